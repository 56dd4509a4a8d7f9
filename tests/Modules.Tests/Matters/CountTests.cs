using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>Whatever is done in whatever order, the figures of the board are a recount, and a cached colour is the one that stage and clocks give.</summary>
public class CountTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Counts_and_colours_are_a_recount_after_any_sequence_of_acts(Database database)
    {
        var app = await city.On(database);
        var random = new Random(7071);
        var bench = new CaseBench(app.Clock.Now());
        List<Guid> mine = [];
        var done = 0;
        for (var n = 0; n < 150; n++)
        {
            bench.At = app.Clock.Now();
            if (mine.Count < 12 && random.Next(3) == 0)
                await app.With<AppDb>(async db =>
                {
                    var filed = bench.At_(Stage.Filed);
                    db.Add(filed);
                    await db.SaveChangesAsync();
                    mine.Add(filed.Id);
                });
            else if (mine.Count > 0)
                await app.With<AppDb>(async db =>
                {
                    var matter = (await db.Load<MediationCase>(mine[random.Next(mine.Count)], default))!;
                    var open = MediationFlow.Table.Where(r => r.From == matter.Stage && r.Act is not (Act.Sign or Act.Unsign or Act.TakeEffect)).ToList();
                    if (open.Count == 0) return;
                    var row = open[random.Next(open.Count)];
                    try
                    {
                        bench.Prepare(matter, row.Act);
                        bench.Do(matter, row.Act, bench.Holder(row.Who));
                    }
                    catch (RuleBroken) { return; } // not lawful now; nothing is saved
                    await db.SaveChangesAsync();
                    done++;
                });
            if (random.Next(5) == 0)
            {
                app.Clock.Advance(TimeSpan.FromHours(random.Next(1, 60)));
                await app.Settle();
            }
            if (n % 25 == 24) await Check(app);
        }
        Assert.True(done > 40, $"{done} acts");
        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.Settle();
        await Check(app);
    }

    private static async Task Check(FashuApp app)
    {
        await app.Settle();
        await using var scope = app.Services.CreateAsyncScope();
        var (db, count, settings) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<CountBoard>(), app.Services.GetRequiredService<Settings>());
        var rows = await db.Matters.AsNoTracking().ToListAsync();
        var kinds = app.Services.GetServices<IMatterKind>().ToDictionary(k => k.Kind);
        foreach (var row in rows)
        {
            var badge = (await kinds[row.Kind].Load(db, row.Id, default))!.BadgeAt(app.Clock.Now(), settings);
            Assert.Equal((badge.Colour, badge.Word, badge.NextActor, badge.DueAt, badge.ChangesAt), (row.Colour, row.Word, row.NextActor, row.DueAt, row.ChangesAt));
        }
        foreach (var place in new[] { "3301", "330191", "330191101", CaseBench.Grid[..12], CaseBench.Grid, "330192" })
        {
            var by = new Actor(Guid.CreateVersion7(), "查数人", ActorKind.Staff, app.Clock.Now()) { Grants = [new("mediation.read", place), new("rectification.read", place), new("legalaid.read", place)] };
            var seen = rows.Where(r => r.Place.StartsWith(place, StringComparison.Ordinal)).ToList();
            var wanted = seen.GroupBy(r => r.Colour).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(wanted.OrderBy(w => w.Key), (await count.FromTally(new(), by, default)).Where(w => w.Value != 0).OrderBy(w => w.Key));
            Assert.Equal(wanted.OrderBy(w => w.Key), (await count.ByRows(new(), by, default)).OrderBy(w => w.Key));
            var tabs = await count.Handle(new(), by, default);
            Assert.Equal(seen.Count, tabs[BoardTab.All]);
            Assert.Equal(seen.Count(r => r.Colour == Colour.Red), tabs[BoardTab.Stuck]);
            Assert.Equal(seen.Count(r => r.Colour is Colour.Orange or Colour.Yellow), tabs[BoardTab.Working]);
            Assert.Equal(tabs[BoardTab.All], tabs[BoardTab.Waiting] + tabs[BoardTab.Working] + tabs[BoardTab.Stuck] + tabs[BoardTab.Done] + tabs[BoardTab.Closed]);
            var soon = app.Clock.Now().AddDays(3);
            Assert.Equal(seen.Count(r => r.Colour is not (Colour.None or Colour.Green) && r.DueAt > app.Clock.Now() && r.DueAt <= soon), tabs[BoardTab.Soon]);
        }
    }
}
