using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>All have signed: who may approve the seal of the committee learns that it waits for him.</summary>
internal sealed class TellSealers(AppDb db, IOrganizations organizations, INotices notices) : IReactTo<MediationSealDue>
{
    public async Task React(MediationSealDue due, CancellationToken cancel)
    {
        var fact = $"mediation-{due.Case}-seal";
        await notices.Cancel(fact, due.At, cancel);
        if (!due.Due || await db.Load<MediationCase>(due.Case, cancel) is not { Agreement: { EffectiveAt: null, SealedAt: null } } matter) return;
        foreach (var head in await organizations.Holders(MediationPermissions.ApproveSeal.Key, matter.CommitteePlace, cancel))
            if (head.Posts.Any(p => p.Organization == matter.Office))
                notices.Send(new NoticeDraft($"{fact}-{due.At.Ticks}-{head.Id}", head.Id, $"等您审批用印：{matter.Number}", $"{matter.Title}：各方都已签名。", $"/work/mediation/{matter.Id}/seal", matter.Id, Fact: fact), due.At);
    }
}
