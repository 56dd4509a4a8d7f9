using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Visits of aided persons that are due soon, on the desk of the institution's officers.</summary>
internal sealed class WaitingVisits(AppDb db, Settings settings) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        var grants = by.Grants.Where(g => g.Permission == AidPermissions.Examine.Key).ToList();
        if (grants.Count == 0) return [];
        var (scopes, offices, soon) = (by.ScopesOf(AidPermissions.Examine.Key), grants.Select(g => g.Organization).ToList(), by.At.AddDays(settings.On(AidSettings.VisitAheadDays, by.At)));
        var rules = AidClocks.Visits.Select(v => v.Key).ToList();
        var cases = db.AidCases.AsNoTracking().Where(c => c.ClosedAt == null || c.Stage == AidStage.Paid);
        if (!scopes.Contains("")) cases = cases.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
        if (!offices.Contains(null)) cases = cases.Where(c => offices.Contains(c.Office));
        var due = from c in cases
                  join k in db.Clocks on c.Id equals k.MatterId
                  where rules.Contains(k.Rule) && k.State == ClockState.Running && k.DueAt <= soon
                  orderby k.DueAt
                  select new { c.Id, c.Number, c.Title, Clock = k.Title, k.StartedAt, k.DueAt };
        var first = await due.Take(most).ToListAsync(cancel);
        return first.Count == 0 ? [] :
        [
            new("回访受援人", false, [.. first.Select(c => new WaitingAct(c.Id, $"{c.Number}　{c.Clock}", c.Title, $"/work/aid/{c.Id}/visit", c.StartedAt, c.DueAt))], first.Count < most ? first.Count : await due.CountAsync(cancel)),
        ];
    }
}
