using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Aid was given first and the papers are still owed when their day comes: the head takes them as complete, or ends the aid (LAL 44).</summary>
internal sealed class WaitingOwed(AppDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        var grants = by.Grants.Where(g => g.Permission == AidPermissions.Decide.Key).ToList();
        if (grants.Count == 0) return [];
        var (scopes, offices, now) = (by.ScopesOf(AidPermissions.Decide.Key), grants.Select(g => g.Organization).ToList(), by.At);
        var cases = db.AidCases.AsNoTracking().Where(c => c.GivenFirstAt != null && c.CompletedAt == null && (c.Stage == AidStage.Granted || c.Stage == AidStage.Assigned || c.Stage == AidStage.Handling));
        if (!scopes.Contains("")) cases = cases.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
        if (!offices.Contains(null)) cases = cases.Where(c => offices.Contains(c.Office));
        var due = from c in cases
                  join k in db.Clocks on c.Id equals k.MatterId
                  where k.Rule == AidClocks.Complete.Key && k.State == ClockState.Running && k.DueAt <= now
                  orderby k.DueAt
                  select new { c.Id, c.Number, c.Title, k.StartedAt, k.DueAt };
        var first = await due.Take(most).ToListAsync(cancel);
        return first.Count == 0 ? [] :
        [
            new("先行援助的手续到期没有补齐", false, [.. first.Select(c => new WaitingAct(c.Id, c.Number, c.Title, $"/work/aid/{c.Id}/complete", c.StartedAt, c.DueAt))], first.Count < most ? first.Count : await due.CountAsync(cancel)),
        ];
    }
}
