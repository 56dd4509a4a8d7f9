using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>For which organ a clerk acts now: the only one, or the one that was chosen.</summary>
internal sealed class OwnOrgan(IOrganizations organizations)
{
    public async Task<IReadOnlyList<OrganizationCard>> All(Actor by, CancellationToken cancel)
    {
        List<OrganizationCard> all = [];
        foreach (var id in by.Organs)
            if (await organizations.Find(id, cancel) is { } organ && organ.Kind.IsPartner) all.Add(organ);
        return all;
    }

    /// <param name="organ">Id of the one that was chosen; needed only by who clerks for several.</param>
    public async Task<OrganizationCard> Of(string? organ, Actor by, CancellationToken cancel) => await All(by, cancel) switch
    {
        [var only] when string.IsNullOrWhiteSpace(organ) => only,
        { Count: 0 } => throw new Missing("您的单位"),
        var all => all.FirstOrDefault(o => o.Id.ToString() == organ) ?? throw new RuleBroken("请选择是哪个单位。") { Field = "Organ" },
    };
}
