using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Draws the month's share of closed files of each institution, once, and finds a reviewer for each (LAL 57, 59).</summary>
internal sealed class DrawFiles(AppDb db, FindReviewer find, IOrganizations organizations, Settings settings)
{
    /// <param name="month">Its first day.</param>
    public async Task Handle(DateOnly month, DateTime at, CancellationToken cancel)
    {
        var (from, to) = (month.StartsAt(), month.AddMonths(1).StartsAt());
        var closed = await db.AidCases.AsNoTracking().Where(c => c.ClosedAt >= from && c.ClosedAt < to && c.Quality != null && c.Number != null && c.Office != null)
            .Select(c => new { c.Id, Number = c.Number!, Office = c.Office!.Value, c.Place }).ToListAsync(cancel);
        var drawn = (await db.FileDraws.Where(d => d.Month == month).Select(d => d.Office).ToListAsync(cancel)).ToHashSet();
        foreach (var office in closed.GroupBy(c => c.Office).Where(g => !drawn.Contains(g.Key)).OrderBy(g => g.Key))
        {
            var name = (await organizations.Find(office.Key, cancel))?.Name ?? "法律援助中心";
            var draw = FileDraw.Of(month, office.Key, name, office.First().Place, [.. office.Select(c => c.Number)], settings.On(AidSettings.SamplePercent, month), at);
            db.Add(draw);
            var chosen = draw.Chosen().ToHashSet();
            foreach (var one in office.Where(c => chosen.Contains(c.Number)).OrderBy(c => c.Number, StringComparer.Ordinal))
                if (await db.Load<AidCase>(one.Id, cancel) is { } matter) await find.Ask(matter, ReviewPurpose.Sample, await Before(one.Id, cancel), at, cancel);
            // each institution by itself: of two nodes drawing at once one comes too late and leaves the other's draw
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { }
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Files without a reviewer, or with one who left or must stand aside now, get another.</summary>
    public async Task Reassign(DateTime at, CancellationToken cancel)
    {
        foreach (var review in await db.FileReviews.Where(r => r.DoneAt == null).OrderBy(r => r.AskedAt).Take(200).ToListAsync(cancel))
            if (await db.Load<AidCase>(review.CaseId, cancel) is { } matter)
                await find.Assign(review, matter, [.. (await Before(review.CaseId, cancel)).Where(r => r != review.Reviewer)], at, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private Task<List<Guid>> Before(Guid matter, CancellationToken cancel) => db.FileReviews.Where(r => r.CaseId == matter && r.Reviewer != null).Select(r => r.Reviewer!.Value).ToListAsync(cancel);
}
