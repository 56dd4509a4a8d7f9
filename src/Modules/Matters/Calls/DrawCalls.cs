using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Draws the month's share of closed matters of each office, once, whatever their kind; who must not be rung up is passed over.</summary>
internal sealed class DrawCalls(AppDb db, MayCall may, IOrganizations organizations, Settings settings)
{
    /// <param name="month">Its first day.</param>
    public async Task Handle(DateOnly month, DateTime at, CancellationToken cancel)
    {
        var (from, to) = (month.StartsAt(), month.AddMonths(1).StartsAt());
        var closed = db.Matters.AsNoTracking().Where(m => m.ClosedAt >= from && m.ClosedAt < to && m.Office != null && m.Kind != Rectification.KindKey);
        var drawn = db.CallDraws.Where(d => d.Month == month).Select(d => d.Office);
        foreach (var office in await closed.Where(m => !drawn.Contains(m.Office!.Value)).Select(m => m.Office!.Value).Distinct().OrderBy(o => o).ToListAsync(cancel))
        {
            await Draw(office, month, await closed.Where(m => m.Office == office).ToListAsync(cancel), at, cancel);
            // each office by itself: of two nodes drawing at once one comes too late and leaves the other's draw
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { }
            db.ChangeTracker.Clear();
        }
    }

    private async Task Draw(Guid office, DateOnly month, IReadOnlyCollection<MatterRow> matters, DateTime at, CancellationToken cancel)
    {
        var draw = CallDraw.Of(month, office, (await organizations.Find(office, cancel))?.Name ?? "办理单位", matters.First().Place, matters.Count, settings.On(MattersSettings.CallPercent, month), at);
        var (chosen, passed) = (0, 0);
        foreach (var matter in Lot.Order(draw.Seed, matters, m => m.Id.ToString()))
        {
            if (chosen == draw.Wanted) break;
            // a matter that came back and was closed again is called about once
            if (await db.QualityCalls.AnyAsync(c => c.MatterId == matter.Id, cancel) || await Party(matter, draw.Seed, cancel) is not { } party) passed++;
            else
            {
                db.Add(QualityCall.Ask(draw, matter, party));
                chosen++;
            }
        }
        draw.Count(chosen, passed);
        db.Add(draw);
    }

    /// <summary>One of those who took part and may be rung up, by the same lot.</summary>
    private async Task<Participant?> Party(MatterRow matter, string seed, CancellationToken cancel)
    {
        var parties = await db.Participants.AsNoTracking().Where(p => p.MatterId == matter.Id && p.Until == null && (p.Joined || p.PersonId != null)).ToListAsync(cancel);
        if (parties.Exists(p => p.Joined)) parties.RemoveAll(p => !p.Joined); // of many who act side by side none joined the others
        foreach (var party in Lot.Order(seed, parties, p => p.Id.ToString()))
            if (await may.WhyNot(matter, party, cancel) is null) return party;
        return null;
    }
}

/// <summary>At the beginning of a month the matters of the month before are drawn; several times a day nothing is left to do.</summary>
internal sealed class DrawMonthlyCalls(DrawCalls draw, TimeProvider clock) : IJob
{
    public string Name => "matters.calls";
    public string Title => "抽取办结的事电话回访";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var today = now.CityDay();
        await draw.Handle(new DateOnly(today.Year, today.Month, 1).AddMonths(-1), now, cancel);
    }
}
