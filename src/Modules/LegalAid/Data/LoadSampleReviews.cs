using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.LegalAid;

/// <summary>Gives the passed files of the sample city their points by item, and draws last month's files; once, in demo mode only.</summary>
internal sealed class LoadSampleReviews(AppDb db, DrawFiles draw, Settings settings, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    public int Order => 165;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.FileReviews.AnyAsync(cancel)) return;
        foreach (var one in await db.AidCases.AsNoTracking().Where(c => c.Quality != null).ToListAsync(cancel))
        {
            var passed = await db.Steps.Where(s => s.MatterId == one.Id && s.Act == nameof(AidAct.PassFile)).Select(s => new { s.ById, s.ByName, s.At }).FirstAsync(cancel);
            var scale = QualityScale.On(passed.At.CityDay(), settings);
            var review = FileReview.Ask(one, ReviewPurpose.Pass, passed.At, passed.At);
            review.Judge(scale, Marks(scale, one.Quality!.Value), null, new(passed.ById, passed.ByName, ActorKind.Staff, passed.At));
            db.Add(review);
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        var now = clock.Now();
        var today = now.CityDay();
        await draw.Handle(new DateOnly(today.Year, today.Month, 1).AddMonths(-1), now, cancel);
    }

    // what is lost is lost where most can be
    private static List<(int?, string?)> Marks(QualityScale scale, int points)
    {
        var lost = 100 - points;
        return [.. scale.Items.Select((int?, string?) (item) =>
        {
            var here = Math.Min(lost, item.Points / 2);
            lost -= here;
            return (item.Points - here, here == 0 ? null : "记录不够详细");
        })];
    }
}
