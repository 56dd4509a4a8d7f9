using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer leaves: every open case goes to the successor both signed for, however many he has already; where he must stand aside, the centre assigns anew.</summary>
internal sealed class TakeOverAid(AppDb db, IOrganizations organizations, StandAside aside, HandingOut handing, Settings settings) : IReactTo<CaseloadHandedOver>
{
    public async Task React(CaseloadHandedOver handed, CancellationToken cancel)
    {
        var open = await db.AidCases.AsNoTracking().Where(c => c.Handler == handed.From && (c.ClosedAt == null || c.Stage == AidStage.Terminated)).Select(c => c.Id).ToListAsync(cancel);
        if (open.Count == 0) return;
        var by = Actor.System(handed.At);
        var next = (await organizations.Lawyer(handed.To, cancel))?.Card;
        using var turn = next is null ? null : await handing.Firm(next.Firm, cancel);
        foreach (var id in open)
        {
            var hand = next is null ? null : await db.HandOf(next.Firm, cancel);
            if (await db.Load<AidCase>(id, cancel) is not { } matter || matter.Handler != handed.From) continue;
            var why = await Why(next, matter, cancel);
            matter.HandOver(next is null || why is not null ? null : (next.Staff, next.Name, next.Firm, next.FirmName), why is null ? handed.Reason : $"{handed.Reason}；接手人{handed.ToName}不能承办这件（{why}），由中心另派", by, settings);
            if (hand is null || why is not null) await db.SaveChangesAsync(cancel);
            else await db.SaveGiven(hand, cancel);
        }
    }

    private async Task<string?> Why(LawyerCard? next, AidCase matter, CancellationToken cancel)
    {
        if (next is null) return "不在法律援助律师名册上";
        var sides = Sides.Of(matter);
        return await aside.Why(next, sides, await aside.Around(sides, cancel), cancel);
    }
}
