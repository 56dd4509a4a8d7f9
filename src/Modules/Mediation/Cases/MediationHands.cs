using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Who mediated, acted for a party or was one, for the check of conflicts in other services.</summary>
internal sealed class MediationHands(AppDb db) : IKnowsHands
{
    private const string What = "人民调解";

    public Task<IReadOnlyList<PastHand>> Around(IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        In(db.Participants.Where(p => names.Contains(p.Name) || people.Contains(p.PersonId!.Value)).Select(p => p.MatterId), cancel);

    public async Task<IReadOnlyList<PastHand>> Of(Guid staff, string name, CancellationToken cancel)
    {
        var met = db.MediationCases.Where(c => c.Handler == staff).Select(c => c.Id)
            .Union(db.Participants.Where(p => p.Name == name).Select(p => p.MatterId))
            .Union(db.MediationCases.SelectMany(c => c.Parties.Where(p => p.Agent == name), (c, _) => c.Id))
            .Union(db.MediationCases.SelectMany(c => c.Parties.Where(p => p.Helper == name), (c, _) => c.Id));
        return [.. (await In(met, cancel)).Where(h => h.Staff is { } one ? one == staff : h.Name == name)];
    }

    private async Task<IReadOnlyList<PastHand>> In(IQueryable<Guid> cases, CancellationToken cancel)
    {
        var found = await db.MediationCases.AsNoTracking().Where(c => cases.Contains(c.Id))
            .Select(c => new { c.Id, c.Handler, c.HandlerName, Parties = c.Parties.Select(p => new { p.Side, p.Name, p.PersonId, p.Agent, p.Helper }).ToList() }).ToListAsync(cancel);
        List<PastHand> hands = [];
        foreach (var one in found)
        {
            var (applies, answers) = (Of(Side.Applicant), Of(Side.Respondent));
            if (one.Handler is { } mediator) hands.Add(new(one.Id, HandIn.Between, mediator, one.HandlerName, applies, answers, What));
            foreach (var party in one.Parties)
            {
                var (own, other) = party.Side == Side.Applicant ? (applies, answers) : (answers, applies);
                hands.Add(new(one.Id, HandIn.Self, null, party.Name, own, other, What));
                foreach (var agent in new[] { party.Agent, party.Helper }.OfType<string>().Distinct()) hands.Add(new(one.Id, HandIn.For, null, agent, own, other, What));
            }

            IReadOnlyList<SideName> Of(Side side) => [.. one.Parties.Where(p => p.Side == side).Select(p => new SideName(p.Name, p.PersonId))];
        }
        return hands;
    }
}
