using Fashu.Matters;
using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the clerks of the organ that gave notice who acts, who no longer does and who comes, and the institution and the lawyer what the organ tells.</summary>
internal sealed class TellPartners(AppDb db, INotices notices, IOrganizations organizations) : IReactTo<AidOrganTold>, IReactTo<AidOrganUntold>, IReactTo<AidObjectionJudged>, IReactTo<AidOrganAnswered>, IReactTo<MatterClosed>
{
    public async Task React(AidOrganTold e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is { OrganToldAt: not null, HandlerName: { } lawyer } matter)
            await Tell(matter, "told", $"已确定律师：{matter.NoticeNumber}", $"{matter.FirmName}律师{lawyer}。复函可以打开、打印，请签收。", e.At, cancel);
    }

    public async Task React(AidOrganUntold e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { ClosedAt: null } matter) return;
        if (matter.HandlerName is { } now) await Tell(matter, "changed", $"律师换了：{matter.NoticeNumber}", $"律师{e.Former}不再承办，现在是{matter.FirmName}律师{now}。新的复函发出以后请签收。", e.At, cancel);
        else await Tell(matter, "changed", $"正在另派律师：{matter.NoticeNumber}", $"律师{e.Former}不再承办，法律援助中心另派以后再函告。", e.At, cancel);
    }

    // what it was told of the end is true no longer
    public async Task React(AidObjectionJudged e, CancellationToken cancel)
    {
        if (!e.Upheld && await db.Load<AidCase>(e.Case, cancel) is { ClosedAt: null } matter)
            await Tell(matter, "again", $"法律援助继续：{matter.NoticeNumber}", matter is { Handler: not null, HandlerName: { } lawyer } ? $"终止援助已经被责令改正，{matter.FirmName}律师{lawyer}接着办。" : "终止援助已经被责令改正，法律援助中心派了律师以后再函告。", e.At, cancel);
    }

    public async Task React(MatterClosed e, CancellationToken cancel)
    {
        if (e.Kind == AidCase.KindKey && await db.Load<AidCase>(e.Matter, cancel) is { Stage: AidStage.Terminated } matter)
            await Tell(matter, "ended", $"法律援助已经终止：{matter.NoticeNumber}", "这位律师不再以法律援助律师的身份办理。", e.At, cancel);
    }

    public async Task React(AidOrganAnswered e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { NoticeOrgan: not null } matter) return;
        var officers = matter.Office is { } office ? await organizations.HoldersIn(office, AidPermissions.Examine.Key, cancel) : [];
        foreach (var to in officers.Select(o => o.Id).Append(matter.Handler ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct())
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-organ-{e.What}-{e.At.Ticks}-{to}", to, $"{matter.NoticeFrom}{e.What}：{matter.Number}", "请打开看。", $"/work/aid/{matter.Id}", matter.Id), e.At);
    }

    // who acts is one fact: what is said of it takes the place of what was said before
    private async Task Tell(AidCase matter, string what, string title, string text, DateTime at, CancellationToken cancel)
    {
        if (matter.NoticeBody is not { } organ) return;
        var fact = $"legalaid-{matter.Id}-partner";
        await notices.Cancel(fact, at, cancel);
        foreach (var clerk in await organizations.HoldersIn(organ, AidPermissions.Partner.Key, cancel))
            notices.Send(new NoticeDraft($"{fact}-{what}-{at.Ticks}-{clerk.Id}", clerk.Id, title, text, $"/work/partner/notices/{matter.Id}", Fact: fact), at);
    }
}
