using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>Who gives legal aid: the centre of a place, the lawyers who can take a matter there and in which order, and who may say what of a lawyer.</summary>
public class LawyerTests(LawyerTests.Bar bar) : IClassFixture<LawyerTests.Bar>
{
    private const string Bodies = "名称,类别,区划代码,字号\n桐湾市法律援助中心,法律援助中心,3301,桐湾法援字\n青溪县法律援助中心,法律援助中心,330191,青溪法援字\n明砚律师事务所,律师事务所,330191,\n";
    private const string Head = "登录名,姓名,岗位,机构,负责区划,擅长,最多同时办理,律师执业证号,首次执业日期,开始刑事辩护日期\n";

    private const string People = Head + "qiu,邱明,法援律师,明砚律师事务所,,劳动争议,2,19901201510100001,2015-07-01,2016-03-01\nbao,鲍宁,法援律师,明砚律师事务所,,,,19901201810100002,2018-07-01,\n"
        + "wei,韦安,法援律师,明砚律师事务所,3301,,,19901202010100003,2020-07-01,2024-01-01\nxiq,奚青,法援律师,明砚律师事务所,330191102,,,19901202110100004,2021-07-01,\n"
        + "bare,柏林,法援律师,明砚律师事务所,,,,,,\naid,艾静,法援中心工作人员,青溪县法律援助中心,,,,,,\naidhead,安国,法援中心负责人,青溪县法律援助中心,,,,,,\n";

    public static IEnumerable<object[]> Both => Databases.All;

    /// <summary>The city of <see cref="Office"/> with two centres, a firm and its lawyers: anew for a test that changes it, one a database for the others.</summary>
    public sealed class Bar : IAsyncDisposable
    {
        private readonly Dictionary<Database, FashuApp> apps = [];

        public async Task<FashuApp> On(Database database)
        {
            if (!apps.TryGetValue(database, out var app)) apps[database] = app = await Open(database);
            return app;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var app in apps.Values) await app.DisposeAsync();
        }

