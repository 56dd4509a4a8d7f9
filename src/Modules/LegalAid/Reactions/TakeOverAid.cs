using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer leaves: every open case goes to the successor both signed for, however many he has already; where he must stand aside or is not there, the centre assigns anew.</summary>
internal sealed class TakeOverAid(AppDb db, IOrganizations organizations, StandAside aside, HandingOut handing, Settings settings) : IReactTo<CaseloadHandedOver>
{
    public async Task React(CaseloadHandedOver handed, CancellationToken cancel)
    {
        var open = await db.AidCases.AsNoTracking().Where(c => c.Handler == handed.From && (c.ClosedAt == null || c.Stage == AidStage.Terminated)).Select(c => c.Id).ToListAsync(cancel);
        if (open.Count == 0) return;
        var by = Actor.System(handed.At);
        var next = await organizations.Lawyer(handed.To, cancel) is { IsThere: true } successor ? successor.Card : null;
        using var turn = next is null ? null : await handing.Firm(next.Firm, cancel);
        foreach (var id in open)
        {
            var hand = next is null ? null : await db.HandOf(next.Firm, cancel);
            if (await db.Load<AidCase>(id, cancel) is not { } matter || matter.Handler != handed.From) continue;
            var may = next is not null && await May(next, matter, cancel);
            // why not is nothing the applicant learns: it may tell of other people's cases
            matter.HandOver(may ? (next!.Staff, next.Name, next.Firm, next.FirmName) : null, may ? handed.Reason : $"{handed.Reason}；接手人{handed.ToName}不能承办这件，由中心另派", by, settings);
            if (hand is null || !may) await db.SaveChangesAsync(cancel);
            else await db.SaveGiven(hand, cancel);
        }
    }

    private async Task<bool> May(LawyerCard next, AidCase matter, CancellationToken cancel)
    {
        var sides = Sides.Of(matter);
        return await aside.Why(next, sides, await aside.Around(sides, cancel), cancel) is null;
    }
}
