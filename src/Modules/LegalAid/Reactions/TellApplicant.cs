using Fashu.Matters;
using Fashu.Notices;

namespace Fashu.LegalAid;

/// <summary>Tells the applicant what happened. Each stage is a fact; what was said before and is true no longer is taken back.</summary>
internal sealed class TellApplicant(AppDb db, INotices notices) : IReactTo<AidApplied>, IReactTo<AidSupplementAsked>, IReactTo<AidSupplied>, IReactTo<AidGranted>, IReactTo<AidTransferred>, IReactTo<AidAssigned>, IReactTo<AidTaken>,
    IReactTo<AidReported>, IReactTo<AidHearingSet>, IReactTo<AidObjectionJudged>, IReactTo<AidFinished>, IReactTo<AidUnassigned>, IReactTo<MatterClosed>
{
    public Task React(AidApplied e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Review ? ("申请已收到", $"法律援助中心会在{Day(m, AidClocks.Review)}前作出决定。", false) : null);

    public Task React(AidSupplementAsked e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Supplement ? ("请补充材料", $"请在{Day(m, AidClocks.Supplement)}前补充或者说明，到期没有补充的视为撤回申请。打开看缺什么。", true) : null);

    public Task React(AidSupplied e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.Stage == AidStage.Review ? ("补充的材料已收到", "法律援助中心接着审查。", false) : null);

    public Task React(AidTransferred e, CancellationToken cancel) => Tell(e.Case, "transfer", e, e.At, cancel, m => ("申请已转到该管的机构", $"转到{e.Centre}，您不用重新申请，期限接着算。", true));

    public Task React(AidGranted e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => m.ClosedAt is not null ? null
        : (e.First ? "先给您派律师" : "决定给您法律援助", e.First ? $"事情紧急，先派律师，手续请在{Day(m, AidClocks.Complete)}前补齐。不收钱。" : "律师派好以后会告诉您。不收钱，也不收东西。", true));

    public Task React(AidAssigned e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Handler == e.Lawyer ? ("已经派了律师", $"{m.FirmName}律师{m.HandlerName}，接收以后会联系您。", false) : null);

    public Task React(AidTaken e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Handler == e.Lawyer ? ("律师已经接手", $"{m.FirmName}律师{m.HandlerName}会在{Day(m, AidClocks.Contact)}前联系您。", true) : null);

    public Task React(AidUnassigned e, CancellationToken cancel) => Tell(e.Case, "lawyer", e, e.At, cancel, m => m.Stage == AidStage.Granted ? ("正在给您另派律师", "原来的律师不再承办，派好以后会告诉您。", false) : null);

    public Task React(AidReported e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, _ => ("律师报告了进展", "请打开看办到哪一步了。", false));

    public Task React(AidHearingSet e, CancellationToken cancel) => Tell(e.Case, null, e, e.At, cancel, m => ("定了开庭的时间", $"{e.Hearing.FormalTime()}，请打开看在哪里、带什么。", true));

    public Task React(AidObjectionJudged e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => e.Upheld ? ("异议审查有了结果", "您对法律援助决定的异议：维持原来的决定。还可以申请行政复议或者起诉，请登录看。", true) : ("异议审查有了结果", "您对法律援助决定的异议成立，法律援助中心会接着办。", true));

    public Task React(AidFinished e, CancellationToken cancel) => Tell(e.Case, "stage", e, e.At, cancel, m => ("案件已经办结", "您的法律援助案件已经办结，请登录看结果。", true));

    public Task React(MatterClosed e, CancellationToken cancel) => e.Kind != AidCase.KindKey ? Task.CompletedTask : Tell(e.Matter, "stage", e, e.At, cancel, m => m.Stage switch
    {
        _ when m.UpheldAt == e.At => null, // said by the answer to the objection
        AidStage.Refused => ("这次不能给法律援助", "这次法律援助没有批准或者已经终止，请登录看理由。不同意的，可以提出异议。", true),
        AidStage.Terminated => ("法律援助已经终止", "这次法律援助没有批准或者已经终止，请登录看理由。不同意的，可以提出异议。", true),
        AidStage.Withdrawn when m.Lapsed => ("法律援助申请视为撤回", "到期没有补充材料，也没有说明。以后需要还可以再申请法律援助。", true),
        AidStage.Withdrawn => ("法律援助申请已撤回", "以后需要还可以再申请。", true),
        _ => null,
    });

    /// <param name="fact">What is told takes the place of what was told under the same name; null stands for itself.</param>
    private async Task Tell(Guid id, string? fact, object announced, DateTime at, CancellationToken cancel, Func<AidCase, (string Title, string Text, bool Sms)?> words)
    {
        if (await db.Load<AidCase>(id, cancel) is not { } matter || words(matter) is not { } said) return;
        var key = $"legalaid-{id}-{fact ?? at.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (fact is not null) await notices.Cancel(key, at, cancel);
        foreach (var person in matter.Persons.Select(p => p.PersonId).OfType<Guid>().Distinct())
            notices.Send(new NoticeDraft($"{key}-{announced.GetType().Name}-{at.Ticks}-{person}", person, $"{said.Title}：{matter.Title}", said.Text, $"/aid/{id}", id, said.Sms && !matter.IsConfidential, fact is null ? null : key), at);
    }

    private static string Day(AidCase matter, ClockRule rule) => matter.Clocks.Where(c => c.Rule == rule.Key).MaxBy(c => c.StartedAt)?.DueDay.Formal() ?? "期限";
}
