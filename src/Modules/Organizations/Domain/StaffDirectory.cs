using System.Collections.Concurrent;
using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>The roster in the memory of this node, and what each member of staff may do today.</summary>
internal sealed class StaffDirectory(IServiceScopeFactory scopes, IDivisions divisions, TimeProvider clock) : IStaffAccess, ISnapshot
{
    private volatile State state = new(Roster.Empty);

    public string SnapshotKey => OrganizationsModule.Snapshot;

    public Roster Roster => state.Roster;

    public ValueTask<StaffAccess?> Of(Guid staff, CancellationToken cancel)
    {
        // Posts begin and end at midnight, so what was worked out is good for one day.
        var (now, day) = (state, clock.Today());
        return new(now.Known.GetOrAdd((staff, day), key => now.Roster.AccessOf(key.Staff, key.Day, divisions.Predecessors)));
    }

    /// <summary>Whether the place lies in the part of the tree of this post, or in what that part took over.</summary>
    public bool Reaches(HeldPost post, string place) => place.StartsWith(post.Division, StringComparison.Ordinal)
        || post.Division.Length > 0 && divisions.Predecessors(post.Division).Any(former => place.StartsWith(former, StringComparison.Ordinal));

    public async Task Reload(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        state = new(new(
            await db.Organizations.AsNoTracking().ToListAsync(cancel), await db.Staff.AsNoTracking().ToListAsync(cancel),
            await db.HeldPosts.AsNoTracking().ToListAsync(cancel), await db.Leaves.AsNoTracking().ToListAsync(cancel),
            await db.Conflicts.AsNoTracking().ToListAsync(cancel), await db.PostGrants.AsNoTracking().ToListAsync(cancel),
            [.. AppModule.All.SelectMany(m => m.Permissions)], await db.Lawyers.AsNoTracking().ToListAsync(cancel)));
    }

    private sealed record State(Roster Roster)
    {
        public ConcurrentDictionary<(Guid Staff, DateOnly Day), StaffAccess?> Known { get; } = new();
    }
}
