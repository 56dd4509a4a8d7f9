using Fashu.Matters;
using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the clerks of the organ that gave notice who acts, and the institution and the lawyer what the organ tells.</summary>
internal sealed class TellPartners(AppDb db, INotices notices, IOrganizations organizations) : IReactTo<AidOrganTold>, IReactTo<AidOrganAnswered>, IReactTo<MatterClosed>
{
    public async Task React(AidOrganTold e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { OrganToldAt: not null, HandlerName: { } lawyer } matter)
            await Tell(matter, $"已确定律师：{matter.NoticeNumber}", $"{matter.FirmName}律师{lawyer}。复函可以打开、打印，请签收。", e.At, cancel);
    }

    public async Task React(MatterClosed e, CancellationToken cancel)
    {
        if (e.Kind == AidCase.KindKey && await db.Load<AidCase>(e.Matter, cancel) is { Stage: AidStage.Terminated } matter)
            await Tell(matter, $"法律援助已经终止：{matter.NoticeNumber}", "这位律师不再以法律援助律师的身份办理。", e.At, cancel);
    }

    public async Task React(AidOrganAnswered e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { NoticeOrgan: not null } matter) return;
        var officers = matter.Office is { } office ? await organizations.HoldersIn(office, AidPermissions.Examine.Key, cancel) : [];
        foreach (var to in officers.Select(o => o.Id).Append(matter.Handler ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct())
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-organ-{e.What}-{e.At.Ticks}-{to}", to, $"{matter.NoticeFrom}{e.What}：{matter.Number}", "请打开看。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    private async Task Tell(AidCase matter, string title, string text, DateTime at, CancellationToken cancel)
    {
        if (matter.NoticeBody is not { } organ) return;
        foreach (var clerk in await organizations.HoldersIn(organ, AidPermissions.Partner.Key, cancel))
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-partner-{at.Ticks}-{clerk.Id}", clerk.Id, title, text, $"/work/partner/notices/{matter.Id}"), at);
    }
}
