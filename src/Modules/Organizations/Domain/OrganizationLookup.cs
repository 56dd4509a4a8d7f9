using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Answers other modules from the roster; the load of mediators is counted in the registry of matters.</summary>
internal sealed class OrganizationLookup(AppDb db, StaffDirectory directory, IDivisions divisions, TwoOfficers officers, TimeProvider clock) : IOrganizations
{
    private Roster Roster => directory.Roster;

    public Task<OrganizationCard?> Find(Guid organization, CancellationToken cancel) =>
        Task.FromResult(Roster.Organizations.GetValueOrDefault(organization)?.Card());

    public Task<OrganizationCard?> CommitteeFor(string division, CancellationToken cancel) =>
        Task.FromResult(Roster.CommitteeFor(divisions.Current(division), clock.Today())?.Card());

    public Task<StaffCard?> Staff(Guid staff, CancellationToken cancel) =>
        Task.FromResult(Roster.Staff.TryGetValue(staff, out var known) ? Roster.CardOf(known, clock.Today()) : null);

    public Task<string?> Phone(Guid staff, CancellationToken cancel) =>
        Task.FromResult(Roster.Staff.TryGetValue(staff, out var known) && known.IsActive(clock.Today()) ? known.Phone : null);

    public async Task<IReadOnlyList<MediatorCard>> MediatorsOf(string division, CancellationToken cancel)
    {
        var roster = Roster;
        var posts = roster.MediatorPostsAt(divisions.Current(division), clock.Today());
        if (posts.Count == 0) return [];
        var loads = await Loads([.. posts.Select(p => p.StaffId)], cancel);
        return
        [
            .. Roster.InTurn(posts.Select(p =>
            {
                var (staff, load) = (roster.Staff[p.StaffId], loads.GetValueOrDefault(p.StaffId, Load.None));
                return (new MediatorCard(staff.Id, staff.Name, p.Division, p.OrganizationId, roster.Organizations.GetValueOrDefault(p.OrganizationId)?.Name ?? "",
                    load.Open, staff.PhoneMasked, staff.Skills), staff.MaxLoad, load.Newest);
            })),
        ];
    }

    public Task<IReadOnlyList<StaffCard>> Holders(string permission, string place, CancellationToken cancel)
    {
        var (roster, today) = (Roster, clock.Today());
        // From the place itself upwards; a post for the whole installation has the empty code.
        var holders = Enumerable.Range(0, place.Length + 1).Select(cut => place[..^cut])
            .SelectMany(scope => roster.PostsAt(scope, today)).Where(p => roster.PermissionsOf(p.Post).Contains(permission))
            .Select(p => p.StaffId).Distinct().Select(id => roster.CardOf(roster.Staff[id], today));
        return Task.FromResult<IReadOnlyList<StaffCard>>([.. holders]);
    }

    public Task<bool> HasConflict(Guid staff, IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        Task.FromResult(Roster.HasConflict(staff, names, people));

    public Task<bool> AreOne(Guid first, Guid second, CancellationToken cancel) => officers.AreOne(first, second, cancel);

    internal async Task<Dictionary<Guid, Load>> Loads(IReadOnlyCollection<Guid> staff, CancellationToken cancel) =>
        await db.Matters.AsNoTracking().Where(m => m.Handler != null && staff.Contains(m.Handler.Value)).GroupBy(m => m.Handler!.Value)
            .Select(g => new { g.Key, Open = g.Count(m => m.ClosedAt == null), Newest = (DateTime?)g.Max(m => m.FiledAt) })
            .ToDictionaryAsync(g => g.Key, g => new Load(g.Open, g.Newest), cancel);
}
