using System.Text;
using Fashu.Administration;
using Fashu.Harness;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Nobody makes himself stronger: not by a post he gives, not by a puppet, not by a permission he holds for a village.</summary>
public class PowerTests(Office office) : IClassFixture<Office>
{
    private const string Bureau = "桐湾市司法局", JusticeOffice = "云桥司法所", Committee = "石桥村人民调解委员会", Station = "石桥派出所";
    private static readonly string[] all = [.. Posts.Titles.Keys];

    public static IEnumerable<object[]> Both => Databases.All;

    // who gives, where his post lies, and what he may give within it
    public static IEnumerable<object[]> Givers => Databases.All.SelectMany(d => new (string Post, string Body, string Place, string[] Gives)[]
    {
        (Posts.CityBureau, Bureau, "3301", [Posts.CountyBureau, Posts.JusticeOffice, Posts.TownMediator, Posts.CommitteeHead, Posts.CommitteeClerk, Posts.GridMediator, Posts.GridWorker, Posts.AidOfficer, Posts.AidHead, Posts.AidLawyer, Posts.PartnerClerk]),
        (Posts.CountyBureau, JusticeOffice, "330191", [Posts.JusticeOffice, Posts.TownMediator, Posts.CommitteeHead, Posts.CommitteeClerk, Posts.GridMediator, Posts.GridWorker, Posts.AidOfficer, Posts.AidHead, Posts.AidLawyer, Posts.PartnerClerk]),
        (Posts.JusticeOffice, JusticeOffice, "330191101", [Posts.TownMediator, Posts.CommitteeHead, Posts.CommitteeClerk, Posts.GridMediator, Posts.GridWorker]),
        (Posts.Administrator, Bureau, "", all),
    }.Select(g => new object[] { d[0], g.Post, g.Body, g.Place, g.Gives }));

