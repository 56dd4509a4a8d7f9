using System.Text;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>Bodies, staff, posts and mediators from sheets: nothing in a dry run, nothing with a fault, nothing twice.</summary>
public class ImportTests(Office office) : IClassFixture<Office>
{
    public static IEnumerable<object[]> Kinds => Databases.All.SelectMany(d => new[] { "csv", "xlsx" }.Select(kind => new[] { d[0], kind }));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_sheet_may_come_again_and_a_dry_run_changes_nothing(Database database, string kind)
    {
        var (app, word) = (await office.On(database), kind == "csv" ? "甲" : "乙");
        string[] bodyHeaders = ["名称*", "类别*", "区划代码*", "字号", "任期第一天"], staffHeaders = ["登录名*", "姓名*", "手机号", "岗位*", "机构*", "负责区划", "任职日期", "最多同时办理"];
        IReadOnlyList<string>[] bodies = [[$"{word}调委会", "人民调解委员会", Office.Village, $"青溪{word}人调字", "2026-01-01"], [$"{word}村委会", "村（居）民委员会", Office.Village, "", ""]];
        IReadOnlyList<string>[] staff =
        [
            [$"{kind}-1", "王𠮷", "13800000001", "网格调解员", $"{word}调委会", "330191101201001，330191101201002", "2026-01-01", "12"],
            [$"{kind}-1", "王𠮷", "", "调委会文员", $"{word}调委会", "", "", ""], [$"{kind}-2", "买买提·艾力", "", "网格员", $"{word}村委会", "", "", ""],
        ];
        byte[] File(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows) => kind == "csv" ? SheetWriter.Csv(headers, rows) : SheetWriter.Xlsx("表", headers, rows);
        var by = await Office.Actor(app, "admin");
        Task<ImportOutcome> Bodies(bool dry) => app.With<ImportOrganizations, ImportOutcome>(s => s.Handle(new MemoryStream(File(bodyHeaders, bodies)), dry, by, default));
        Task<ImportOutcome> Staff(bool dry) => app.With<ImportStaff, ImportOutcome>(s => s.Handle(new MemoryStream(File(staffHeaders, staff)), dry, by, default));

        var before = await Counts(app);
        Assert.Equal((2, 0, 0), Told(await Bodies(dry: true)));
        Assert.Equal(before, await Counts(app));
        Assert.Equal((2, 0, 0), Told(await Bodies(dry: false)));
        Assert.Equal((0, 0, 2), Told(await Bodies(dry: false)));

        before = await Counts(app);
        Assert.Equal((2, 1, 0), Told(await Staff(dry: true)));
        Assert.Equal(before, await Counts(app));
        Assert.Equal((2, 1, 0), Told(await Staff(dry: false)));
        var after = await Counts(app);
        Assert.Equal((before.Bodies, before.Staff + 2, before.Posts + 4), after with { Audits = 0 } is var a ? (a.Bodies, a.Staff, a.Posts) : default);
        var again = await Staff(dry: false);
        Assert.Equal((0, 0, 3), Told(again));
        Assert.Equal(after, await Counts(app));

        var first = app.Services.GetRequiredService<StaffDirectory>().Roster.Staff.Values.Single(s => s.Login == $"{kind}-1");
        Assert.Equal(("王𠮷", 12, "138****0001", null), (first.Name, first.MaxLoad, first.PhoneMasked, first.PasswordHash));
        Task<IReadOnlyList<MediatorCard>> Roster() => app.With<IOrganizations, IReadOnlyList<MediatorCard>>(o => o.MediatorsOf("330191101201002", default));
        Assert.DoesNotContain(await Roster(), m => m.Staff == first.Id); // nobody can sign in to it yet: no new matter goes there
        var link = await app.With<ResetPassword, string?>(async s => await s.Handle(first.Id, await Office.Actor(app, "admin"), default)) ?? "";
        Assert.Equal(303, (await new Caller(app).Fill(link, "set-password", ("Form.Password", Office.Password), ("Form.Again", Office.Password))).Code);
        Assert.Contains(await Roster(), m => m.Staff == first.Id);
        // a second sheet brings data up to date and leaves what it does not mention
        var update = $"登录名,姓名,岗位,机构,擅长\n{kind}-1,王𠮷,网格调解员,{word}调委会,山林土地\n";
        Assert.Equal((0, 1, 0), Told(await app.With<ImportStaff, ImportOutcome>(s => s.Handle(new MemoryStream(Encoding.UTF8.GetBytes(update)), false, by, default))));
        first = app.Services.GetRequiredService<StaffDirectory>().Roster.Staff[first.Id];
        Assert.Equal(("山林土地", 12, "138****0001"), (first.Skills, first.MaxLoad, first.PhoneMasked));
    }

    public static IEnumerable<object[]> BadBodies => Databases.All.SelectMany(d => new[]
    {
        ("新调委会,人民调解委员,330191101201,,", "第2行“类别”：应为"),
        ("新调委会,人民调解委员会,330199,,", "第2行“区划代码”：没有代码为330199的区划"),
        ("新调委会,人民调解委员会,33019,,", "第2行“区划代码”：行政区划代码应是"),
        (",人民调解委员会,330191101201,,", "第2行“名称”：必填"),
        ("新调委会,人民调解委员会,330191101201,青溪石桥人调字,", "第2行“字号”：已经被“石桥村人民调解委员会”使用"),
        ("新调委会,人民调解委员会,330191101201,青溪新人调,", "第2行“字号”：字号应以“字”结尾"),
        ("新调委会,人民调解委员会,330191101201,,2026-02-30", "第2行“任期第一天”：“2026-02-30”不是日期"),
        ("石桥村人民调解委员会,人民调解委员会,330191102201,,", "第2行“区划代码”：“石桥村人民调解委员会”在系统里属于330191101201"),
        ("石桥村人民调解委员会,司法所,330191101201,,", "第2行“类别”：“石桥村人民调解委员会”在系统里是人民调解委员会"),
        ("新调委会,人民调解委员会,330191101201,,\n新调委会,人民调解委员会,330191101201,,", "第3行“名称”：与第2行重复"),
    }.Select(c => new object[] { d[0], c.Item1, c.Item2 }));

