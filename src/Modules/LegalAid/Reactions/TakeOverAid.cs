using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer leaves: every open case goes to the successor; where that one must stand aside, the centre assigns anew.</summary>
internal sealed class TakeOverAid(AppDb db, AssignLawyer assigning, Settings settings) : IReactTo<CaseloadHandedOver>
{
    public async Task React(CaseloadHandedOver handed, CancellationToken cancel)
    {
        var open = await db.AidCases.AsNoTracking().Where(c => c.Handler == handed.From && (c.ClosedAt == null || c.Stage == AidStage.Terminated)).Select(c => c.Id).ToListAsync(cancel);
        var by = Actor.System(handed.At);
        foreach (var id in open)
        {
            if (await db.Load<AidCase>(id, cancel) is not { } matter || matter.Handler != handed.From) continue;
            var (free, _) = await assigning.Candidates(matter, cancel);
            var next = free.FirstOrDefault(l => l.Staff == handed.To);
            matter.HandOver(next is null ? null : (next.Staff, next.Name, next.Firm, next.FirmName), next is null ? $"{handed.Reason}；接手人{handed.ToName}不能承办这件，由中心另派" : handed.Reason, by, settings);
            await db.SaveChangesAsync(cancel);
        }
    }
}
