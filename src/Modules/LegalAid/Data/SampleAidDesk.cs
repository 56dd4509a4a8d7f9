using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Who acts on the sample cases of one place: the people of its centre and its bureau, and the lawyers of its roster.</summary>
internal sealed class SampleAidDesk
{
    private SampleAidDesk(string place) => Place = place;

    private StaffCard officer = null!, head = null!, bureau = null!;

    public string Place { get; }
    public (Guid Id, string Word) Centre { get; private set; }
    public IReadOnlyList<LawyerCard> Lawyers { get; private set; } = [];

    /// <returns>Null where the sample city has no centre or too few people for the procedure.</returns>
    public static async Task<SampleAidDesk?> Of(string place, IOrganizations organizations, CancellationToken cancel)
    {
        if (await organizations.LegalAidCentreFor(place, cancel) is not { } centre) return null;
        var examining = (await organizations.Holders(AidPermissions.Examine.Key, place, cancel)).Where(s => s.Posts.Any(p => p.Organization == centre.Id)).ToList();
        var judging = await organizations.Holders(AidPermissions.JudgeObjections.Key, place, cancel);
        var lawyers = await organizations.LawyersFor(place, cancel);
        if (examining.Find(s => s.Posts.All(p => p.Post == Posts.AidOfficer)) is not { } officer || examining.Find(s => s.Posts.Any(p => p.Post == Posts.AidHead)) is not { } head) return null;
        if (judging.Count == 0 || lawyers.Count == 0) return null;
        return new(place) { Centre = (centre.Id, centre.NumberWord!.TrimEnd('字')), officer = officer, head = head, bureau = judging[0], Lawyers = lawyers };
    }

    public Actor Officer(DateTime at) => Staff(officer, at, AidPermissions.Examine);

    public Actor Head(DateTime at) => Staff(head, at, AidPermissions.Decide, AidPermissions.CheckFiles);

    public Actor Bureau(DateTime at) => Staff(bureau, at, AidPermissions.JudgeObjections);

    private Actor Staff(StaffCard who, DateTime at, params Permission[] may) =>
        new(who.Id, who.Name, ActorKind.Staff, at) { Post = who.Posts[0].Title, Grants = [.. may.Select(p => new Grant(p.Key, Place))] };
}