    [Theory, MemberData(nameof(BadBodies))]
    public async Task A_fault_in_a_body_is_told_with_its_row_and_nothing_is_taken(Database database, string rows, string said)
    {
        var app = await office.On(database);
        var before = await Counts(app);
        var outcome = await Office.Import<ImportOrganizations>(app, (s, f, by) => s.Handle(f, false, by, default), $"名称,类别,区划代码,字号,任期第一天\n{rows}\n好的调委会,人民调解委员会,330191101201,,\n");
        Assert.Contains(outcome.Errors, e => e.ToString().StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(before, await Counts(app));
    }

    public static IEnumerable<object[]> BadStaff => Databases.All.SelectMany(d => new[]
    {
        ("ab,王芳,,网格调解员,石桥村人民调解委员会,,,", "第2行“登录名”：登录名应为3到40位"),
        ("neu,王1芳,,网格调解员,石桥村人民调解委员会,,,", "第2行“姓名”："),
        ("neu,王芳,123,网格调解员,石桥村人民调解委员会,,,", "第2行“手机号”："),
        ("neu,王芳,,调解大师,石桥村人民调解委员会,,,", "第2行“岗位”：没有“调解大师”这个岗位"),
        ("neu,王芳,,网格调解员,没有的调委会,,,", "第2行“机构”：没有名为“没有的调委会”的机构"),
        ("neu,王芳,,网格调解员,石桥村人民调解委员会,330191101201099,,", "第2行“负责区划”：没有代码为330191101201099的区划"),
        ("neu,王芳,,网格调解员,石桥村人民调解委员会,,昨天,", "第2行“任职日期”：“昨天”不是日期"),
        ("neu,王芳,,网格调解员,石桥村人民调解委员会,,,很多", "第2行“最多同时办理”：“很多”不是整数"),
        ("neu,王芳,,网格调解员,石桥村人民调解委员会,,,0", "第2行“最多同时办理”：应在1到999之间"),
        (",王芳,,网格调解员,石桥村人民调解委员会,,,", "第2行“登录名”：必填"),
    }.Select(c => new object[] { d[0], c.Item1, c.Item2 }));

    [Theory, MemberData(nameof(BadStaff))]
    public async Task A_fault_in_a_person_is_told_with_its_row_and_nothing_is_taken(Database database, string row, string said)
    {
        var app = await office.On(database);
        var before = await Counts(app);
        var outcome = await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), $"登录名,姓名,手机号,岗位,机构,负责区划,任职日期,最多同时办理\n{row}\ngood,李军,,网格员,石桥村人民调解委员会,,,\n");
        Assert.Contains(outcome.Errors, e => e.ToString().StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(before, await Counts(app));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_faults_of_a_row_are_told_at_once(Database database)
    {
        var outcome = await Office.Import<ImportStaff>(await office.On(database), (s, f, by) => s.Handle(f, true, by, default),
            "登录名,姓名,手机号,岗位,机构,负责区划,任职日期,最多同时办理\nab,王1芳,123,调解大师,没有的调委会,330191101201099,昨天,0\n");
        string[] columns = ["登录名", "姓名", "手机号", "岗位", "机构", "负责区划", "任职日期", "最多同时办理"];
        Assert.Equal(columns.Order(StringComparer.Ordinal), outcome.Errors.Select(e => e.Column!).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_imports_beyond_the_own_part_of_the_tree(Database database)
    {
        var app = await office.On(database);
        var before = await Counts(app);
        const string head = "登录名,姓名,岗位,机构,负责区划\n";
        foreach (var (row, said) in new[]
        {
            ("neu,王芳,网格调解员,上湾村人民调解委员会,\n", "您不能给出"), ("neu,王芳,系统管理员,云桥司法所,330191101\n", "您不能给出"),
            ("far,范远,网格调解员,石桥村人民调解委员会,\n", "已由别的单位的人使用"), ("admin,桂一鸣,网格员,石桥村人民调解委员会,\n", "已由别的单位的人使用"),
        })
            Assert.Contains(said, Assert.Single((await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), head + row, by: "suo")).Errors).Message);
        var bodies = await Office.Import<ImportOrganizations>(app, (s, f, by) => s.Handle(f, false, by, default), "名称,类别,区划代码\n新所,司法所,330191102\n", by: "suo");
        Assert.Contains("不在您的管理范围内", Assert.Single(bodies.Errors).Message);
        Assert.Equal(before, await Counts(app));
    }

    private static (int, int, int) Told(ImportOutcome outcome)
    {
        Assert.Empty(outcome.Errors);
        return (outcome.Added, outcome.Changed, outcome.Same);
    }

    private sealed record Count(int Bodies, int Staff, int Posts, int Audits);

    private static Task<Count> Counts(FashuApp app) => app.With<AppDb, Count>(async db =>
        new(await db.Organizations.CountAsync(), await db.Staff.CountAsync(), await db.HeldPosts.CountAsync(), await db.Audits.CountAsync()));
}
