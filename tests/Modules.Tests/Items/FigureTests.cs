using Fashu.Harness;
using Fashu.Items;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Items;

/// <summary>The key figures are a recount of the sample city, and small ones stay hidden on the page, in the file and in the API.</summary>
public sealed class FigureTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Figures_equal_a_recount_of_the_sample_city(Database database)
    {
        var app = await city.On(database);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var (closed, at) in (await db.Matters.AsNoTracking().Where(m => m.ClosedAt != null && m.Kind == "mediation").OrderBy(m => m.Id).Take(12).ToListAsync()).Select((m, n) => (m, n)))
            db.Add(Rating.Give(closed, await db.Participants.AsNoTracking().FirstAsync(p => p.MatterId == closed.Id), (Satisfaction)(at % 3), "等得太久", "网页", 4000, new DateTime(2026, 3 + at % 3, 9, 1, 0, 0, DateTimeKind.Utc)));
        await db.SaveChangesAsync();
        app.Clock.Advance(TimeSpan.FromHours(25)); // others of this class may have counted before
        await app.Settle();
        var matters = await db.Matters.AsNoTracking().ToDictionaryAsync(m => m.Id);
        var steps = await db.Steps.AsNoTracking().ToListAsync();
        var clocks = await db.Clocks.AsNoTracking().ToListAsync();
        var ratings = await db.Set<Rating>().AsNoTracking().ToListAsync();
        var aided = await db.Set<AidCase>().AsNoTracking().ToDictionaryAsync(c => c.Id);
        var counts = await db.Set<FigureCount>().AsNoTracking().ToListAsync();
        Assert.Equal(["2025-11-01", "2026-10-01"], [counts.Min(c => c.Month).ToString("yyyy-MM-dd"), counts.Max(c => c.Month).ToString("yyyy-MM-dd")]);
        Assert.Equal(["", "330191", "330192"], counts.Select(c => c.County).Distinct().Order(StringComparer.Ordinal));

        IEnumerable<StepRow> Taken(string kind, params string[] acts) => steps.Where(s => acts.Contains(s.Act) && matters[s.MatterId].Kind == kind);
        FigureCell At(KeyFigure figure, Guid matter, DateTime at) => Cell(figure, matters[matter].Kind, matters[matter].Place, at);
        List<(FigureCell Cell, FigureSum Sum)> wanted =
        [
            .. matters.Values.Select(m => (Cell(KeyFigure.Filed, m.Kind, m.Place, m.FiledAt), new FigureSum(1, 0, 0))),
            .. Taken("mediation", "Accept").Select(s => (At(KeyFigure.Accepted, s.MatterId, s.At), new FigureSum(1, 0, 0))),
            .. Taken("legalaid", "Grant", "GrantFirst", "AcceptNotice").Concat(Taken("legalaid", "Overrule").Where(s => s.FromStage == "RefusalObjected")).Select(s => (At(KeyFigure.Accepted, s.MatterId, s.At), new FigureSum(1, 0, 0))),
            .. Taken("mediation", "TakeEffect", "AgreeOrally").Concat(Taken("legalaid", "Finish")).Select(s => (At(KeyFigure.Settled, s.MatterId, s.At), new FigureSum(1, 0, 0))),
            .. Taken("legalaid", "Finish").SelectMany(s => aided[s.MatterId].Persons.Where(p => p.RecoveredFen > 0).Select(p => (At(KeyFigure.Recovered, s.MatterId, s.At), new FigureSum(1, 0, p.RecoveredFen!.Value)))),
            .. clocks.Where(c => (MediationClocks.Blocking.Contains(c.Rule) || AidClocks.Blocking.Contains(c.Rule)) && c.State is ClockState.Met or ClockState.Running && (MediationClocks.Blocking.Contains(c.Rule) || AidClocks.Blocking.Contains(c.Rule)))
                .Select(c => (At(KeyFigure.InTime, c.MatterId, c.DueAt), new FigureSum(c.State == ClockState.Met && c.EndedAt < c.DueAt ? 1 : 0, 1, 0))),
            .. ratings.Select(r => (Cell(KeyFigure.Satisfied, r.Kind, r.Place, r.At), new FigureSum(r.Score == Satisfaction.Unsatisfied ? 0 : 1, 1, 0))),
        ];
        var sums = wanted.Where(w => w.Cell.Kind is "mediation" or "legalaid" && w.Cell.Month >= new DateOnly(2025, 11, 1) && w.Cell.Month <= new DateOnly(2026, 10, 1))
            .GroupBy(w => w.Cell).ToDictionary(g => g.Key, g => g.Aggregate(default(FigureSum), (sum, one) => sum + one.Sum));
        Assert.Equal(Lines(sums.Where(s => s.Value != default).Select(s => (s.Key, s.Value))), Lines(counts.Select(c => (c.Cell, new FigureSum(c.Count, c.Whole, c.Amount))).Where(c => c.Item2 != default)));
        foreach (var figure in new[] { KeyFigure.Filed, KeyFigure.Accepted, KeyFigure.Settled, KeyFigure.InTime, KeyFigure.Satisfied, KeyFigure.Recovered }) Assert.True(sums.Any(s => s.Key.Figure == figure), $"the sample city has no {figure}");
    }

    private static FigureCell Cell(KeyFigure figure, string kind, string place, DateTime at) => new(figure, kind, new(at.CityDay().Year, at.CityDay().Month, 1), place.Length < 6 ? "" : place[..6]);

    private static IEnumerable<string> Lines(IEnumerable<(FigureCell Cell, FigureSum Sum)> cells) => cells.Select(c => $"{c.Cell} {c.Sum}").Order(StringComparer.Ordinal);

    [Theory, MemberData(nameof(Both))]
    public async Task Small_numbers_are_shown_nowhere_and_everywhere_the_same(Database database)
    {
        var app = await city.On(database);
        await app.Settle();
        var caller = new Caller(app);
        var page = await caller.Get("/figures");
        Assert.Equal(200, page.Code);
        Assert.Contains("当月调解委员会决定受理的件数。", page.Text);
        Assert.Contains("少于5件的", page.Text);
        var lines = (await caller.Get("/api/v1/figures")).Json.AsArray();
        Assert.True(lines.Count > 500);
        Assert.DoesNotContain(lines, l => (string?)l!["unit"] == "件" && (int?)l["value"] is > 0 and < 5);
        Assert.Contains(lines, l => (string?)l!["unit"] == "件" && (int?)l["value"] >= 5);
        var csv = (await caller.Get("/figures.csv")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Count + 1, csv.Length);
        Assert.Contains(csv, l => l.Contains(",—,", StringComparison.Ordinal));
        Assert.DoesNotContain(csv, l => l.TrimEnd().EndsWith(",件", StringComparison.Ordinal) && l.Split(',')[4] is "1" or "2" or "3" or "4");

        // a city that is stricter hides more
        var shown = lines.Count(l => l!["value"] is not null);
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = "items.figures-fewest", From = new(2026, 11, 1), Value = "20" });
            await app.Services.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        });
        var stricter = (await caller.Get("/api/v1/figures")).Json.AsArray();
        Assert.True(stricter.Count(l => l!["value"] is not null) < shown);
        Assert.DoesNotContain(stricter, l => (string?)l!["unit"] == "件" && (int?)l["value"] is > 0 and < 20);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_month_is_counted_when_it_is_over_and_again_when_something_was_entered_late(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        await app.Settle();
        Assert.DoesNotContain("2026年11月", (await new Caller(app).Get("/figures")).Text);
        app.Clock.Set("2026-12-02");
        await app.Settle();
        Assert.Contains("2026年11月", (await new Caller(app).Get("/figures")).Text);
        var counted = await Filed();
        Assert.True(counted > 0);
        // filed in November, entered in December
        var bench = new CaseBench(new DateTime(2026, 11, 30, 15, 59, 0, DateTimeKind.Utc));
        await app.With<AppDb>(async db => { db.Add(bench.At_(Stage.Filed)); await db.SaveChangesAsync(); });
        await app.Settle();
        Assert.Equal(counted, await Filed());
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.Settle();
        Assert.Equal(counted + 1, await Filed());

        Task<int> Filed() => app.With<AppDb, int>(db => db.Set<FigureCount>().Where(f => f.Figure == KeyFigure.Filed && f.Kind == "mediation" && f.Month == new DateOnly(2026, 11, 1)).SumAsync(f => f.Count));
    }
}
