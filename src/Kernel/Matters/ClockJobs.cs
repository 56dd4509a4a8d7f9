using Microsoft.EntityFrameworkCore;

namespace Fashu;

/// <summary>A clock ran out with nobody having acted; said once for each clock.</summary>
public sealed record ClockExpired(Guid Matter, string Kind, Guid Clock, string Rule, ClockExpiry Expiry, DateTime At);

/// <summary>The colour of a matter changed, by an act or by time alone.</summary>
public sealed record ColourChanged(Guid Matter, string Kind, Colour Colour);

/// <summary>Announces clocks that ran out. What expiry means is decided by the module that hears of it.</summary>
internal sealed class ExpireClocks(AppDb db, TimeProvider clock) : IJob
{
    public string Name => "clocks";
    public string Title => "处理到期的时限";
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        while (true)
        {
            var due = await db.Clocks.Where(c => c.State == ClockState.Running && c.DueAt <= now && c.ExpiredAt == null)
                .OrderBy(c => c.DueAt).Take(200).ToListAsync(cancel);
            if (due.Count == 0) return;
            var ids = due.Select(c => c.MatterId).ToList();
            var kinds = await db.Matters.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Kind, cancel);
            foreach (var c in due)
            {
                c.Expire(now);
                if (kinds.TryGetValue(c.MatterId, out var kind)) db.Announce(new ClockExpired(c.MatterId, kind, c.Id, c.Rule, c.Expiry, now));
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Knows how to load a kind of matter; one per kind, registered by its module.</summary>
public interface IMatterKind
{
    string Kind { get; }

    /// <summary>The word people know the service by: 人民调解, 法律援助 …</summary>
    string Title { get; }

    /// <summary>Permissions, any of them, with which a member of staff can have such matters before him: those of a place to read, or those in the own hands.</summary>
    IReadOnlyList<string> SeenWith => [Kind + ".read"];

    /// <summary>Page of one matter for staff and for participants.</summary>
    string StaffPage(Guid id);

    string CitizenPage(Guid id);

    Task<Matter?> Load(AppDb db, Guid id, CancellationToken cancel);

    /// <summary>Who acts next in these matters, said to the participant; none where the kind has no other words for that.</summary>
    /// <param name="roles">The participant's role in each matter.</param>
    Task<IReadOnlyDictionary<Guid, string>> NextFor(AppDb db, IReadOnlyDictionary<Guid, string> roles, DateTime now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
}

/// <summary>Follows the colours that change by time alone.</summary>
internal sealed class FollowColours(AppDb db, TimeProvider clock, Settings settings, IEnumerable<IMatterKind> kinds) : IJob
{
    public string Name => "colours";
    public string Title => "更新五色进度";
    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        while (true)
        {
            var due = await db.Matters.Where(m => m.ChangesAt != null && m.ChangesAt <= now).OrderBy(m => m.ChangesAt).Take(200).ToListAsync(cancel);
            if (due.Count == 0) return;
            foreach (var row in due)
            {
                if (kinds.FirstOrDefault(k => k.Kind == row.Kind) is not { } kind || await kind.Load(db, row.Id, cancel) is not { } matter)
                {
                    row.ChangesAt = null; // its module is gone; asked for ever it would hold up the others
                    continue;
                }
                row.Follow(matter, now, settings);
                if (row.ChangesAt <= now) throw new InvalidOperationException($"The colour of {row.Id} claims to change in the past.");
                // saved like an act: counted in the tally, and refused if somebody acts at this moment
                db.Entry(matter).Property(m => m.Version).IsModified = true;
            }
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // they are read anew
            db.ChangeTracker.Clear();
        }
    }
}
