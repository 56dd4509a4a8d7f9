using Fashu.Divisions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>The figures of service are a recount, however they are grouped and whoever looks, and nobody sees beyond his place.</summary>
public class FigureTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Figures_equal_a_recount_by_office_person_channel_and_kind(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "200" });
        var story = new Story(app);
        await Rate(story);
        await Drop(app);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, read) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ReadFigures>());
        var (rows, clocks) = (await db.Matters.AsNoTracking().ToListAsync(), (await db.Clocks.AsNoTracking().ToListAsync()).ToLookup(c => c.MatterId));
        var (ratings, calls) = ((await db.Ratings.AsNoTracking().ToListAsync()).ToLookup(r => r.MatterId), (await db.QualityCalls.AsNoTracking().ToListAsync()).ToLookup(c => c.MatterId));
        var (put, reviews) = ((await db.Rectifications.AsNoTracking().ToListAsync()).ToLookup(r => r.About), (await db.FileReviews.AsNoTracking().Where(r => r.DoneAt != null).ToListAsync()).ToLookup(r => r.CaseId));
        Assert.Equal(2, calls.SelectMany(c => c).Count(c => c.NotMade is not null));
        Assert.True(ratings.Count > 5 && calls.Count > 0 && put.Count > 0 && reviews.Count > 0, $"{ratings.Count} {calls.Count} {put.Count} {reviews.Count}");
        var (from, to) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 11, 22));
        var (noticed, firms) = (await db.AidCases.Where(c => c.NoticeOrgan != null).Select(c => c.Id).ToListAsync(), (await db.MediationCases.AsNoTracking().ToListAsync()).Where(c => c.Parties.Any(p => p.Side == Side.Applicant && p.Kind == PartyKind.Organization)).Select(c => c.Id).ToList());
        var begun = rows.ToDictionary(m => m.Id, m => noticed.Contains(m.Id) ? "aid-notice" : firms.Contains(m.Id) ? "mediation-firm" : m.Kind);
        foreach (var login in new[] { "city", "county", "quality", "office" })
        {
            var by = await story.Staff(login);
            var place = by.ScopesOf("matters.quality").Single();
            var closed = rows.Where(m => m.Kind != Rectification.KindKey && m.Place.StartsWith(place, StringComparison.Ordinal) && m.ClosedAt is { } at && at.CityDay() >= from && at.CityDay() <= to).ToList();
            foreach (var kind in Enum.GetValues<FigureBy>())
            {
                var answer = await read.Handle(new(kind, from, to, null), by, default);
                var wanted = closed.GroupBy(m => kind switch { FigureBy.Office => $"{m.Office}", FigureBy.Person => $"{m.Handler}", FigureBy.Channel => m.Channel, FigureBy.Item => begun[m.Id], _ => m.Kind })
                    .Select(g => Words(Recount([.. g]))).Order(StringComparer.Ordinal).ToList();
                Assert.Equal(wanted, answer.Lines.Select(Words).Order(StringComparer.Ordinal));
                Assert.Equal(Words(Recount(closed)), Words(answer.Total));
                if (login == "city") Assert.True(answer.Total.InTime < answer.Total.Matters && answer.Total.InTime > 0, Words(answer.Total));
            }
        }

        FigureLine Recount(List<MatterRow> of) => new()
        {
            Matters = of.Count,
            InTime = of.Count(m => clocks[m.Id].All(c => c.Expiry != ClockExpiry.Escalate || c.Who is "申请人" or "受援人" or "当事人" || c.EndedAt is null || c.EndedAt <= c.DueAt)),
            Rated = of.Sum(m => ratings[m.Id].Count()),
            Satisfied = of.Sum(m => ratings[m.Id].Count(r => r.Score is Satisfaction.Satisfied or Satisfaction.Fair)),
            Unsatisfied = of.Sum(m => ratings[m.Id].Count(r => r.Score == Satisfaction.Unsatisfied)),
            Calls = of.Sum(m => calls[m.Id].Count(c => c.Result == CallResult.Said)),
            CallsSatisfied = of.Sum(m => calls[m.Id].Count(c => c.Score is Satisfaction.Satisfied or Satisfaction.Fair)),
            CallsDropped = of.Sum(m => calls[m.Id].Count(c => c.NotMade is not null)),
            Rectifications = of.Sum(m => put[m.Id].Count()),
            Rectified = of.Sum(m => put[m.Id].Count(r => r.ClosedAt is not null)),
            Bands = [.. Enum.GetValues<QualityBand>().Select(b => of.Count(m => reviews[m.Id].MaxBy(r => r.Purpose)?.Band == b))],
        };

        static string Words(FigureLine line) => string.Join(' ', FigureColumns.Cells(line).Skip(1));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_page_keeps_to_the_officers_place_and_the_sheet_says_the_same(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new Story(app);
        var county = await story.Officer("county");
        var page = await county.Get("/work/quality?by=kind&from=2025-01-01&to=2026-11-23&place=3301");
        Assert.Equal(200, page.Code);
        Assert.Contains(DivisionSamplePlaces.TourCounty, page.Text);
        Assert.Contains("自查不是一件事，只在服务统计里数次数", (await county.Get("/work/quality?by=item&from=2025-01-01&to=2026-11-23")).Text);
        Assert.DoesNotContain("value=\"3301\"", page.Text); // the city's figures are not the county's to see
        var answer = await app.With<ReadFigures, ReadFigures.Answer>(async s => await s.Handle(new(FigureBy.Kind, new(2025, 1, 1), new(2026, 11, 23), "3301"), await story.Staff("county"), default));
        Assert.Equal(DivisionSamplePlaces.TourCounty, answer.Filter.Place);
        var sheet = (await county.Get("/work/quality.csv?by=kind&from=2025-01-01&to=2026-11-23")).Text;
        Assert.Contains(string.Join(',', FigureColumns.Cells(answer.Total)), sheet);
        Assert.Contains("抽样回访打通了", page.Text);
    }

    // of two drawn calls that were not made yet the party leaves, in matters that no reason keeps from being rung up
    private static async Task Drop(FashuApp app)
    {
        await app.With<AppDb>(async db =>
        {
            foreach (var call in await db.QualityCalls.Where(c => c.EndedAt == null).OrderBy(c => c.Id).Take(2).ToListAsync())
                (await db.Participants.SingleAsync(p => p.Id == call.Participant)).Leave(app.Clock.Now());
            await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.Settle();
    }

    // every second closed matter of mediation is rated as its parties would, one of them badly
    private static async Task Rate(Story story)
    {
        await story.App.With<AppDb>(async db =>
        {
            var settings = story.App.Services.GetRequiredService<Settings>();
            var n = 0;
            foreach (var row in await db.Matters.AsNoTracking().Where(m => m.ClosedAt != null && m.Kind != Rectification.KindKey).OrderBy(m => m.Id).ToListAsync())
            {
                if (n++ % 2 == 0) continue;
                var part = await db.Participants.FirstAsync(p => p.MatterId == row.Id);
                var score = (Satisfaction)(n / 2 % 3);
                var rating = Rating.Give(row, part, score, "说明", "网页", 30, row.ClosedAt!.Value.AddDays(1));
                db.Add(rating);
                if (score == Satisfaction.Unsatisfied) db.Add(Rectification.Start(row, rating, part, settings, rating.At));
            }
            await db.SaveChangesAsync();
        });
    }
}
