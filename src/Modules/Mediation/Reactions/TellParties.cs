using Fashu.Matters;
using Fashu.Notices;

namespace Fashu.Mediation;

/// <summary>Tells the parties what happened. Each stage is a fact; notices of the stages before are withdrawn when it is no longer true.</summary>
internal sealed class TellParties(AppDb db, INotices notices, Settings settings) : IReactTo<MediationFiled>, IReactTo<MediationAssigned>, IReactTo<MediationAccepted>, IReactTo<MediationConsented>,
    IReactTo<MediationHandedUp>, IReactTo<MediationAgreed>, IReactTo<MediationFailed>, IReactTo<MatterClosed>
{
    private static readonly string[] stages = ["filed", "accepted", "consented", "agreed", "failed", "closed"];

    public Task React(MediationFiled e, CancellationToken cancel) => Tell(e.Case, "filed", e.At, cancel, m => m.Stage is Stage.Filed or Stage.Guarded,
        (m, p) => p.Side == Side.Respondent ? null : e.Danger ? new("申请已收到", "工作人员正在看您的申请，会尽快联系您。有危险请马上拨打110。", false) : new("申请已收到", $"调解员会在{settings.Words(MediationClocks.Accept, e.At)}内答复您。", false));

    public async Task React(MediationAssigned e, CancellationToken cancel)
    {
        if (await db.Load<MediationCase>(e.Case, cancel) is not { } matter || matter.Handler != e.Mediator || matter.ClosedAt is not null) return;
        // What was said of an earlier mediator is true no longer.
        foreach (var earlier in await Earlier(matter, cancel)) await notices.Cancel($"mediation-{e.Case}-mediator-{earlier}", e.At, cancel);
        foreach (var party in matter.Parties.Where(p => p.Side == Side.Applicant || p.ConsentedAt is not null))
            Send(matter, party, $"mediator-{e.Mediator}", new("已安排调解员", $"您的事由调解员{matter.HandlerName}办理。", false), $"mediation-{e.Case}-mediator-{e.Mediator}", e.At);
    }

    public Task React(MediationAccepted e, CancellationToken cancel) => Tell(e.Case, "accepted", e.At, cancel, m => m.Stage == Stage.Accepted,
        (_, p) => p.Side == Side.Respondent ? null : new("调解申请已受理", "调解员正在联系对方，请留意进展。", true));

    public Task React(MediationConsented e, CancellationToken cancel) => Tell(e.Case, "consented", e.At, cancel, m => m.Stage is Stage.Mediating or Stage.Suspended,
        (_, p) => p.Side == Side.Respondent ? new("您已同意参加调解", "调解员会跟您约时间。", false) : new("对方同意参加调解", "调解员会跟您约时间。", true));

    public Task React(MediationHandedUp e, CancellationToken cancel) => Tell(e.Case, null, e.At, cancel, m => m.ClosedAt is null,
        (_, p) => p.Side == Side.Respondent && p.ConsentedAt is null ? null : new("已提级办理", $"您的事已转到{e.Level}调解委员会继续调解，编号不变。", false));

    public Task React(MediationAgreed e, CancellationToken cancel) => Tell(e.Case, "agreed", e.At, cancel, m => m.Agreement?.EffectiveAt is not null,
        (_, _) => new("调解协议已生效", "请按约定履行。需要的话，双方可以在30日内一起申请司法确认。", true));

    public Task React(MediationFailed e, CancellationToken cancel) => Tell(e.Case, "failed", e.At, cancel, m => m.Stage is Stage.Terminated,
        (_, _) => new("这次没有调解成", "调解员会告诉您还可以走哪些途径。", true));

    public Task React(MatterClosed e, CancellationToken cancel) => e.Kind != MediationCase.KindKey ? Task.CompletedTask : Tell(e.Matter, "closed", e.At, cancel, m => m.ClosedAt is not null,
        (m, p) => m.Stage switch
        {
            Stage.NotAccepted => p.Side == Side.Applicant ? new("没有受理", "请打开看理由和该走的途径。", true) : null,
            Stage.Withdrawn => p.Side == Side.Respondent ? new("对方撤回了申请", "这次调解不再进行，您不用做什么。", true) : new("申请已撤回", "以后需要还可以再申请。", false),
            Stage.RoutesTold => new("还可以走的途径", "调解已结束，请打开看还可以走哪些途径、下载材料。", true, "人民调解法第26条"),
            _ => null,
        });

    private sealed record Words(string Title, string Text, bool Sms, string? Law = null);

    private async Task Tell(Guid id, string? stage, DateTime at, CancellationToken cancel, Func<MediationCase, bool> still, Func<MediationCase, Party, Words?> words)
    {
        if (await db.Load<MediationCase>(id, cancel) is not { } matter || !still(matter)) return;
        // an agreement binds whatever comes after it: what was said of it stays true
        if (stage is not null) foreach (var past in stages.Where(s => s != stage && (s != "agreed" || matter.Agreement?.EffectiveAt is null))) await notices.Cancel($"mediation-{id}-{past}", at, cancel);
        // An invitation that was not delivered says nothing true once the matter is beyond it.
        if (stage is "failed" or "closed" or "consented") foreach (var invitation in matter.Invitations) await notices.Cancel($"invitation-{invitation.Id}", at, cancel);
        foreach (var party in matter.Parties)
            if (words(matter, party) is { } said) Send(matter, party, stage ?? $"up-{at.Ticks}", said, stage is null ? null : $"mediation-{id}-{stage}", at);
    }

    private void Send(MediationCase matter, Party party, string what, Words said, string? fact, DateTime at)
    {
        if (party.PersonId is { } person)
            notices.Send(new NoticeDraft($"mediation-{matter.Id}-{what}-{party.Side}", person, $"{said.Title}：{matter.Title}", said.Text, $"/mediation/{matter.Id}", matter.Id, said.Sms, fact, said.Law), at);
    }

    private async Task<IEnumerable<Guid>> Earlier(MediationCase matter, CancellationToken cancel) =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            db.Steps.Where(s => s.MatterId == matter.Id && s.ById != matter.Handler && s.ById != Actor.SystemId && s.ByPost != null).Select(s => s.ById).Distinct(), cancel);
}
