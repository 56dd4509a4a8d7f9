using Fashu.Matters;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>The mediator learns that a matter came into his hands, and what the parties said to it; not what he did himself.</summary>
internal sealed class TellMediator(AppDb db, INotices notices) : IReactTo<MediationAssigned>, IReactTo<MediationAccepted>, IReactTo<MediationConsented>, IReactTo<MediationFailed>, IReactTo<MatterClosed>
{
    public async Task React(MediationAssigned assigned, CancellationToken cancel)
    {
        await notices.Cancel(Hand(assigned.Case), assigned.At, cancel);
        if (await Open(assigned.Case, cancel) is not { ClosedAt: null } matter || matter.Handler != assigned.Mediator || await Did(matter, [Act.Assign, Act.Accept, Act.HandUp], cancel)) return;
        var due = matter.Clocks.FirstOrDefault(c => c.Rule == MediationClocks.Accept.Key && c.Runs)?.DueDay;
        Send(matter, $"{Hand(matter.Id)}-{assigned.At.Ticks}", $"有一件事交给您办：{matter.Number ?? matter.Title}", due is { } day ? $"请在{day.Formal()}前决定是否受理。" : $"现在是“{matter.Stage.Title()}”，请接着办。", assigned.At, Hand(matter.Id));
    }

    public Task React(MediationAccepted accepted, CancellationToken cancel) => notices.Cancel(Hand(accepted.Case), accepted.At, cancel);

    public async Task React(MediationConsented consented, CancellationToken cancel)
    {
        if (await Open(consented.Case, cancel) is not { Stage: Stage.Mediating } matter || await Did(matter, [Act.Consent], cancel)) return;
        Send(matter, $"mediation-{matter.Id}-consent-told", $"对方同意调解：{matter.Number}", "请跟双方约时间调解。", consented.At, Word(matter.Id));
    }

    public async Task React(MediationFailed failed, CancellationToken cancel)
    {
        await notices.Cancel(Word(failed.Case), failed.At, cancel);
        if (await Open(failed.Case, cancel) is not { Stage: Stage.Terminated } matter || await Did(matter, [Act.Refuse, Act.Fail], cancel)) return;
        Send(matter, $"mediation-{matter.Id}-refusal-told", $"对方不同意调解：{matter.Number}", "请告知双方还可以走的途径。", failed.At, Word(matter.Id));
    }

    public async Task React(MatterClosed closed, CancellationToken cancel)
    {
        if (closed.Kind != MediationCase.KindKey) return;
        foreach (var fact in new[] { Hand(closed.Matter), Word(closed.Matter) }) await notices.Cancel(fact, closed.At, cancel);
        if (await Open(closed.Matter, cancel) is { Stage: Stage.Withdrawn } matter) Send(matter, $"mediation-{matter.Id}-withdrawal-told", $"申请人撤回了申请：{matter.Number ?? matter.Title}", "这次调解不再进行。", closed.At, null);
    }

    /// <summary>The matter, if somebody has it in hand.</summary>
    private async Task<MediationCase?> Open(Guid id, CancellationToken cancel) => await db.Load<MediationCase>(id, cancel) is { Handler: not null } matter ? matter : null;

    private async Task<bool> Did(MediationCase matter, Act[] acts, CancellationToken cancel)
    {
        var names = acts.Select(a => a.ToString()).ToList();
        return await db.Steps.Where(s => s.MatterId == matter.Id && names.Contains(s.Act)).OrderByDescending(s => s.No).Select(s => s.ById).FirstOrDefaultAsync(cancel) == matter.Handler;
    }

    private void Send(MediationCase matter, string key, string title, string text, DateTime at, string? fact) =>
        notices.Send(new NoticeDraft($"{key}-{matter.Handler}", matter.Handler!.Value, title, text, $"/work/mediation/{matter.Id}", matter.Id, Fact: fact), at);

    private static string Hand(Guid matter) => $"mediation-{matter}-hand";

    private static string Word(Guid matter) => $"mediation-{matter}-word";
}
