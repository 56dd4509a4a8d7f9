namespace Fashu.Organizations;

/// <summary>Open and newest matter of one officer, from the registry of matters.</summary>
internal sealed record Load(int Open, DateTime? Newest)
{
    public static readonly Load None = new(0, null);
}

/// <summary>Organizations, staff and posts at one moment, arranged for answering; never changed once built.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, string[]> permissionsOf;
    private readonly Dictionary<Guid, HeldPost[]> postsOf;
    private readonly Dictionary<string, HeldPost[]> postsAt;
    private readonly ILookup<Guid, LeavePeriod> leaves;
    private readonly ILookup<Guid, Conflict> conflicts;
    private readonly Dictionary<(OrganizationKind Kind, string Division), Organization[]> bodiesAt;

    public Roster(IReadOnlyCollection<Organization> organizations, IReadOnlyCollection<StaffAccount> staff, IReadOnlyCollection<HeldPost> posts,
        IEnumerable<LeavePeriod> leaves, IEnumerable<Conflict> conflicts, IReadOnlyCollection<PostGrant> decisions, IReadOnlyCollection<Permission> permissions,
        IEnumerable<LawyerProfile> lawyers)
    {
        Organizations = organizations.ToDictionary(o => o.Id);
        Staff = staff.ToDictionary(s => s.Id);
        postsOf = posts.GroupBy(p => p.StaffId).ToDictionary(g => g.Key, g => g.OrderBy(p => p.From).ThenBy(p => p.Division, StringComparer.Ordinal).ToArray());
        postsAt = posts.GroupBy(p => p.Division).ToDictionary(g => g.Key, g => g.ToArray());
        this.leaves = leaves.ToLookup(l => l.StaffId);
        this.conflicts = conflicts.Where(c => c.WithdrawnAt is null).ToLookup(c => c.StaffId);
        bodiesAt = organizations.GroupBy(o => (o.Kind, o.Division)).ToDictionary(g => g.Key, g => g.ToArray());
        Lawyers = lawyers.ToDictionary(l => l.Id);
        var decided = decisions.ToDictionary(d => (d.Post, d.Permission), d => d.Allowed);
        permissionsOf = Posts.Titles.Keys.ToDictionary(post => post, post => permissions
            .Where(p => decided.TryGetValue((post, p.Key), out var allowed) ? allowed : p.Posts.Contains(post)).Select(p => p.Key).ToArray());
    }

    public static readonly Roster Empty = new([], [], [], [], [], [], [], []);

    public IReadOnlyDictionary<Guid, Organization> Organizations { get; }

    public IReadOnlyDictionary<Guid, StaffAccount> Staff { get; }

    /// <summary>Profiles of lawyers by the id of their account.</summary>
    public IReadOnlyDictionary<Guid, LawyerProfile> Lawyers { get; }

    public IReadOnlyList<string> PermissionsOf(string post) => permissionsOf.GetValueOrDefault(post) ?? [];

    public IReadOnlyList<HeldPost> AllPostsOf(Guid staff) => postsOf.GetValueOrDefault(staff) ?? [];

    public IEnumerable<HeldPost> PostsOf(Guid staff, DateOnly day) => (postsOf.GetValueOrDefault(staff) ?? []).Where(p => p.IsHeld(day));

    public IEnumerable<HeldPost> PostsAt(string division, DateOnly day) => (postsAt.GetValueOrDefault(division) ?? [])
        .Where(p => p.IsHeld(day) && Staff.TryGetValue(p.StaffId, out var holder) && holder.IsActive(day));

    /// <summary>Posts in one organization, of whoever is active.</summary>
    public IEnumerable<HeldPost> PostsIn(Guid organization, DateOnly day) => postsOf.Values.SelectMany(p => p)
        .Where(p => p.OrganizationId == organization && p.IsHeld(day) && Staff.TryGetValue(p.StaffId, out var holder) && holder.IsActive(day));

    /// <summary>Posts that cover the place, nearest level first; a post for the whole installation has the empty code.</summary>
    public IEnumerable<HeldPost> PostsCovering(string place, DateOnly day) =>
        Enumerable.Range(0, place.Length + 1).SelectMany(cut => PostsAt(place[..^cut], day));

    public bool IsAway(Guid staff, DateOnly day) => leaves[staff].Any(l => l.Covers(day));

    public bool HasConflict(Guid staff, IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people) =>
        conflicts[staff].Any(c => c.PersonId is { } person && people.Contains(person) || names.Any(n => Conflict.Bare(n) == c.Name));

    /// <summary>The body of this kind that answers for a place: of the division itself or the nearest above it.</summary>
    public Organization? NearestOf(OrganizationKind kind, string division, DateOnly day)
    {
        for (var length = division.Length; length > 0; length--)
            if (bodiesAt.TryGetValue((kind, division[..length]), out var here) && here.FirstOrDefault(o => o.IsOpen(day)) is { } open) return open;
        return null;
    }

    /// <summary>The union of what all posts allow, each within its own part of the tree and what that part took over.</summary>
    public StaffAccess? AccessOf(Guid id, DateOnly day, Func<string, IReadOnlyList<string>> predecessors)
    {
        if (!Staff.TryGetValue(id, out var staff) || !staff.IsActive(day)) return null;
        var held = PostsOf(id, day).ToList();
        var title = held.Count == 0 ? null : Organizations.GetValueOrDefault(held[0].OrganizationId)?.Name + WithinBody(held[0].Post);
        // Somebody else knows this password: nothing is allowed until it is changed.
        var grants = staff.MustChange ? [] : held
            .SelectMany(p => new[] { p.Division }.Concat(p.Division.Length == 0 ? [] : predecessors(p.Division)), (p, scope) => (p, scope))
            .SelectMany(x => PermissionsOf(x.p.Post).Select(permission => new Grant(permission, x.scope, x.p.OrganizationId)))
            .Distinct().ToList();
        return new(id, staff.Name, title, grants, staff.Stamp);
    }

    // The body's name says the rest: 青溪县司法局工作人员, 石桥村人民调解委员会主任.
    private static string WithinBody(string post) => post switch
    {
        Posts.CommitteeHead => "主任",
        Posts.CommitteeClerk => "文员",
        Posts.JusticeOffice or Posts.CountyBureau or Posts.CityBureau or Posts.AidOfficer => "工作人员",
        Posts.AidHead => "负责人",
        Posts.AidLawyer => "律师",
        Posts.PartnerClerk => "联络员",
        _ => Posts.Titles[post],
    };

    public StaffCard CardOf(StaffAccount staff, DateOnly day) => new(staff.Id, staff.Name,
        [.. PostsOf(staff.Id, day).Select(p => new PostCard(p.Post, Posts.Titles[p.Post], p.Division, p.OrganizationId, Organizations.GetValueOrDefault(p.OrganizationId)?.Name ?? ""))],
        staff.IsActive(day));

    /// <summary>Those who mediate for exactly this place and can take a new matter: committee members and engaged mediators (PML 13); nobody on leave.</summary>
    public IReadOnlyList<HeldPost> MediatorPostsAt(string division, DateOnly day) =>
        [.. PostsAt(division, day).Where(p => p.Post is Posts.GridMediator or Posts.TownMediator or Posts.CommitteeHead && TakesNew(p, day)).DistinctBy(p => p.StaffId)];

    /// <summary>Those who can be assigned a legal-aid matter of this place; a lawyer without a profile has no licence on record.</summary>
    public IReadOnlyList<HeldPost> LawyerPostsFor(string place, DateOnly day) =>
        [.. PostsCovering(place, day).Where(p => p.Post == Posts.AidLawyer && Lawyers.TryGetValue(p.StaffId, out var profile) && profile.Taking && TakesNew(p, day)).DistinctBy(p => p.StaffId)];

    /// <summary>Where this lawyer works for legal aid today, and why nothing new can come to him now; null where it can.</summary>
    public (IReadOnlyList<HeldPost> Posts, string? Barrier) LawyerPostsOf(Guid staff, DateOnly day)
    {
        HeldPost[] posts = [.. PostsOf(staff, day).Where(p => p.Post == Posts.AidLawyer && Staff[staff].IsActive(day))];
        var barrier = !Lawyers.TryGetValue(staff, out var profile) ? "您的律师执业证还没有登记，请联系县司法局。"
            : !profile.Taking ? "您设置了暂时不接新案，可以在“我的账号”里改。"
            : IsAway(staff, day) ? "您正在请假，请假期间不接新案。"
            : !posts.Any(p => TakesNew(p, day)) ? "您的任职马上结束，不再接新案。"
            : null;
        return (barrier is null ? [.. posts.Where(p => TakesNew(p, day))] : posts, barrier);
    }

    /// <summary>Everybody on the roster of a place, also who can take nothing new now.</summary>
    public IReadOnlyList<HeldPost> AllLawyerPostsFor(string place, DateOnly day) => [.. PostsCovering(place, day).Where(p => p.Post == Posts.AidLawyer).DistinctBy(p => p.StaffId)];

    /// <summary>Leave that has not ended yet, the next first.</summary>
    public IReadOnlyList<LeavePeriod> LeavesOf(Guid staff, DateOnly day) => [.. leaves[staff].Where(l => l.Until >= day && l.Until >= l.From).OrderBy(l => l.From)];

    // who cannot sign in would never see it; who is gone tomorrow could not go on with it
    public bool TakesNew(HeldPost post, DateOnly day) => Staff[post.StaffId] is { PasswordHash: not null } holder && !IsAway(holder.Id, day) && holder.IsActive(day.AddDays(1)) && post.IsHeld(day.AddDays(1));

    /// <summary>Fair turn: those below their limit first, then fewest in hand, then longest without a new one, then by id so that the order is always the same.</summary>
    public static IEnumerable<T> InTurn<T>(IEnumerable<(T Card, Guid Staff, Load Load, int? Most)> officers) => officers
        .OrderBy(o => o.Most is { } most && o.Load.Open >= most).ThenBy(o => o.Load.Open).ThenBy(o => o.Load.Newest ?? DateTime.MinValue).ThenBy(o => o.Staff)
        .Select(o => o.Card);
}
