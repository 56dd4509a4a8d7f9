using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the lawyer of a case in his hands, and the officers of what now waits for their post.</summary>
internal sealed class TellOfficers(AppDb db, INotices notices, IOrganizations organizations, SiteAddress site) : IReactTo<AidAssigned>, IReactTo<AidUnassigned>, IReactTo<AidTaken>, IReactTo<AidMandateSigned>, IReactTo<AidMandateRevoked>, IReactTo<AidApplied>, IReactTo<AidNotified>, IReactTo<AidProposed>, IReactTo<AidObjected>, IReactTo<AidObjectionJudged>, IReactTo<AidReplacementAsked>, IReactTo<AidFileReturned>, IReactTo<AidOfferEnded>, IReactTo<AidWished>, IReactTo<Matters.MatterClosed>
{
    public async Task React(AidAssigned e, CancellationToken cancel)
    {
        await notices.Cancel(Hand(e.Case), e.At, cancel);
        if (await db.Load<AidCase>(e.Case, cancel) is not { ClosedAt: null } matter || matter.Handler != e.Lawyer) return;
        var due = matter.Clocks.FirstOrDefault(c => c.Rule == AidClocks.Take.Key && c.Runs)?.DueDay;
        var text = due is { } day ? $"请在{day.Formal()}前接收，或者写明理由退回。" : "请接着办。";
        notices.Send(new NoticeDraft($"{Hand(matter.Id)}-{e.At.Ticks}", e.Lawyer, $"有一件援助案件派给您：{matter.Number}", text, $"/work/aid/{matter.Id}", matter.Id, Fact: Hand(matter.Id)), e.At);
        if (await organizations.Phone(e.Lawyer, cancel) is { } phone)
            notices.Send(new PhoneMessage($"{Hand(matter.Id)}-{e.At.Ticks}-sms", phone, $"有一件法律援助案件派给您，{text}{site.Full($"/work/aid/{matter.Id}")}", matter.Id, Hand(matter.Id)), e.At);
    }

    public Task React(AidUnassigned e, CancellationToken cancel) => notices.Cancel(Hand(e.Case), e.At, cancel);

    public Task React(AidTaken e, CancellationToken cancel) => notices.Cancel(Hand(e.Case), e.At, cancel);