        public async Task<FashuApp> Open(Database database)
        {
            var app = await Office.Filled(database);
            app.Clock.Set("2026-11-23");
            await Office.Import<ImportOrganizations>(app, (s, f, by) => s.Handle(f, false, by, default), Bodies);
            Assert.Empty((await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), People)).Errors);
            await app.With<AppDb>(async db =>
            {
                var hash = new Passwords().Hash(Office.Password);
                foreach (var staff in await db.Staff.Where(s => s.PasswordHash == null).ToListAsync()) staff.SetPassword(hash, mustChange: false);
                await db.SaveChangesAsync();
            });
            await app.Services.GetRequiredService<StaffDirectory>().Reload(default);
            return app;
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_centre_of_a_place_is_its_own_or_the_nearest_above(Database database)
    {
        await using var app = await bar.Open(database);
        async Task<string?> Centre(string place) => (await app.With<IOrganizations, OrganizationCard?>(o => o.LegalAidCentreFor(place, default)))?.Name;
        Assert.Equal("青溪县法律援助中心", await Centre(Office.Grid));
        Assert.Equal("青溪县法律援助中心", await Centre("330191"));
        Assert.Equal("桐湾市法律援助中心", await Centre("3301"));
        Assert.Equal("石桥村人民调解委员会", (await app.With<IOrganizations, OrganizationCard?>(o => o.CommitteeFor(Office.Grid, default)))?.Name);
        Assert.Null(await app.With<IOrganizations, OrganizationCard?>(o => o.CommitteeFor("330191", default)));
        Assert.Contains("青溪县法律援助中心", (await new Caller(app).Get($"/api/v1/organizations/legal-aid-centre?division={Office.Grid}")).Text);
        var county = app.Services.GetRequiredService<StaffDirectory>().Roster.NearestOf(OrganizationKind.LegalAidCentre, "330191", new(2026, 11, 23))!.Id;
        var admin = await Office.Actor(app, "admin");
        foreach (var login in new[] { "aid", "aidhead" })
        {
            var id = await Office.IdOf(app, login);
            await app.With<LeaveService>(s => s.Handle(new() { Staff = id, LastDay = new(2026, 11, 23) }, admin, default));
        }
        await app.With<CloseOrganization>(s => s.Handle(new() { Organization = county, LastDay = new(2026, 11, 23) }, admin, default));
        app.Clock.Set("2026-11-24");
        Assert.Equal("桐湾市法律援助中心", await Centre(Office.Grid));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_least_loaded_comes_first_then_who_is_longest_without_a_matter_and_nobody_at_his_limit(Database database)
    {
        await using var app = await bar.Open(database);
        // who has no licence on record and who works in another town are not among them; a post for the whole city covers the village
        Assert.Equal(new[] { "邱明", "鲍宁", "韦安" }.Order(), (await Names(app, Office.Grid)).Order());
        Assert.Equal(["韦安"], await Names(app, "3301"));
        await Give(app, "qiu", "2026-11-02", open: true);
        await Give(app, "bao", "2026-11-03", open: false);
        await Give(app, "wei", "2026-11-01", open: false);
        Assert.Equal(["韦安", "鲍宁", "邱明"], await Names(app, Office.Grid));
        // what is not legal aid does not count
        await Give(app, "wei", "2026-11-04", open: true, kind: "mediation");
        var cards = await Lawyers(app, Office.Grid);
        var qiu = cards[2];
        Assert.Equal(("韦安", 0, 10), (cards[0].Name, cards[0].Load, cards[0].MostOpen));
        Assert.Equal(("明砚律师事务所", new DateOnly(2015, 7, 1), new DateOnly(2016, 3, 1), "劳动争议", 2, 1), (qiu.FirmName, qiu.PractisingSince, qiu.CriminalSince!.Value, qiu.Fields, qiu.MostOpen, qiu.Load));
        Assert.Equal(Day("2026-11-02"), qiu.NewestFiledAt);
        await Give(app, "qiu", "2026-11-05", open: true);
        Assert.Equal(["韦安", "鲍宁"], await Names(app, Office.Grid));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_is_assigned_who_is_away_or_takes_no_new_ones_or_cannot_sign_in_or_leaves_today(Database database)
    {
        await using var app = await bar.Open(database);
        var (qiu, bao, admin) = (await Office.Actor(app, "qiu"), await Office.Actor(app, "bao"), await Office.Actor(app, "admin"));
        await app.With<TakeLeave, Guid>(s => s.Handle(new() { From = new(2026, 11, 23), Until = new(2026, 11, 23), Reason = "年休假" }, qiu, default));
        await app.With<OfferAid>(s => s.Handle(new() { Taking = false, MostOpen = 5, Fields = "婚姻家庭" }, bao, default));
        Assert.Equal(["韦安"], await Names(app, Office.Grid));
        var wei = await Office.IdOf(app, "wei");
        await app.With<ResetPassword, string?>(s => s.Handle(wei, admin, default));
        Assert.Empty(await Names(app, Office.Grid));
        app.Clock.Set("2026-11-24");
        Assert.Equal(["邱明"], await Names(app, Office.Grid));
        await app.With<OfferAid>(s => s.Handle(new() { Taking = true, MostOpen = 5, Fields = "婚姻家庭" }, bao, default));
        var card = (await Lawyers(app, Office.Grid)).Single(l => l.Name == "鲍宁");
        Assert.Equal((5, "婚姻家庭"), (card.MostOpen, card.Fields));
        await app.With<LeaveService>(s => s.Handle(new() { Staff = qiu.Id, LastDay = new(2026, 11, 24) }, admin with { At = app.Clock.Now() }, default));
        Assert.Equal(["鲍宁"], await Names(app, Office.Grid));
        await app.With<DeclareConflict, Guid>(s => s.Handle(new() { Name = "龚大河", Relation = "代理过对方" }, bao, default));
        Assert.True(await app.With<IOrganizations, bool>(o => o.HasConflict(bao.Id, ["龚大河"], [], default)));
    }

    [Theory]
    [InlineData("1990120151010000", "2015-07-01", null, 10, "LicenceNo")]
    [InlineData("1990120151010000X", "2015-07-01", null, 10, "LicenceNo")]
    [InlineData("199012015101000012", "2015-07-01", null, 10, "LicenceNo")]
    [InlineData("19901201510100001", "2026-11-24", null, 10, "PractisingSince")]
    [InlineData("19901201510100001", "2015-07-01", "2015-06-30", 10, "CriminalSince")]
    [InlineData("19901201510100001", "2015-07-01", "2026-11-24", 10, "CriminalSince")]
    [InlineData("19901201510100001", "2015-07-01", null, 0, "MostOpen")]
    [InlineData("19901201510100001", "2015-07-01", null, 101, "MostOpen")]
    [InlineData("１９９０１２０１５１０１００００１", "2026-11-23", "2026-11-23", 100, null)]
    public void A_profile_is_refused_at_the_field_that_is_wrong(string licence, string practising, string? criminal, int most, string? field)
    {
        void Enter()
        {
            var profile = LawyerProfile.Enter(Guid.CreateVersion7(), licence, DateOnly.Parse(practising), criminal is null ? null : DateOnly.Parse(criminal), new(2026, 11, 23));
            profile.Offer(true, most, " ");
            Assert.Equal(("19901201510100001", null), (profile.LicenceNo, profile.Fields));
        }
        if (field is null) Enter();
        else Assert.Equal(field, Assert.Throws<RuleBroken>(Enter).Field);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_licence_is_entered_by_who_manages_the_lawyer_and_the_rest_by_the_lawyer_too(Database database)
    {
        await using var app = await bar.Open(database);
        var bare = await Office.IdOf(app, "bare");
        object Profile(Guid staff) => new { staff, licenceNo = "19901201910100005", practisingSince = "2019-07-01", criminalSince = "2020-01-01", mostOpen = 4, taking = true };
        foreach (var (login, code) in new[] { ("suo", 404), ("bare", 403), ("aidhead", 403), ("lin", 403) })
            Assert.Equal(code, (await (await Office.SignIn(app, login)).Post("/api/v1/staff/lawyers", Profile(bare))).Code);
        var admin = await Office.SignIn(app, "admin");
        var lin = await Office.IdOf(app, "lin");
        Assert.Contains("不是法援律师", (await admin.Post("/api/v1/staff/lawyers", Profile(lin))).Text);
        Assert.Contains("不是法援律师", (await admin.Get($"/work/admin/staff/{lin}/lawyer")).Text);
        Assert.DoesNotContain("执业", (await admin.Get($"/work/admin/staff/{lin}")).Text);

        // nothing on record yet: the lawyer is told, and cannot say more
        var own = await Office.SignIn(app, "bare");
        Assert.Contains("还没有登记", (await own.Get("/work/me/aid")).Text);
        Assert.Contains("还没有登记", (await own.Post("/api/v1/staff/aid", new { taking = true, mostOpen = 3 })).Text);
        Assert.Contains("还没有登记执业证", (await admin.Get($"/work/admin/staff/{bare}")).Text);
        var saved = await admin.Fill($"/work/admin/staff/{bare}/lawyer", "lawyer", ("Form.LicenceNo", "19901201910100005"), ("Form.PractisingSince", "2019-07-01"), ("Form.CriminalSince", "2020-01-01"), ("Form.MostOpen", "4"), ("Form.Taking", "true"));
        Assert.True((303, $"/work/admin/staff/{bare}?done=lawyer") == (saved.Code, saved.Location), saved.Text);
        var page = (await admin.Get(saved.Location!)).Text;
        Assert.All(new[] { "执业信息已保存", "19901201910100005", "2020年1月1日起", "最多同时4件" }, said => Assert.Contains(said, page));
        Assert.Contains("柏林", await Names(app, Office.Grid));
        Assert.Contains("接新案件，最多同时办理4件", (await own.Get("/work/me")).Text);
        Assert.Equal("/work/me?done=aid", (await own.Fill("/work/me/aid", "offer-aid", ("Form.MostOpen", "6"), ("Form.Fields", "山林土地"), ("Form.Taking", "false"))).Location);
        Assert.DoesNotContain("柏林", await Names(app, Office.Grid));
        await app.With<AppDb>(async db =>
        {
            var now = await db.Lawyers.SingleAsync(l => l.Id == bare);
            Assert.Equal(("19901201910100005", 6, "山林土地", false), (now.LicenceNo, now.MostOpen, now.Fields, now.Taking));
            Assert.Equal(2, await db.Audits.CountAsync(a => a.Person == bare && (a.Act == "登记律师执业信息" || a.Act == "设置接援助案件")));
        });
        var mediator = await Office.SignIn(app, "lin");
        Assert.Equal(403, (await mediator.Get("/work/me/aid")).Code);
        Assert.Equal(403, (await mediator.Post("/api/v1/staff/aid", new { taking = true, mostOpen = 3 })).Code);
        Assert.DoesNotContain("/work/me/aid", (await mediator.Get("/work/me")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Officers_of_legal_aid_have_their_own_titles_and_nothing_of_mediation(Database database)
    {
        var app = await bar.On(database);
        foreach (var (login, title) in new[] { ("aid", "青溪县法律援助中心工作人员"), ("aidhead", "青溪县法律援助中心负责人"), ("qiu", "明砚律师事务所律师") })
        {
            var by = await Office.Actor(app, login);
            Assert.Equal(title, by.Post);
            Assert.DoesNotContain(by.Grants, g => g.Permission.StartsWith("mediation.", StringComparison.Ordinal) || g.Permission is "rectification.read" or "people.reveal");
        }
        Assert.Equal(["legalaid.duty", "legalaid.file-for-others", "legalaid.handle", "legalaid.work", "organizations.offer-aid"], (await Office.Actor(app, "qiu")).Grants.Select(g => g.Permission).Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_of_lawyers_may_come_again_and_leaves_what_it_does_not_mention(Database database)
    {
        await using var app = await bar.Open(database);
        async Task<(int, int, int)> Take(string rows)
        {
            var outcome = await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), rows);
            Assert.Empty(outcome.Errors);
            return (outcome.Added, outcome.Changed, outcome.Same);
        }
        Assert.Equal((0, 0, 7), await Take(People));
        var exported = await (await Office.SignIn(app, "admin")).Get("/work/admin/staff.csv");
        Assert.Contains("19901201510100001,2015-07-01,2016-03-01", exported.Text);
        Assert.Equal((0, 0, exported.Text.Trim().Split('\n').Length - 1), await Take(exported.Text));
        Assert.Equal((0, 1, 0), await Take("登录名,姓名,岗位,机构,最多同时办理\nqiu,邱明,法援律师,明砚律师事务所,8\n"));
        var (staff, qiu) = (await app.With<AppDb, StaffAccount>(db => db.Staff.SingleAsync(s => s.Login == "qiu")), (await Lawyers(app, Office.Grid)).Single(l => l.Name == "邱明"));
        Assert.Equal((8, "劳动争议", new DateOnly(2016, 3, 1)), (qiu.MostOpen, qiu.Fields, qiu.CriminalSince));
        // what a lawyer is good at stands in the profile, not among a mediator's skills
        Assert.Equal((null, null), (staff.Skills, staff.MaxLoad));
    }

    public static IEnumerable<object[]> Bad => Databases.All.SelectMany(d => new[]
    {
        ("neu,王芳,法援律师,明砚律师事务所,,,,1990120,2015-07-01,", "第2行“律师执业证号”：律师执业证号应为17位数字"),
        ("neu,王芳,法援律师,明砚律师事务所,,,,19901201510100001,,", "第2行“律师执业证号”：执业证号和首次执业日期都要填"),
        ("neu,王芳,法援律师,明砚律师事务所,,劳动争议,,,,", "第2行“律师执业证号”：执业证号和首次执业日期都要填"),
        ("neu,王芳,法援律师,明砚律师事务所,,,,19901201510100001,昨天,", "第2行“首次执业日期”：“昨天”不是日期"),
        ("neu,王芳,法援律师,明砚律师事务所,,,,19901201510100001,2015-07-01,2014-01-01", "第2行“开始刑事辩护日期”：开始刑事辩护的日期不能早于"),
        ("neu,王芳,法援律师,明砚律师事务所,,,101,19901201510100001,2015-07-01,", "第2行“最多同时办理”：应在1到100之间"),
        ("neu,王芳,网格员,明砚律师事务所,,,,19901201510100001,2015-07-01,", "第2行“律师执业证号”：只有法援律师填"),
        ($"neu,王芳,网格员,明砚律师事务所,,{new string('长', 201)},,,,", "第2行“擅长”：最多200个字"),
    }.Select(c => new object[] { d[0], c.Item1, c.Item2 }));

    [Theory, MemberData(nameof(Bad))]
    public async Task A_fault_in_a_lawyer_is_told_at_its_cell_and_nothing_is_taken(Database database, string row, string said)
    {
        var app = await bar.On(database);
        var outcome = await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), Head + row);
        Assert.StartsWith(said, Assert.Single(outcome.Errors).ToString(), StringComparison.Ordinal);
        Assert.False(await app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Login == "neu")));
    }

    private static DateTime Day(string day) => DateTime.SpecifyKind(DateTime.Parse(day).AddHours(2), DateTimeKind.Utc);

    private static async Task Give(FashuApp app, string login, string filed, bool open, string kind = "legalaid")
    {
        var id = await Office.IdOf(app, login);
        await app.With<AppDb>(async db =>
        {
            db.Add(new MatterRow { Id = Guid.CreateVersion7(), Kind = kind, Title = "讨要工资", Place = Office.Grid, Handler = id, FiledAt = Day(filed), ClosedAt = open ? null : Day(filed) });
            await db.SaveChangesAsync();
        });
    }

    private static Task<IReadOnlyList<LawyerCard>> Lawyers(FashuApp app, string place) => app.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(place, default));

    private static async Task<IReadOnlyList<string>> Names(FashuApp app, string place) => [.. (await Lawyers(app, place)).Select(l => l.Name)];
}
