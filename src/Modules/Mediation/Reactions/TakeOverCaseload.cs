using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>An officer leaves: every open case goes to the successor; where that one must stand aside, to the committee (PML 19, 23).</summary>
internal sealed class TakeOverCaseload(AppDb db, IOrganizations organizations) : IReactTo<CaseloadHandedOver>
{
    public async Task React(CaseloadHandedOver handed, CancellationToken cancel)
    {
        var open = await db.MediationCases.AsNoTracking().Where(c => c.Handler == handed.From && c.ClosedAt == null).Select(c => c.Id).ToListAsync(cancel);
        var by = Actor.System(handed.At);
        foreach (var id in open)
        {
            if (await db.Load<MediationCase>(id, cancel) is not { } matter || matter.Handler != handed.From) continue;
            string[] names = [.. matter.Parties.Select(p => p.Name)];
            Guid[] people = [.. matter.Parties.Select(p => p.PersonId).OfType<Guid>()];
            var aside = names.Contains(handed.ToName) || await organizations.HasConflict(handed.To, names, people, cancel);
            if (aside) matter.HandOver(null, null, $"{handed.Reason}；接手人{handed.ToName}应当回避，由调委会指派", by);
            else matter.HandOver(handed.To, handed.ToName, handed.Reason, by);
            await db.SaveChangesAsync(cancel);
        }
    }
}
