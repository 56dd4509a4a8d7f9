using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>A running clock got another last day because the holidays of a year were published or corrected.</summary>
public sealed record ClockMoved(Guid Matter, string Kind, Guid Clock, string Title, DateOnly From, DateOnly To, int Year);

/// <summary>Counts running clocks anew after the calendar of a year changed. Safe to run again: what is right already stays.</summary>
public sealed class ClockRecount(IServiceScopeFactory scopes, Settings settings, IEnumerable<IMatterKind> kinds)
{
    private const int Batch = 100;

    /// <returns>How many clocks moved.</returns>
    public async Task<int> Run(int year, CancellationToken cancel)
    {
        var rules = AppModule.All.SelectMany(m => m.Clocks).ToDictionary(r => r.Key);
        var (moved, after) = (0, Guid.Empty);
        // The holiday of New Year may begin in the last days of December.
        var (first, last) = (new DateOnly(year - 1, 12, 25).StartsAt(), new DateOnly(year, 12, 31));
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.IsBulk = true;
            var matters = await db.Clocks.AsNoTracking()
                .Where(c => c.State == ClockState.Running && c.MatterId > after && c.DueAt > first && (c.DueDay <= last || c.Provisional))
                .Select(c => c.MatterId).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(cancel);
            if (matters.Count == 0) return moved;
            after = matters[^1];
            var names = await db.Matters.AsNoTracking().Where(m => matters.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Kind, cancel);
            foreach (var id in matters)
            {
                if (!names.TryGetValue(id, out var name) || kinds.FirstOrDefault(k => k.Kind == name) is not { } kind || await kind.Load(db, id, cancel) is not { } matter) continue;
                foreach (var clock in matter.Clocks.Where(c => c.Runs && rules.ContainsKey(c.Rule)))
                {
                    var before = clock.DueDay;
                    if (!clock.Recount(rules[clock.Rule], settings.Calendar)) continue;
                    db.Announce(new ClockMoved(id, name, clock.Id, clock.Title, before, clock.DueDay, year));
                    moved++;
                }
            }
            await db.SaveChangesAsync(cancel);
        }
    }
}
