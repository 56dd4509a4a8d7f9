using Fashu.Matters;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Somebody speaks of danger: everybody who may decide learns of it at once, also by text message; taken back once it is decided (PML 25).</summary>
internal sealed class TellDanger(AppDb db, IOrganizations organizations, INotices notices, SiteAddress site) : IReactTo<MediationAlarmed>, IReactTo<MediationReleased>, IReactTo<MatterClosed>
{
    public async Task React(MediationAlarmed alarmed, CancellationToken cancel)
    {
        if (await db.Load<MediationCase>(alarmed.Case, cancel) is not { ClosedAt: null } matter) return;
        var reporter = await db.Steps.Where(s => s.MatterId == matter.Id && s.Act == nameof(Act.Alarm)).OrderByDescending(s => s.No).Select(s => s.ById).FirstOrDefaultAsync(cancel);
        var waits = matter.Stage == Stage.Guarded;
        var page = waits ? $"/work/mediation/{matter.Id}/danger-decision" : $"/work/mediation/{matter.Id}";
        var due = matter.Clocks.FirstOrDefault(c => c.Rule == MediationClocks.Danger.Key && c.Runs)?.DueAt.FormalTime();
        foreach (var officer in await organizations.Holders(MediationPermissions.Defuse.Key, matter.Place, cancel))
        {
            if (officer.Id == reporter) continue;
            var key = $"{Fact(matter.Id)}-{alarmed.At.Ticks}-{officer.Id}";
            notices.Send(new NoticeDraft(key, officer.Id, waits ? $"有危险，等您处置：{matter.Title}" : $"有激化风险：{matter.Number ?? matter.Title}",
                waits ? $"系统没有联系对方，也没有分派调解员。请在{due}前处置。" : $"{matter.HandlerName}报告：{matter.DangerSigns}", page, matter.Id, Fact: Fact(matter.Id)), alarmed.At);
            if (waits && await organizations.Phone(officer.Id, cancel) is { } phone)
                notices.Send(new PhoneMessage(key, phone, $"有一件调解申请写明有危险，请在{due}前登录处置。{site.Full(page)}", matter.Id, Fact(matter.Id)), alarmed.At);
        }
    }

    public Task React(MediationReleased released, CancellationToken cancel) => notices.Cancel(Fact(released.Case), released.At, cancel);

    public Task React(MatterClosed closed, CancellationToken cancel) => closed.Kind == MediationCase.KindKey ? notices.Cancel(Fact(closed.Matter), closed.At, cancel) : Task.CompletedTask;

    private static string Fact(Guid matter) => $"mediation-{matter}-danger";
}
