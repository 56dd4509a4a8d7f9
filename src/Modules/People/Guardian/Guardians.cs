using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Who may act for whom because of age.</summary>
internal sealed class Guardians(AppDb db) : IGuardians
{
    public async Task<IReadOnlyList<WardCard>> WardsOf(Guid guardian, CancellationToken cancel)
    {
        var rows = await db.Guardianships.AsNoTracking().Where(g => g.Guardian == guardian && g.Until == null)
            .Join(db.People.Where(p => p.ClosedAt == null), g => g.Child, p => p.Id, (g, p) => new { g.Child, p.Name, p.BornOn, g.Relation, g.ProvedAt }).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.BornOn).Select(r => new WardCard(r.Child, r.Name ?? "", r.BornOn ?? default, r.Relation.Title(), r.ProvedAt is not null))];
    }

    public async Task<bool> MayActFor(Guid guardian, Guid child, DateTime at, CancellationToken cancel)
    {
        var born = await db.Guardianships.Where(g => g.Guardian == guardian && g.Child == child && g.Until == null && g.ProvedAt != null)
            .Join(db.People.Where(p => p.ClosedAt == null && p.Guardian == guardian), g => g.Child, p => p.Id, (g, p) => p.BornOn).SingleOrDefaultAsync(cancel);
        return born is { } day && CitizenId.AgeOn(day, at.CityDay()) < 18; // of full age: nobody acts by law any more (Civil Code arts. 17, 18)
    }
}
