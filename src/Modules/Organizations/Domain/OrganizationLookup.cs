using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Answers other modules from the roster; the load of mediators and lawyers is counted in the registry of matters.</summary>
internal sealed class OrganizationLookup(AppDb db, StaffDirectory directory, IDivisions divisions, TwoOfficers officers, TimeProvider clock) : IOrganizations
{
    // the kind of matter that legal aid registers
    private const string AidKind = "legalaid";

    private Roster Roster => directory.Roster;

    public Task<OrganizationCard?> Find(Guid organization, CancellationToken cancel) =>
        Task.FromResult(Roster.Organizations.GetValueOrDefault(organization)?.Card());

    public Task<OrganizationCard?> CommitteeFor(string division, CancellationToken cancel) =>
        Task.FromResult(Nearest(OrganizationKind.MediationCommittee, division));

    public Task<OrganizationCard?> LegalAidCentreFor(string division, CancellationToken cancel) =>
        Task.FromResult(Nearest(OrganizationKind.LegalAidCentre, division));

    public Task<IReadOnlyList<OrganizationCard>> OfKinds(IReadOnlyCollection<OrganizationKind> kinds, CancellationToken cancel)
    {
        var today = clock.Today();
        return Task.FromResult<IReadOnlyList<OrganizationCard>>([.. Roster.Organizations.Values.Where(o => kinds.Contains(o.Kind) && o.IsOpen(today)).OrderBy(o => o.Division, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal).Select(o => o.Card())]);
    }

    public Task<StaffCard?> Staff(Guid staff, CancellationToken cancel) =>
        Task.FromResult(Roster.Staff.TryGetValue(staff, out var known) ? Roster.CardOf(known, clock.Today()) : null);

    public Task<string?> Phone(Guid staff, CancellationToken cancel) =>
        Task.FromResult(Roster.Staff.TryGetValue(staff, out var known) && known.IsActive(clock.Today()) ? known.Phone : null);

    public async Task<IReadOnlyList<MediatorCard>> MediatorsOf(string division, CancellationToken cancel)
    {
        var roster = Roster;
        var posts = roster.MediatorPostsAt(divisions.Current(division), clock.Today());
        if (posts.Count == 0) return [];
        var loads = await Loads(db.Matters, [.. posts.Select(p => p.StaffId)], cancel);
        return
        [
            .. Roster.InTurn(posts.Select(p =>
            {
                var (staff, load) = (roster.Staff[p.StaffId], loads.GetValueOrDefault(p.StaffId, Load.None));
                return (new MediatorCard(staff.Id, staff.Name, p.Division, p.OrganizationId, roster.Organizations.GetValueOrDefault(p.OrganizationId)?.Name ?? "",
                    load.Open, staff.PhoneMasked, staff.Skills), staff.Id, load, staff.MaxLoad);
            })),
        ];
    }

    public async Task<IReadOnlyList<LawyerCard>> LawyersFor(string place, CancellationToken cancel)
    {
        var roster = Roster;
        var posts = roster.LawyerPostsFor(divisions.Current(place), clock.Today());
        if (posts.Count == 0) return [];
        var loads = await Loads(db.Matters.Where(m => m.Kind == AidKind), [.. posts.Select(p => p.StaffId)], cancel);
        return
        [
            .. Roster.InTurn(posts.Select(p =>
            {
                var (staff, lawyer, load) = (roster.Staff[p.StaffId], roster.Lawyers[p.StaffId], loads.GetValueOrDefault(p.StaffId, Load.None));
                return (Card(roster, p, lawyer, load), staff.Id, load, (int?)lawyer.MostOpen);
            })).Where(l => l.Load < l.MostOpen),
        ];
    }

    public async Task<AskingLawyer?> Lawyer(Guid staff, CancellationToken cancel)
    {
        var roster = Roster;
        if (!roster.Staff.TryGetValue(staff, out _)) return null;
        var (posts, barrier) = roster.LawyerPostsOf(staff, clock.Today());
        if (posts.Count == 0) return null;
        var load = (await Loads(db.Matters.Where(m => m.Kind == AidKind), [staff], cancel)).GetValueOrDefault(staff, Load.None);
        var profile = roster.Lawyers.GetValueOrDefault(staff);
        if (profile is not null && load.Open >= profile.MostOpen) barrier ??= $"您在办{load.Open}件援助案件，已经到了自己设的{profile.MostOpen}件，办结以后再接。";
        return new(Card(roster, posts[0], profile, load), [.. posts.Select(p => p.Division).Distinct()], barrier, profile is not null && posts.Any(p => roster.TakesNew(p, clock.Today())));
    }

    public Task<IReadOnlyList<StaffCard>> Holders(string permission, string place, CancellationToken cancel)
    {
        var (roster, today) = (Roster, clock.Today());
        var holders = roster.PostsCovering(place, today).Where(p => roster.PermissionsOf(p.Post).Contains(permission))
            .Select(p => p.StaffId).Distinct().Select(id => roster.CardOf(roster.Staff[id], today));
        return Task.FromResult<IReadOnlyList<StaffCard>>([.. holders]);
    }

    public Task<IReadOnlyList<StaffCard>> HoldersIn(Guid organization, string permission, CancellationToken cancel)
    {
        var (roster, today) = (Roster, clock.Today());
        return Task.FromResult<IReadOnlyList<StaffCard>>([.. roster.PostsIn(organization, today).Where(p => roster.PermissionsOf(p.Post).Contains(permission)).Select(p => p.StaffId).Distinct().Select(id => roster.CardOf(roster.Staff[id], today))]);
    }

    public Task<string?> LicenceOf(Guid lawyer, CancellationToken cancel) => Task.FromResult(Roster.Lawyers.GetValueOrDefault(lawyer)?.LicenceNo);

    public Task<bool> HasConflict(Guid staff, IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        Task.FromResult(Roster.HasConflict(staff, names, people));

    public Task<bool> AreOne(Guid first, Guid second, CancellationToken cancel) => officers.AreOne(first, second, cancel);

    private static LawyerCard Card(Roster roster, HeldPost post, LawyerProfile? lawyer, Load load) =>
        new(post.StaffId, roster.Staff[post.StaffId].Name, post.OrganizationId, roster.Organizations.GetValueOrDefault(post.OrganizationId)?.Name ?? "",
            lawyer?.PractisingSince ?? default, lawyer?.CriminalSince, lawyer?.Fields, lawyer?.MostOpen ?? 0, load.Open, load.Newest);

    private OrganizationCard? Nearest(OrganizationKind kind, string division) => Roster.NearestOf(kind, divisions.Current(division), clock.Today())?.Card();

    private static async Task<Dictionary<Guid, Load>> Loads(IQueryable<MatterRow> matters, IReadOnlyCollection<Guid> staff, CancellationToken cancel) =>
        await matters.AsNoTracking().Where(m => m.Handler != null && staff.Contains(m.Handler.Value)).GroupBy(m => m.Handler!.Value)
            .Select(g => new { g.Key, Open = g.Count(m => m.ClosedAt == null), Newest = (DateTime?)g.Max(m => m.FiledAt) })
            .ToDictionaryAsync(g => g.Key, g => new Load(g.Open, g.Newest), cancel);
}
