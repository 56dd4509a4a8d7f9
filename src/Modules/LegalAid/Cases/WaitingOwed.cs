using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Aid was given first and the papers are still owed: an officer collects them, the head takes them as complete or ends the aid (LAL 44).</summary>
internal sealed class WaitingOwed(AppDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        var heads = by.Grants.Any(g => g.Permission == AidPermissions.Decide.Key);
        var own = heads ? AidPermissions.Decide.Key : AidPermissions.Examine.Key;
        var grants = by.Grants.Where(g => g.Permission == own).ToList();
        if (grants.Count == 0) return [];
        var (scopes, offices) = (by.ScopesOf(own), grants.Select(g => g.Organization).ToList());
        var cases = db.AidCases.AsNoTracking().Where(c => c.GivenFirstAt != null && c.CompletedAt == null && (c.Stage == AidStage.Granted || c.Stage == AidStage.Assigned || c.Stage == AidStage.Handling));
        if (!scopes.Contains("")) cases = cases.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
        if (!offices.Contains(null)) cases = cases.Where(c => offices.Contains(c.Office));
        var due = from c in cases
                  join k in db.Clocks on c.Id equals k.MatterId
                  where k.Rule == AidClocks.Complete.Key && k.State == ClockState.Running
                  orderby k.DueAt
                  select new { c.Id, c.Number, c.Title, k.StartedAt, k.DueAt };
        var first = await due.Take(most).ToListAsync(cancel);
        return first.Count == 0 ? [] :
        [
            new("先行援助，手续要补齐", false, [.. first.Select(c => new WaitingAct(c.Id, c.Number, c.Title, heads ? $"/work/aid/{c.Id}/complete" : $"/work/aid/{c.Id}", c.StartedAt, c.DueAt))], first.Count < most ? first.Count : await due.CountAsync(cancel)),
        ];
    }
}