    [Theory, MemberData(nameof(Givers))]
    public async Task A_post_is_given_from_a_level_above_it(Database database, string post, string body, string place, string[] gives)
    {
        var app = await office.On(database);
        var login = $"giver{place}";
        await Appoint(app, login, post, body, place);
        await Office.Import<ImportOrganizations>(app, (s, f, by) => s.Handle(f, false, by, default), $"名称,类别,区划代码\n{Station},公安机关,330191101201\n");
        var (giver, committee, station) = (await Office.SignIn(app, login), await Body(app, Committee), await Body(app, Station));
        foreach (var wanted in all)
        {
            var answer = await giver.Post("/api/v1/staff", new { name = "新人", login = $"{login}-{wanted}", post = wanted, organization = wanted == Posts.PartnerClerk ? station : committee });
            Assert.True((gives.Contains(wanted) ? 200 : 409) == answer.Code, $"{post} gives {wanted}: {answer.Text}");
            if (answer.Code == 409) Assert.Contains("您不能给出", answer.Text);
        }
        Assert.Equal(gives.Length, await app.With<AppDb, int>(db => db.Staff.CountAsync(s => s.Login.StartsWith(login + "-"))));
        // the form offers what is allowed, a sheet takes no more
        var offered = (await giver.Get("/work/admin/staff/new")).Text;
        Assert.All(all, p => Assert.Equal(gives.Contains(p), offered.Contains($"<option value=\"{p}\"", StringComparison.Ordinal)));
        foreach (var wanted in all.Except(gives))
            Assert.Contains("您不能给出", Assert.Single((await Office.Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), $"登录名,姓名,岗位,机构\nneu,王芳,{Posts.Titles[wanted]},{(wanted == Posts.PartnerClerk ? Station : Committee)}\n", by: login)).Errors).Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_post_for_a_part_of_the_city_changes_nothing_for_the_whole(Database database)
    {
        var app = await office.On(database);
        foreach (var (login, post, place) in new[] { ("part-city", Posts.CityBureau, "330191101"), ("part-admin", Posts.Administrator, "330191"), ("part-audit", Posts.Auditor, "330191"), ("whole-city", Posts.CityBureau, "3301"), ("whole-audit", Posts.Auditor, "3301") })
            await Appoint(app, login, post, Bureau, place);
        foreach (var (login, may) in new[] { ("part-city", false), ("part-admin", false), ("whole-city", true), ("admin", true) })
        {
            var by = await Office.Actor(app, login);
            await Try<ChangeSetting>(s => s.Handle(new() { Key = "matters.answer-days", From = by.At.CityDay().AddDays(2), Values = ["2"] }, by, default), may);
            var row = await app.With<AppDb, Guid>(async db =>
            {
                if (await db.Set<SettingRow>().FirstOrDefaultAsync(r => r.Key == "matters.answer-days") is { } known) return known.Id;
                var added = new SettingRow { Id = Guid.CreateVersion7(), Key = "matters.answer-days", From = by.At.CityDay().AddDays(2), Value = "3", By = "", At = by.At };
                db.Add(added);
                await db.SaveChangesAsync();
                return added.Id;
            });
            await Try<WithdrawSetting>(s => s.Handle(row, by, default), may);
            await Try<ImportCalendar>(s => s.Handle(2027, new MemoryStream(Encoding.UTF8.GetBytes("日期,类别,名称\n2027-01-01,休,元旦\n")), true, by, default), may);
        }
        foreach (var (login, may) in new[] { ("part-admin", false), ("admin", true) })
        {
            var by = await Office.Actor(app, login);
            List<string> held = [.. AppModule.All.SelectMany(m => m.Permissions).Where(p => p.Posts.Contains(Posts.GridWorker)).Select(p => p.Key)];
            await Try<ChangeGrants>(s => s.Handle(new() { Post = Posts.GridWorker, Allowed = held }, by, default), may);
        }
        foreach (var (login, may) in new[] { ("part-audit", false), ("whole-audit", true) })
        {
            var by = await Office.Actor(app, login);
            await Try<ChangeRetention>(s => s.Handle(new() { From = by.At.CityDay(), Lines = [] }, by, default), may);
        }

        // Who may is let in to the rule itself, which may then find fault with what was typed.
        async Task Try<T>(Func<T, Task> act, bool may) where T : notnull
        {
            var refused = await Record.ExceptionAsync(() => app.With(act));
            if (may) Assert.DoesNotContain("影响全市", refused?.Message ?? "", StringComparison.Ordinal);
            else Assert.Contains("影响全市", refused?.Message ?? typeof(T).Name + " was let in", StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_second_officer_is_nobody_the_first_one_made(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-14");
        var lost = await Office.Hire(app, "lost1");
        await Appoint(app, "maker", Posts.CountyBureau, JusticeOffice, "330191");
        foreach (var puppet in new[] { "puppet1", "puppet2" }) await Hire(app, puppet, "maker");
        foreach (var (asks, confirms) in new[] { ("maker", "puppet1"), ("puppet1", "maker"), ("puppet1", "puppet2"), ("admin", "maker") })
        {
            var reset = await Ask(asks);
            Assert.Contains("不能算两个人", (await Assert.ThrowsAsync<RuleBroken>(() => Confirm(reset, confirms))).Message);
            Assert.Contains("不能算两个人", (await (await Office.SignIn(app, confirms)).Get($"/work/admin/totp-resets/{reset}")).Text);
            await Reject(reset);
        }
        // two who have their accounts from the administrator are two
        await Confirm(await Ask("suo"), "suo2");
        Assert.False(await Bound());
        // after a month the account is its holder's own; a new link begins the month again
        app.Clock.Set("2027-01-14");
        await Confirm(await Ask("maker"), "puppet1");
        Assert.False(await Bound());
        await Link(app, "puppet1", "maker");
        var again = await Ask("maker");
        Assert.Contains("不能算两个人", (await Assert.ThrowsAsync<RuleBroken>(() => Confirm(again, "puppet1"))).Message);
        Assert.True(await Bound());

        Task<bool> Bound() => app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Id == lost && s.TotpSince != null));
        async Task<Guid> Ask(string login)
        {
            var by = await Office.Actor(app, login);
            await app.With<AppDb>(async db =>
            {
                var staff = await db.Staff.SingleAsync(s => s.Id == lost);
                if (staff.HasTotp) return;
                staff.ProposeTotp("JBSWY3DPEHPK3PXP", by.At);
                staff.EnrolTotp(1, by.At);
                await db.SaveChangesAsync();
            });
            return await app.With<AskTotpReset, Guid>(s => s.Handle(new() { Staff = lost, Reason = "当面核对" }, by, default));
        }
        async Task Confirm(Guid reset, string login)
        {
            var by = await Office.Actor(app, login);
            await app.With<DecideTotpReset>(s => s.Handle(new() { Reset = reset, IsTheirs = true }, by, default));
        }
        async Task Reject(Guid reset)
        {
            var by = await Office.Actor(app, "suo2");
            await app.With<DecideTotpReset>(s => s.Handle(new() { Reset = reset, IsTheirs = false }, by, default));
        }
    }

    private static Task<Guid> Body(FashuApp app, string name) => app.With<AppDb, Guid>(db => db.Organizations.Where(o => o.Name == name).Select(o => o.Id).SingleAsync());

    private static Task Appoint(FashuApp app, string login, string post, string body, string place) => Office.Hire(app, login, post, body, place);

    private static async Task Hire(FashuApp app, string login, string by)
    {
        var (actor, body) = (await Office.Actor(app, by), await Body(app, JusticeOffice));
        await app.With<HireStaff, Guid>(s => s.Handle(new() { Name = "木偶", Login = login, Post = Posts.JusticeOffice, Organization = body }, actor, default));
        await Link(app, login, by);
    }

    private static async Task Link(FashuApp app, string login, string by)
    {
        var (id, actor) = (await Office.IdOf(app, login), await Office.Actor(app, by));
        var link = await app.With<ResetPassword, string?>(s => s.Handle(id, actor, default)) ?? "";
        Assert.Equal("/work/sign-in?done=password", (await new Caller(app).Fill(link, "set-password", ("Form.Password", Office.Password), ("Form.Again", Office.Password))).Location);
    }
}
