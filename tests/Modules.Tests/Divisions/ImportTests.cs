using System.Text;
using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Divisions;

/// <summary>The tree from a sheet, and changed afterwards: dated codes, faults by row, nothing twice.</summary>
public class ImportTests(Office office) : IClassFixture<Office>
{
    private const string Head = "代码,名称,启用日期,停用日期,承接代码\n";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_may_come_again_and_a_dry_run_changes_nothing(Database database)
    {
        var app = await office.On(database);
        const string sheet = Head + "330192,云岭县,2015-01-01,,\n330192000000101,,,,\n";
        var before = await Count(app);
        Assert.NotEmpty((await Import(app, sheet)).Errors);
        const string good = Head + "330192,云岭县,2015-01-01,,\n330192101,河口镇,2015-01-01,,\n330192101201,河东村,2015-01-01,,\n33019210120101,一网格,2015-01-01,,\n330192101299,老村,2015-01-01,2026-11-30,330192101201\n";
        var dry = await Import(app, good, dry: true);
        Assert.Equal((5, 0, 0), (dry.Added, dry.Changed, dry.Same));
        Assert.Equal(before, await Count(app));
        Assert.Null(app.Services.GetRequiredService<IDivisions>().Find("330192"));
        var done = await Import(app, good);
        Assert.Equal((5, 0, 0), (done.Added, done.Changed, done.Same));
        Assert.Equal(before + 5, await Count(app));
        var again = await Import(app, good);
        Assert.Equal((0, 0, 5), (again.Added, again.Changed, again.Same));
        Assert.Equal(before + 5, await Count(app));
        var tree = app.Services.GetRequiredService<IDivisions>();
        Assert.Equal("云岭县河口镇河东村一网格", tree.FullName("330192101201001")); // two digits became three
        Assert.Equal(("330192101299", "330192101201"), (tree.Current("330192101299"), await On(app, "2026-12-01", () => tree.Current("330192101299"))));
        Assert.Equal(["330192101201"], await On(app, "2026-12-01", () => tree.Children("330192101").Select(d => d.Code).ToList()));
        Assert.Equal(["330192101299"], tree.Predecessors("330192101201"));
    }

    public static IEnumerable<object[]> Bad => Databases.All.SelectMany(d => new[]
    {
        ("33019,某县,,,", "第2行“代码”：行政区划代码应是"), ("abc,某县,,,", "第2行“代码”："), (",某县,,,", "第2行“代码”：请填写行政区划代码"),
        ("330198,,,,", "第2行“名称”：必填"), ("330198,某县,2026-13-01,,", "第2行“启用日期”：“2026-13-01”不是日期"), ("330198101,某镇,,,", "第2行“代码”：上级330198不在系统里，也不在表格里"),
        ("330198,某县,,,\n330198,某县,,,", "第3行“代码”：与第2行重复"), ("330198,某县,2020-01-01,2019-12-31,", "第2行：停用日期应晚于启用日期"),
        ("330198,某县,2020-01-01,2026-12-31,330177", "第2行“承接代码”：没有代码为330177的区划"), ("330198,某县,2020-01-01,2026-12-31,33x", "第2行“承接代码”："),
        ("330198,某县,2020-01-01,2026-12-31,330198", "第2行"), ("330198,某县,2020-01-01,,330191", "第2行“停用日期”：填了承接代码，还要填停用日期"),
        ("330191,青溪县,,2026-12-31,330191102", "第2行“承接代码”：330191102是它自己或它的下级，会一同停用，不能承接"),
    }.Select(c => new object[] { d[0], c.Item1, c.Item2 }));