    // with the last signature; who wants to know of each looks at the case
    public async Task React(AidMandateSigned e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Handling, Handler: { } lawyer, Mandate: not null } matter && matter.Unsigned.Count == 0)
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-mandates-{matter.Mandate.Id}", lawyer, $"委托书都签好了：{matter.Number}", $"一共{matter.Persons.Count}人。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    public async Task React(AidMandateRevoked e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Handler: { } lawyer } matter && matter.Persons.FirstOrDefault(p => p.Id == e.Person) is { } person)
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-revoked-{e.Person}-{e.At.Ticks}", lawyer, $"{person.Name}撤回了委托：{matter.Number}", $"请停止代理{person.Name}，不要再替他和解、立案、开庭。其他受援人不受影响。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    // only what cannot wait for the next look at the desk
    public async Task React(AidApplied e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Review } matter && matter.MayGiveFirst(e.At))
            await Tell(matter, AidPermissions.Examine, "急：可以先行援助", "起诉、仲裁的最后一天不到7天，或者要马上保全。", $"/work/aid/{matter.Id}", e.At, cancel);
    }

    public async Task React(AidNotified e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Granted, Handler: null } matter)
            await Tell(matter, AidPermissions.Examine, "办案机关通知指派律师", $"请在{matter.Clocks.First(c => c.Rule == AidClocks.Notice.Key).DueDay.Formal()}前指派并告知{matter.NoticeFrom}。", $"/work/aid/{matter.Id}/assign", e.At, cancel);
    }

    public async Task React(AidProposed e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Proposed } matter)
            await Tell(matter, AidPermissions.Decide, "等您决定", "审查人员已经提出意见。", $"/work/aid/{matter.Id}/decide", e.At, cancel);
    }

    public async Task React(AidObjected e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.RefusalObjected or AidStage.TerminationObjected } matter)
            await Tell(matter, AidPermissions.JudgeObjections, "有人对援助决定提出异议", "请在5日内审查。", $"/work/aid/{matter.Id}/objection", e.At, cancel);
    }

    // the termination is undone: whoever had it goes on
    public async Task React(AidObjectionJudged e, CancellationToken cancel)
    {
        if (e.Upheld || await db.Load<AidCase>(e.Case, cancel) is not { Stage: AidStage.Handling or AidStage.Granted } matter) return;
        if (matter.Handler is not { } lawyer) await Tell(matter, AidPermissions.Examine, "决定被责令改正，请指派律师", "对不予或者终止援助的异议成立。", $"/work/aid/{matter.Id}/assign", e.At, cancel);
        else
        {
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-again-{e.At.Ticks}", lawyer, $"请接着办：{matter.Number}", $"受援人的异议成立，终止援助被责令改正。{(matter.Contacted ? "委托书已经失效的，请重新签。" : "请联系受援人。")}", $"/work/aid/{matter.Id}", matter.Id), e.At);
        }
    }

    public async Task React(AidReplacementAsked e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { ReplacementAsked: not null } matter)
            await Tell(matter, AidPermissions.Examine, "受援人要求更换律师", "请答复是否同意。", $"/work/aid/{matter.Id}/replacement", e.At, cancel);
    }

    public async Task React(AidOfferEnded e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { } matter) return;
        var (title, text, page) = e.Lapsed ? ("派单到期，没有律师接", $"请在{matter.AssignBy?.Formal()}前直接指派。", "/assign") : ("派单有律师接了", $"{e.TakenBy}律师接了这一件。", "");
        if (e.TakenBy is null && !(e.Lapsed && matter is { Stage: AidStage.Granted, OfferEndsAt: null })) return;
        notices.Send(new NoticeDraft($"legalaid-{matter.Id}-offer-{e.At.Ticks}", e.OfferedBy, $"{title}：{matter.Title}", text, $"/work/aid/{matter.Id}{page}", matter.Id), e.At);
    }

    public async Task React(AidWished e, CancellationToken cancel)
    {
        // before the grant it is seen when somebody is assigned
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Granted, HasOpenWish: true } matter)
            await Tell(matter, AidPermissions.Examine, "申请人点了律师", $"想请{matter.WishedName}律师。", $"/work/aid/{matter.Id}/assign", e.At, cancel);
    }

    public async Task React(AidFileReturned e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { Stage: AidStage.Finished, Handler: { } lawyer } matter)
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-file-{e.At.Ticks}", lawyer, $"卷宗退回补正：{matter.Number}", "请打开看要补什么。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    public async Task React(Matters.MatterClosed e, CancellationToken cancel)
    {
        if (e.Kind != AidCase.KindKey) return;
        await notices.Cancel(Hand(e.Matter), e.At, cancel);
        if (await db.Load<AidCase>(e.Matter, cancel) is not { Stage: AidStage.Terminated } matter) return;
        if (matter.NoticeFrom is { } organ) await Tell(matter, AidPermissions.Examine, $"援助终止了，请告知{organ}", "告知函已经写好，打开打印、送达。", $"/aid/{matter.Id}/papers/organ-ended", e.At, cancel);
        if (matter.Handler is { } lawyer)
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-ended-{e.At.Ticks}", lawyer, $"援助已经终止：{matter.Number}", "请停止以法律援助律师的身份办理，打开看理由。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    private async Task Tell(AidCase matter, Permission permission, string title, string text, string page, DateTime at, CancellationToken cancel)
    {
        foreach (var officer in await organizations.Holders(permission.Key, matter.Place, cancel))
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-{permission.Key}-{at.Ticks}-{officer.Id}", officer.Id, $"{title}：{matter.Title}", text, page, matter.Id), at);
    }

    private static string Hand(Guid matter) => $"legalaid-{matter}-hand";
}
