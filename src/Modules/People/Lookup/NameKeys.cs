using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Keeps the readings of names beside the names: written, corrected and erased in the same save.</summary>
internal static class NameKeys
{
    public const string Purpose = "name-key";

    /// <summary>Called by every save, so that no slice can forget it; costs nothing where no name changes.</summary>
    public static async ValueTask Follow(AppDb db, CancellationToken cancel)
    {
        var named = db.ChangeTracker.Entries<Person>().Where(e => e.State is EntityState.Added or EntityState.Deleted
            || (e.State == EntityState.Modified && (e.Property(p => p.Name).IsModified || e.Property(p => p.Guardian).IsModified || e.Property(p => p.ClosedAt).IsModified))).ToList();
        if (named.Count == 0) return;
        var known = named.Where(e => e.State != EntityState.Added).Select(e => e.Entity.Id).ToList();
        var old = known.Count == 0 ? [] : await db.NameKeys.Where(k => known.Contains(k.PersonId)).ToListAsync(cancel);
        foreach (var entry in named)
        {
            var wanted = entry.State == EntityState.Deleted ? [] : Of(db, entry.Entity);
            var had = old.Where(k => k.PersonId == entry.Entity.Id).ToList();
            db.RemoveRange(had.Where(k => !wanted.Contains(k.Key)));
            db.AddRange(wanted.Where(key => had.All(k => k.Key != key)).Select(key => NameKey.Of(entry.Entity.Id, key)));
        }
    }

    /// <summary>Children and closed accounts are not to be found.</summary>
    public static HashSet<string> Of(AppDb db, Person person) =>
        person is { Name: { Length: > 0 } name, Guardian: null, ClosedAt: null } && VaultModel.Of(db) is { } vault ? [.. NameReadings.KeysOf(name).Select(k => vault.Blind(k, Purpose))] : [];

    /// <summary>People whose name may be read as what was typed.</summary>
    public static IQueryable<Guid> Asked(AppDb db, string typed)
    {
        var vault = VaultModel.Of(db)!;
        List<string> keys = [.. NameReadings.KeysAsked(typed).Select(k => vault.Blind(k, Purpose))];
        return db.NameKeys.Where(k => keys.Contains(k.Key)).Select(k => k.PersonId);
    }
}

/// <summary>Fills the readings of names that were there before, or came in past the house's own saves.</summary>
internal sealed class FillNameKeys(AppDb db) : IJob
{
    private const int Batch = 500;

    public string Name => "people-name-keys";
    public string Title => "补齐姓名的拼音";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken cancel)
    {
        var (last, keys) = (Guid.Empty, db.NameKeys);
        while (true)
        {
            var bare = await db.People.AsNoTracking().Where(p => p.Name != null && p.Guardian == null && p.ClosedAt == null && p.Id.CompareTo(last) > 0 && !keys.Any(k => k.PersonId == p.Id))
                .OrderBy(p => p.Id).Take(Batch).ToListAsync(cancel);
            if (bare.Count == 0) return;
            last = bare[^1].Id;
            db.AddRange(bare.SelectMany(p => NameKeys.Of(db, p).Select(key => NameKey.Of(p.Id, key))));
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { } // corrected this moment: the save that did it wrote the keys
            db.ChangeTracker.Clear();
        }
    }
}