    [Theory, MemberData(nameof(Bad))]
    public async Task A_fault_is_told_with_its_row_and_nothing_is_taken(Database database, string rows, string said)
    {
        var app = await office.On(database);
        var before = await Count(app);
        var outcome = await Import(app, Head + rows + "\n330197,好县,,,\n");
        Assert.Contains(outcome.Errors, e => e.ToString().StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(before, await Count(app));
        Assert.False(await app.With<AppDb, bool>(db => db.Divisions.AnyAsync(d => d.Code == "330191" && d.Until != null)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_ends_by_a_sheet_ends_with_all_below_it_and_a_new_name_begins_on_its_day(Database database)
    {
        var app = await office.On(database);
        await Import(app, Head + "330193,南湾县,2015-01-01,,\n330193101,旧镇,2015-01-01,,\n330193101201,旧村,2015-01-01,,\n330193101201001,旧网格,2015-01-01,,\n330193102,新镇,2015-01-01,,\n");
        Assert.Empty((await Import(app, Head + "330193101,旧镇,,2026-11-30,330193102\n330193102,新镇街道,2026-12-01,,\n")).Errors);
        var tree = app.Services.GetRequiredService<IDivisions>();
        Assert.Equal(("旧镇", "新镇", 1), (tree.Find("330193101")!.Name, tree.Find("330193102")!.Name, tree.Under("330193", DivisionLevel.Grid).Count));
        Assert.Equal(("330193102", "新镇街道", 0), await On(app, "2026-12-01", () => (tree.Current("330193101201001"), tree.Find("330193102")!.Name, tree.Under("330193", DivisionLevel.Grid).Count)));
        // the sheet to take away can be brought back as it is
        var admin = await Office.SignIn(app, "admin");
        var away = await (await admin.Client.GetAsync("/work/admin/divisions.csv")).Content.ReadAsByteArrayAsync();
        var by = await Office.Actor(app, "admin");
        var back = await app.With<ImportDivisions, ImportOutcome>(s => s.Handle(new MemoryStream(away), false, by, default));
        Assert.Empty(back.Errors);
        Assert.False(back.HasNews);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Divisions_are_changed_within_the_own_part_and_never_reuse_a_code(Database database)
    {
        var app = await office.On(database);
        var (admin, clerk) = (await Office.Actor(app, "admin"), await Office.Actor(app, "suo"));
        Task Add(string code, Actor by) => app.With<AddDivision>(s => s.Handle(new() { Code = code, Name = "某区划", From = new(2026, 1, 1) }, by, default));
        Assert.Contains("不在您的管理范围内", (await Assert.ThrowsAsync<RuleBroken>(() => Add("330191101202", clerk))).Message);
        Assert.Contains("已经用于", (await Assert.ThrowsAsync<RuleBroken>(() => Add(Office.Village, admin))).Message);
        Assert.Contains("上级还没有录入", (await Assert.ThrowsAsync<RuleBroken>(() => Add("340101101", admin))).Message);
        await Add("330191102202", admin);
        await Add("330191102202001", admin);
        await app.With<EndDivision>(s => s.Handle(new() { Code = "330191102202", From = new(2026, 12, 1), Successors = "330191102201" }, admin, default));
        Assert.Contains("已经停用", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<EndDivision>(s => s.Handle(new() { Code = "330191102202", From = new(2026, 12, 2) }, admin, default)))).Message);
        var tree = app.Services.GetRequiredService<IDivisions>();
        Assert.Equal(("330191102202001", "330191102201"), (tree.Current("330191102202001"), await On(app, "2026-12-01", () => tree.Current("330191102202001"))));
        await Assert.ThrowsAsync<RuleBroken>(() => Add("330191102202", admin));
        // a mediator's neighbour with the same beginning is left alone
        Assert.Null(tree.Find("330191102201")!.Until);
    }

    private static Task<ImportOutcome> Import(FashuApp app, string csv, bool dry = false) => Office.Import<ImportDivisions>(app, (s, f, by) => s.Handle(f, dry, by, default), csv);

    private static Task<int> Count(FashuApp app) => app.With<AppDb, int>(db => db.Divisions.CountAsync());

    private static Task<T> On<T>(FashuApp app, string day, Func<T> ask)
    {
        app.Clock.Set(day);
        try { return Task.FromResult(ask()); }
        finally { app.Clock.Set("2026-11-23"); }
    }
}
