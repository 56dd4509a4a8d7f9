using Fashu.Matters;

namespace Fashu.Notices;

/// <summary>Whoever is reached by hand alone, or suffers violence, is never rung up for an opinion, whichever matter it was said in: somebody who must not know may answer.</summary>
internal sealed class NoCallsToSilent(ContactRules rules, TimeProvider clock) : INoCalls
{
    public Task<string?> WhyNot(MatterRow matter, Participant party, CancellationToken cancel) =>
        Task.FromResult(matter.Silent || rules.For(party.PersonId, party.Phone, matter.Id, clock.Now()) is { Until: null } ? "约定不往手机上联系的，不打电话回访" : null);
}
