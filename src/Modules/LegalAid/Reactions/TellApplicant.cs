using Fashu.Matters;
using Fashu.Notices;

namespace Fashu.LegalAid;

/// <summary>Tells the applicant what happened. Each stage is a fact; what was said before and is true no longer is taken back.</summary>
internal sealed class TellApplicant(AppDb db, INotices notices) : IReactTo<AidApplied>, IReactTo<AidSupplementAsked>, IReactTo<AidSupplied>, IReactTo<AidGranted>, IReactTo<AidTransferred>, IReactTo<AidAssigned>, IReactTo<AidTaken>,
    IReactTo<AidReported>, IReactTo<AidHearingSet>, IReactTo<AidHearingChanged>, IReactTo<AidObjectionJudged>, IReactTo<AidObjectionEnded>, IReactTo<AidFinished>, IReactTo<AidMandatePrepared>, IReactTo<AidMandateSigned>, IReactTo<AidMandateEnded>, IReactTo<AidPersonLeft>, IReactTo<AidUnassigned>, IReactTo<AidReplacementRefused>, IReactTo<AidPersonDied>, IReactTo<AidWishAnswered>, IReactTo<MatterClosed>
{
    // who applied on the own phone has just read it there; who told it to somebody has nothing in the hand yet
    public Task React(AidApplied e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Review ? ("申请已收到", $"法律援助中心会在{Day(m, AidClocks.Review)}前作出决定。", Channels.OfStaff.Any(c => c.Word == m.Channel)) : null);

    public Task React(AidSupplementAsked e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Supplement ? ("请补充材料", $"{(m.Undelivered.Count > 0 ? "请尽快补充或者说明" : $"请在{Day(m, AidClocks.Supplement)}前补充或者说明")}，到期没有补充的视为撤回申请。打开看缺什么。", true) : null);

    public Task React(AidSupplied e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Review ? ("补充的材料已收到", "法律援助中心接着审查。", false) : null);

    public Task React(AidTransferred e, CancellationToken cancel) => Tell(e.Case, "transfer", e, e.At, cancel, m => ("申请已转到该管的机构", $"转到{e.Centre}，您不用重新申请，期限接着算。", true));

    public Task React(AidGranted e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.ClosedAt is not null ? null
        : (e.First ? "先给您派律师" : "决定给您法律援助", e.First ? $"事情紧急，先派律师，手续请在{Day(m, AidClocks.Complete)}前补齐。不收钱。" : "律师派好以后会告诉您。不收钱，也不收东西。", true));

    public Task React(AidAssigned e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Handler != e.Lawyer ? null : m.Stage is not (AidStage.Assigned or AidStage.Handling) ? ("律师换了", $"{m.FirmName}律师{m.HandlerName}接着办后面的手续。", false) : ("已经派了律师", $"{m.FirmName}律师{m.HandlerName}，接收以后会联系您。", false));

    public Task React(AidTaken e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Handler == e.Lawyer ? ("律师已经接手", $"{m.FirmName}律师{m.HandlerName}会在{Day(m, AidClocks.Contact)}前联系您。", true) : null);

    public Task React(AidUnassigned e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Stage == AidStage.Granted ? ("正在给您另派律师", "原来的律师不再承办，派好以后会告诉您。", false) : null);

    public Task React(AidReplacementRefused e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, m => m.Handler is null ? null : ("换律师的要求有了答复", "这次不换律师，为什么请打开看。还有不满意的，可以向法律援助中心或者司法局投诉。", true));

    // what was on its way to him stays here
    public async Task React(AidPersonDied e, CancellationToken cancel)
    {
        await notices.Cancel(RatingRequest.Fact(e.Case, e.Participant), e.At, cancel);
        if (e.Account is { } account) await notices.Cancel(account, e.Case, e.At, cancel);
    }

    // that it is followed is told with the lawyer's name; why not may be read by others on a phone
    public Task React(AidWishAnswered e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, m => m.WishRefused is null ? null : ("您想请的律师这次不能办", "法律援助中心会派别的律师，为什么请打开看。", false));

    public Task React(AidMandatePrepared e, CancellationToken cancel) => Tell(e.Case, "mandate", e, e.At, cancel,
        m => m is { Stage: AidStage.Handling, Mandate: { } mandate } && mandate.PreparedAt == e.At ? ("请签授权委托书", "律师准备好了委托书，请打开看全文，签了名律师才能代您办理。", true) : null, (m, p) => m.Unsigned.Contains(p), page: "/sign");

    // what one person was asked is answered; the others are still asked
    public Task React(AidMandateSigned e, CancellationToken cancel) => Tell(e.Case, "mandate", e, e.At, cancel, m => m.Mandate?.SignatureOf(e.Person) is null ? null : ("委托书已经签好", "可以随时在这件事里撤回。", false), (_, p) => p.Id == e.Person);

    public Task React(AidMandateEnded e, CancellationToken cancel) => Tell(e.Case, "mandate", e, e.At, cancel, m => m.Mandate is not null || m.Ended is not null ? null : ("原来的委托书不再有效", "律师换了，给原来律师的委托书从现在起失效。新的律师会请您重新签。", false), (_, _) => true);

    public Task React(AidReported e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, _ => ("律师报告了进展", "请打开看办到哪一步了。", false));

    public Task React(AidHearingSet e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, m => ("定了开庭的时间", $"{e.Hearing.FormalTime()}，请打开看在哪里、带什么。", true));

    public async Task React(AidHearingChanged e, CancellationToken cancel)
    {
        await notices.Cancel(RemindHearings.Fact(e.Hearing), e.At, cancel);
        await Tell(e.Case, null, e, e.At, cancel, m => e.To is { } to ? ("开庭的时间变了", $"{e.From.FormalTime()}的改到{to.FormalTime()}，请打开看在哪里、为什么。", true) : ("开庭取消了", $"{e.From.FormalTime()}的不开了，请打开看为什么。", true));
    }

    public Task React(AidObjectionJudged e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => e.Upheld ? ("异议审查有了结果", "您对法律援助决定的异议：维持原来的决定。还可以申请行政复议或者起诉，请登录看。", true) : ("异议审查有了结果", "您对法律援助决定的异议成立，法律援助中心会接着办。", true));

    public Task React(AidObjectionEnded e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage is not (AidStage.Refused or AidStage.Terminated) ? null
        : ("异议审查已经终结", "同案提出异议的人去世了，原来的决定不变。您自己不同意的，可以自己提出异议。", true));

    public Task React(AidFinished e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => ("案件已经办结", "您的法律援助案件已经办结，请登录看结果。", true));

    public async Task React(AidPersonLeft e, CancellationToken cancel)
    {
        if (e.Account is not { } account || await db.Load<AidCase>(e.Case, cancel) is not { } matter) return;
        notices.Send(new NoticeDraft($"legalaid-{e.Case}-left-{account}", account, $"您已退出：{matter.Title}", "其他人的继续办。以后需要还可以再申请法律援助。", "/my", null, Sms: false), e.At); // what he agreed about his phone ended with his part
    }

    public Task React(MatterClosed e, CancellationToken cancel) => e.Kind != AidCase.KindKey ? Task.CompletedTask : Tell(e.Matter, "stage", e, e.At, cancel, m => m.Stage switch
    {
        _ when m.UpheldAt == e.At => null, // said by the answer to the objection
        AidStage.Refused => ("这次不能给法律援助", "这次法律援助没有批准或者已经终止，请登录看理由。不同意的，可以提出异议。", true),
        AidStage.Terminated => ("法律援助已经终止", "这次法律援助没有批准或者已经终止，请登录看理由。不同意的，可以提出异议。", true),
        AidStage.Withdrawn when m.Lapsed => ("法律援助申请视为撤回", "到期没有补充材料，也没有说明。以后需要还可以再申请法律援助。", true),
        AidStage.Withdrawn => ("法律援助申请已撤回", "以后需要还可以再申请。", true),
        _ => null,
    });

    /// <param name="whom">Whom of the aided persons it concerns; null: all.</param>
    /// <param name="fact">What is told takes the place of what was told under the same name; null stands for itself.</param>
    private async Task Tell(Guid id, string? fact, object announced, DateTime at, CancellationToken cancel, Func<AidCase, (string Title, string Text, bool Sms)?> words, Func<AidCase, AidPerson, bool>? whom = null, string page = "")
    {
        if (await db.Load<AidCase>(id, cancel) is not { } matter || words(matter) is not { } said) return;
        var key = $"legalaid-{id}-{fact ?? at.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (fact is not null && whom is null) await notices.Cancel(key, at, cancel);
        foreach (var person in matter.Present.Where(p => whom?.Invoke(matter, p) != false).Select(p => p.PersonId).OfType<Guid>().Distinct())
        {
            // what concerns one of many is a fact of that one
            var own = whom is null ? key : $"{key}-{person}";
            if (fact is not null && whom is not null) await notices.Cancel(own, at, cancel);
            notices.Send(new NoticeDraft($"{own}-{announced.GetType().Name}-{at.Ticks}-{person}", person, $"{said.Title}：{matter.Title}", said.Text, $"/aid/{id}{page}", id, said.Sms, fact is null ? null : own, LawOf(announced, matter)), at);
        }
    }

    // what must reach the person, because a right or a day hangs on it: what is missing, and why there is no aid
    private static string? LawOf(object announced, AidCase matter) => announced switch
    {
        AidSupplementAsked => "法律援助法第43条",
        MatterClosed when matter.Stage == AidStage.Refused => "法律援助法第43条",
        MatterClosed when matter.Stage == AidStage.Terminated => "法律援助法第48、49条",
        _ => null,
    };

    private static string Day(AidCase matter, ClockRule rule) => matter.Clocks.Where(c => c.Rule == rule.Key).MaxBy(c => c.StartedAt)?.DueDay.Formal() ?? "期限";
}
