using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Every row of the mediation table, carried out by who holds it and refused to a stranger; the table as a whole.</summary>
public sealed class FlowTests(SampleCity city) : IClassFixture<SampleCity>
{
    // 2026-11-23 10:00 in the city, a Monday
    private static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_row_is_open_to_its_holder_and_leaves_step_leaf_and_registry_row(Database database)
    {
        var app = await city.On(database);
        List<string> wrong = [];
        foreach (var row in MediationFlow.Table)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var bench = new CaseBench(Now);
            var one = bench.At_(row.From);
            bench.Prepare(one, row.Act);
            db.Add(one);
            await db.SaveChangesAsync();
            var before = one.Steps;
            // the system's own step follows the seal
            if (row.Act == Act.TakeEffect) bench.Do(one, Act.Seal, bench.With(MediationPermissions.ApproveSeal));
            else bench.Do(one, row.Act, bench.Holder(row.Who));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            var steps = await db.Steps.Where(s => s.MatterId == one.Id).OrderBy(s => s.No).ToListAsync();
            var leaves = await db.Set<LeafRow>().CountAsync(l => l.MatterId == one.Id && l.Type == "step");
            var kept = await db.Matters.SingleAsync(m => m.Id == one.Id);
            var stage = row.Act == Act.Seal ? nameof(Stage.Effective) : row.To.ToString();
            var taken = steps.Skip(before).FirstOrDefault(s => s.Act == row.Act.ToString());
            if (taken is null || taken.Article != row.Article || taken.FromStage != row.From.ToString() || taken.ToStage != row.To.ToString() || leaves != steps.Count || kept.Stage != stage)
                wrong.Add($"{row.From} {row.Act} {row.Who}: step {taken?.FromStage}→{taken?.ToStage} {taken?.Article}, {leaves} leaves of {steps.Count}, registry {kept.Stage}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public static TheoryData<string, string> Rows => [.. MediationFlow.Table.Where(r => r.Act != Act.TakeEffect).Select(r => (r.From.ToString(), r.Act.ToString())).Distinct()];

    [Theory, MemberData(nameof(Rows))]
    public void A_stranger_is_refused_and_nothing_is_left(string from, string act)
    {
        var bench = new CaseBench(Now);
        foreach (var stranger in new[] { bench.Stranger, bench.Passerby })
        {
            var one = bench.At_(Enum.Parse<Stage>(from));
            bench.Prepare(one, Enum.Parse<Act>(act));
            var (steps, handler) = (one.Steps, one.Handler);
            Assert.Throws<RuleBroken>(() => bench.Do(one, Enum.Parse<Act>(act), stranger));
            Assert.Equal((steps, handler), (one.Steps, one.Handler));
        }
    }

    [Fact]
    public void Every_stage_can_be_reached_and_every_stage_leads_to_the_archive()
    {
        var rows = MediationFlow.Table.ToList();
        HashSet<Stage> Closure(Stage start, Func<Stage, IEnumerable<Stage>> next)
        {
            var (seen, queue) = (new HashSet<Stage> { start }, new Queue<Stage>([start]));
            while (queue.TryDequeue(out var stage)) foreach (var n in next(stage)) if (seen.Add(n)) queue.Enqueue(n);
            return seen;
        }
        Assert.Equal(Enum.GetValues<Stage>().ToHashSet(), Closure(Stage.Filed, s => rows.Where(r => r.From == s).Select(r => r.To)));
        Assert.Equal(Enum.GetValues<Stage>().ToHashSet(), Closure(Stage.Archived, s => rows.Where(r => r.To == s).Select(r => r.From)));
        Assert.Equal([Stage.Archived], Enum.GetValues<Stage>().Where(s => rows.All(r => r.From != s)));
    }

    [Fact]
    public void Every_row_names_its_article_and_every_act_has_a_row()
    {
        Assert.All(MediationFlow.Table, r => Assert.Matches("第.+条$", r.Article));
        Assert.Equal(MediationFlow.Table.Count(), MediationFlow.Table.Select(r => (r.From, r.Act, r.Who.Key)).Distinct().Count());
        Assert.Equal(Enum.GetValues<Act>().Where(a => a != Act.File).ToHashSet(), MediationFlow.Table.Select(r => r.Act).ToHashSet());
    }

    [Fact]
    public void Who_accepts_without_the_leave_to_do_so_does_not_become_the_mediator()
    {
        var bench = new CaseBench(Now);
        var one = bench.File();
        one.Sink(Level.Village, bench.Committee, "青溪石桥人调字", null, null, "网格没有可以承办的调解员", bench.System);
        var reader = bench.With(MediationPermissions.Read);
        Assert.Throws<RuleBroken>(() => one.Accept(reader, CaseBench.Settings));
        Assert.Null(one.Handler);
        var clerk = bench.With(MediationPermissions.Arrange);
        one.Accept(clerk, CaseBench.Settings);
        Assert.Equal((Stage.Accepted, null), (one.Stage, one.Handler));
    }
}
