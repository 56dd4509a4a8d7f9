using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Divisions;

/// <summary>Printed codes: how they are read, where they lead, who hangs and withdraws them.</summary>
public class PlaceTests(Office office) : IClassFixture<Office>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory]
    [InlineData("QXTKQ2", "QXTKQ2")]
    [InlineData(" qx-tk　q2 ", "QXTKQ2")]
    [InlineData("QXTKQ", null)]
    [InlineData("QXTKQ22", null)]
    [InlineData("QXTKO2", null)] // O, 0, I, 1, L, S, Z are on no poster
    [InlineData("QXTK02", null)]
    [InlineData("QXTKS2", null)]
    [InlineData("ＱXTKQ2", null)]
    [InlineData("", null)]
    public void A_code_is_read_as_people_type_it(string typed, string? code) => Assert.Equal(code, Place.Read(typed));

    [Fact]
    public void No_sign_is_taken_for_another()
    {
        Assert.Equal(Place.Signs.Length, Place.Signs.Distinct().Count());
        Assert.Empty(Place.Signs.Intersect("0O1ILSZ"));
        var by = Actor.System(new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc));
        var codes = Enumerable.Range(0, 2000).Select(_ => Place.Hang("3301", "门口", false, by).Code).ToList();
        Assert.All(codes, c => Assert.Equal(c, Place.Read(c)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_grid_gets_one_poster_and_no_second(Database database)
    {
        var app = await office.On(database);
        var (clerk, far) = (await Office.Actor(app, "suo"), await Office.Actor(app, "far"));
        HangPlaces.Form Form(string division, PlaceReach reach) => new() { Division = division, Reach = reach, Label = "村口公告栏" };
        Assert.Contains("不在您的管理范围内", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<HangPlaces>(s => s.Handle(Form("330191102", PlaceReach.EveryGrid), clerk, default)))).Message);
        await Assert.ThrowsAsync<RuleBroken>(() => app.With<HangPlaces>(s => s.Handle(Form(Office.Village, PlaceReach.One), far, default)));
        Assert.Contains("没有这个区划", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<HangPlaces>(s => s.Handle(Form("330191101777", PlaceReach.One), clerk, default)))).Message);
        var made = await app.With<HangPlaces, IReadOnlyList<string>>(s => s.Handle(Form(Office.Village, PlaceReach.EveryGrid), clerk, default));
        Assert.Equal(["330191101201001", "330191101201002"], await app.With<AppDb, List<string>>(db => db.Places.Where(p => made.Contains(p.Code)).Select(p => p.Division).OrderBy(d => d).ToListAsync()));
        Assert.Contains("都已经有场所码", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<HangPlaces>(s => s.Handle(Form(Office.Village, PlaceReach.EveryGrid), clerk, default)))).Message);

        var visitor = new Caller(app);
        var scanned = await visitor.Get($"/api/v1/places/{made[0].ToLowerInvariant()}");
        Assert.Equal(("村口公告栏", 15), ((string)scanned.Json["label"]!, ((string)scanned.Json["division"]!).Length));
        Assert.Contains("网格", (await visitor.Get($"/d/{made[0]}")).Text);
        Assert.Equal(404, (await visitor.Get("/api/v1/places/222222")).Code);
        Assert.Contains("这个码已经停用，或者没有扫完整", (await visitor.Get("/d/222222")).Text);
        Assert.Contains("这个码已经停用，或者没有扫完整", (await visitor.Get("/d/%3Cb%3E")).Text);

        await Assert.ThrowsAsync<Missing>(() => app.With<WithdrawPlace>(s => s.Handle(new() { Code = made[0], Why = "撕毁" }, far, default)));
        await app.With<WithdrawPlace>(s => s.Handle(new() { Code = made[0], Why = "撕毁" }, clerk, default));
        Assert.Equal(404, (await visitor.Get($"/api/v1/places/{made[0]}")).Code);
        Assert.Contains("已经停用", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<WithdrawPlace>(s => s.Handle(new() { Code = made[0], Why = "撕毁" }, clerk, default)))).Message);
        Assert.Single(await app.With<HangPlaces, IReadOnlyList<string>>(s => s.Handle(Form(Office.Village, PlaceReach.EveryGrid), clerk, default)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_poster_of_a_grid_that_ended_leads_to_who_answers_for_it(Database database)
    {
        var app = await office.On(database);
        var admin = await Office.Actor(app, "admin");
        await app.With<AddDivision>(s => s.Handle(new() { Code = "330191102201001", Name = "一网格", From = new(2026, 1, 1) }, admin, default));
        var code = (await app.With<HangPlaces, IReadOnlyList<string>>(s => s.Handle(new() { Division = "330191102201001", Reach = PlaceReach.One, Label = "桥头", SharedDevice = true }, admin, default)))[0];
        await app.With<EndDivision>(s => s.Handle(new() { Code = "330191102201001", From = new(2026, 12, 1) }, admin, default));
        var tree = app.Services.GetRequiredService<IDivisions>();
        Assert.Equal(new PlaceCard(code, "330191102201001", "桥头", true), await tree.Scan(code, default));
        app.Clock.Set("2026-12-01");
        Assert.Equal("330191102201", (await tree.Scan(code, default))!.Division);
        app.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_poster_shows_its_code_and_its_address(Database database)
    {
        var app = await office.On(database);
        var (clerk, session) = (await Office.Actor(app, "suo"), await Office.SignIn(app, "suo"));
        var code = (await app.With<HangPlaces, IReadOnlyList<string>>(s => s.Handle(new() { Division = Office.Village, Reach = PlaceReach.One, Label = "村委会<b>门口" }, clerk, default)))[0];
        var list = await session.Get("/work/admin/places");
        Assert.Contains(code, list.Text);
        Assert.Contains("村委会&lt;b&gt;门口", list.Text);
        var poster = await session.Get($"/work/admin/posters?code={code}");
        Assert.Equal(200, poster.Code);
        Assert.Contains(code, poster.Text);
        Assert.Contains("<svg", poster.Text);
    }
}
