using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Identity papers within an officer's reach. Whoever's name is listed can read that it was.</summary>
internal sealed class IdentityQueue(AppDb db, Reach reach, Readings readings)
{
    private const int MostWaiting = 100, MostDecided = 50;

    public Task<int> CountWaiting(Actor by, CancellationToken cancel) => Mine(by).CountAsync(c => c.State == CheckState.Waiting, cancel);

    public Task<List<IdentityCheck>> Waiting(Actor by, CancellationToken cancel) =>
        Listed(Mine(by).Where(c => c.State == CheckState.Waiting).OrderBy(c => c.AskedAt).Take(MostWaiting), by, cancel);

    public Task<List<IdentityCheck>> Decided(Actor by, CancellationToken cancel) =>
        Listed(Mine(by).Where(c => c.State == CheckState.Approved || c.State == CheckState.Refused).OrderByDescending(c => c.DecidedAt).Take(MostDecided), by, cancel);

    private IQueryable<IdentityCheck> Mine(Actor by) => reach.Within(db.IdentityChecks.AsNoTracking(), PeoplePermissions.Verify, by);

    private async Task<List<IdentityCheck>> Listed(IQueryable<IdentityCheck> rows, Actor by, CancellationToken cancel)
    {
        var listed = await rows.ToListAsync(cancel);
        if (listed.Count > 0) await readings.Note(by, "列出身份材料", "核对身份", [.. listed.Select(c => c.PersonId).Distinct()], cancel);
        return listed;
    }
}
