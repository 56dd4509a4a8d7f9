using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the head and the department that somebody is to stand aside, and the applicants what was answered; and the department what is proposed after deceit.</summary>
internal sealed class TellRecusal(AppDb db, INotices notices, IOrganizations organizations) : IReactTo<AidRecusalAsked>, IReactTo<AidRecusalDecided>, IReactTo<AidPenaltyProposed>
{
    public async Task React(AidRecusalAsked e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { OpenRecusal: { } open } matter)
            // the department decides where it is the head who shall stand aside
            await Tell(matter, open.Officer is { } who && (await organizations.Holders(AidPermissions.Decide.Key, matter.Place, cancel)).Any(h => h.Name == who) ? AidPermissions.JudgeObjections : AidPermissions.Decide, "有人要求工作人员回避", $"请在{matter.Clocks.Last(c => c.Rule == AidClocks.Recuse.Key).DueDay.Formal()}前答复{(open.Again ? "，这是复核" : "")}。", "recusal", e.At, cancel);
    }

    public async Task React(AidRecusalDecided e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { } matter) return;
        foreach (var person in matter.Present.Select(p => p.PersonId).OfType<Guid>().Distinct())
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-recusal-{e.At.Ticks}-{person}", person, $"{(e.Granted ? "已经决定换人办" : "回避的要求没有同意")}：{matter.Title}", e.Granted ? "这位工作人员不再办您这件事。" : "理由请打开看；不服的，可以要求复核一次。", $"/aid/{matter.Id}", matter.Id, true), e.At);
    }

    public async Task React(AidPenaltyProposed e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { AwaitsPenalty: true } matter)
            await Tell(matter, AidPermissions.JudgeObjections, "骗取法律援助，建议处理", $"建议责令支付{(matter.CostsFen ?? 0).Yuan()}，罚款{(matter.ProposedFineFen ?? 0).Yuan()}。", "penalty", e.At, cancel);
    }

    private async Task Tell(AidCase matter, Permission permission, string title, string text, string page, DateTime at, CancellationToken cancel)
    {
        foreach (var officer in await organizations.Holders(permission.Key, matter.Place, cancel))
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-{page}-{at.Ticks}-{officer.Id}", officer.Id, $"{title}：{matter.Title}", text, $"/work/aid/{matter.Id}/{page}", matter.Id), at);
    }
}
