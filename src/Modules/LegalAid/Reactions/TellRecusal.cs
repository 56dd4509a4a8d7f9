using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the head, or the department where it is the head, that somebody is to stand aside, and whoever asked what was answered; and the department what is proposed after deceit.</summary>
internal sealed class TellRecusal(AppDb db, INotices notices, IOrganizations organizations) : IReactTo<AidRecusalAsked>, IReactTo<AidRecusalDecided>, IReactTo<AidPenaltyProposed>
{
    public async Task React(AidRecusalAsked e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { OpenRecusal: { } open } matter)
            await Tell(matter, open.OfHead ? AidPermissions.JudgeObjections : AidPermissions.Decide, "有人要求工作人员回避", $"请在{matter.Clocks.Last(c => c.Rule == AidClocks.Recuse.Key).DueDay.Formal()}前答复{(open.Again ? "，这是复核" : "")}。", "recusal", e.At, cancel);
    }

    // nobody else learns that it was asked at all
    public async Task React(AidRecusalDecided e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { } matter || matter.Recusals.FirstOrDefault(r => r.Id == e.Recusal) is not { } answered) return;
        var own = matter.Persons.Any(p => p.PersonId == answered.AskedBy);
        if (own && matter.Present.All(p => p.PersonId != answered.AskedBy)) return;
        var title = $"{(e.Granted ? own ? "已经决定换人办" : "已经决定回避" : "回避的要求没有同意")}：{matter.Title}";
        notices.Send(new NoticeDraft($"legalaid-{matter.Id}-recusal-{e.At.Ticks}-{answered.AskedBy}", answered.AskedBy, title, e.Granted ? $"这位工作人员不再办{(own ? "您" : "")}这件事。" : answered.Again ? "这是复核的答复，理由请打开看。" : "理由请打开看；不服的，可以要求复核一次。", own ? $"/aid/{matter.Id}" : $"/work/aid/{matter.Id}", matter.Id, own), e.At);
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
