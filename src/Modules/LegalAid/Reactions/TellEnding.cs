using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the head that the aided person wants no more aid, and the person that it goes on.</summary>
internal sealed class TellEnding(AppDb db, INotices notices, IOrganizations organizations) : IReactTo<AidEndAsked>, IReactTo<AidEndRefused>
{
    public async Task React(AidEndAsked e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { EndAsked: not null } matter) return;
        if (matter.Office is not { } office) return;
        foreach (var head in await organizations.HoldersIn(office, AidPermissions.Decide.Key, cancel))
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-end-{e.At.Ticks}-{head.Id}", head.Id, $"受援人要求终止援助：{matter.Title}", "请决定终止，或者答复为什么不终止。", $"/work/aid/{matter.Id}/terminate", matter.Id), e.At);
    }

    public async Task React(AidEndRefused e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { ClosedAt: null } matter) return;
        foreach (var person in matter.Present.Select(p => p.PersonId).OfType<Guid>().Distinct())
            notices.Send(new NoticeDraft($"legalaid-{matter.Id}-end-{e.At.Ticks}-{person}", person, $"法律援助接着办：{matter.Title}", "您要求终止援助，这次没有同意，为什么请打开看。", $"/aid/{matter.Id}", matter.Id, true), e.At);
    }
}
