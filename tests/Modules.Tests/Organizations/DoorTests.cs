using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Organizations;

/// <summary>The door: the first link, wrong passwords, reset by an officer, leaving.</summary>
public class DoorTests(Office office) : IClassFixture<Office>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_first_link_works_once_and_for_a_day(Database database)
    {
        await using var app = await FashuApp.Start(database);
        Task<string?> Link() => app.With<FirstAdministrator, string?>(f => f.EnsureLink(default));
        var (printed, caller) = ((await Link())!, new Caller(app));
        Assert.Contains("设置第一位管理员", (await caller.Get(printed)).Text);
        Assert.Contains("这个链接不存在", (await caller.Get(printed[..^2] + "00")).Text);
        var opened = await caller.Get(printed);
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("失效", (await caller.Get(printed)).Text);
        Assert.Contains("失效", (await caller.Submit(printed, opened, "first", Form())).Text);
        var next = (await Link())!;
        var last = (await Link())!; // another start makes another link and voids the one before
        Assert.Contains("已经用过", (await caller.Get(next)).Text);
        var weak = await caller.Fill(last, "first", Form(password: "12345678"));
        Assert.Equal(422, weak.Code);
        Assert.Contains("密码至少10位", weak.Text);
        Assert.Contains("不一样", (await caller.Fill(last, "first", Form(again: "Other-2026-pw"))).Text);
        opened = await caller.Get(last);
        var rival = new Caller(app);
        var same = await rival.Get(last);
        Assert.Equal("/work/admin", (await caller.Submit(last, opened, "first", Form())).Location);
        Assert.Equal(200, (await caller.Get("/work/admin/staff")).Code);
        Assert.Contains("已经用过", (await rival.Submit(last, same, "first", Form(login: "second"))).Text);
        Assert.Null(await Link());
        Assert.Equal(1, await app.With<AppDb, int>(db => db.Staff.CountAsync()));

        static (string, string)[] Form(string login = "admin", string password = Office.Password, string? again = null) =>
            [("Form.Office", "桐湾市司法局"), ("Form.Name", "桂一鸣"), ("Form.Login", login), ("Form.Password", password), ("Form.Again", again ?? password)];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_link_in_two_hands_opens_for_one(Database database)
    {
        var app = await office.On(database);
        var (link, _) = OneTimeLink.Make(LinkPurpose.SetPassword, Guid.CreateVersion7(), Actor.System(app.Clock.Now()), TimeSpan.FromHours(1));
        await app.With<AppDb>(async db => { db.Add(link); await db.SaveChangesAsync(); });
        await app.With<AppDb>(one => app.With<AppDb>(async two =>
        {
            (await one.OneTimeLinks.SingleAsync(l => l.Id == link.Id)).Use(app.Clock.Now());
            (await two.OneTimeLinks.SingleAsync(l => l.Id == link.Id)).Use(app.Clock.Now());
            await one.SaveChangesAsync();
            await Assert.ThrowsAsync<Overtaken>(() => two.SaveChangesAsync());
        }));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_needs_the_own_password_and_guesses_at_it_lock(Database database)
    {
        var app = await office.On(database);
        await Office.Hire(app, "token1");
        var desk = await Office.SignIn(app, "token1");
        Assert.Equal(200, (await desk.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password = Office.Password })).Code);
        for (var i = 0; i < 5; i++) Assert.StartsWith("密码不对", Said(await desk.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password = "wrong" })));
        Assert.StartsWith("连续5次没有通过", Said(await desk.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password = Office.Password })));

        static string Said(Answer answer) => (string)answer.Json["detail"]!;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Five_wrong_passwords_lock_the_door_for_a_quarter_of_an_hour(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-11-24");
        await Office.Hire(app, "lock1");
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("登录名或密码不对", (await Try(app, "lock1", "wrong")).Text);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        // the last wrong one was at 09:04
        var locked = await Try(app, "lock1", Office.Password);
        Assert.Equal(422, locked.Code);
        Assert.Contains("连续5次没有通过，已暂时锁定，请在09:19以后再试", locked.Text);
        app.Clock.Set("2026-11-24", "09:18");
        Assert.Contains("09:19", (await Try(app, "lock1", Office.Password)).Text);
        app.Clock.Set("2026-11-24", "09:19");
        Assert.Equal("/work", (await Try(app, "lock1", Office.Password)).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Slow_guesses_lock_as_long_as_quick_ones(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-11-25");
        await Office.Hire(app, "lock2");
        foreach (var time in new[] { "09:00", "09:03", "09:06", "09:09", "09:12" })
        {
            app.Clock.Set("2026-11-25", time);
            Assert.Contains("登录名或密码不对", (await Try(app, "lock2", "wrong")).Text);
        }
        app.Clock.Set("2026-11-25", "09:20");
        Assert.Contains("09:27", (await Try(app, "lock2", Office.Password)).Text);
        app.Clock.Set("2026-11-25", "09:27");
        Assert.Contains("登录名或密码不对", (await Try(app, "lock2", "wrong")).Text); // one slip after the lock is one slip
        Assert.Equal("/work", (await Try(app, "lock2", Office.Password)).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Coming_in_forgets_the_slips_and_a_name_nobody_has_is_locked_alike(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-11-26");
        await Office.Hire(app, "lock3");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++) await Try(app, "lock3", "wrong");
            Assert.Equal("/work", (await Try(app, "lock3", Office.Password)).Location);
        }
        var known = await Try(app, "lock3", "wrong");
        var unknown = await Try(app, "nobody-here", "wrong");
        Assert.Contains("登录名或密码不对", known.Text);
        Assert.Contains("登录名或密码不对", unknown.Text);
        for (var i = 0; i < 4; i++) await Try(app, "nobody-here", "wrong");
        Assert.Contains("已暂时锁定", (await Try(app, "nobody-here", "wrong")).Text);
        // twenty at once: no more are answered than one after the other, and the door is locked then
        await Office.Hire(app, "lock4");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Try(app, "lock4", "wrong")));
        Assert.InRange(answers.Count(a => a.Text.Contains("登录名或密码不对", StringComparison.Ordinal)), 0, 5);
        Assert.All(answers, a => Assert.Matches("登录名或密码不对|已暂时锁定", a.Text));
        Assert.Contains("已暂时锁定", (await Try(app, "lock4", Office.Password)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reset_ends_sessions_and_password_and_opens_a_locked_door(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-11-27");
        var id = await Office.Hire(app, "reset1");
        var session = await Office.SignIn(app, "reset1");
        for (var i = 0; i < 5; i++) await Try(app, "reset1", "wrong");
        await Assert.ThrowsAsync<Missing>(async () => { var far = await Office.Actor(app, "far"); await app.With<ResetPassword>(s => s.Handle(id, far, default)); });
        var admin = await Office.Actor(app, "admin");
        var old = await app.With<ResetPassword, string?>(s => s.Handle(id, admin, default)) ?? "";
        var link = await app.With<ResetPassword, string?>(s => s.Handle(id, admin, default)) ?? "";
        Assert.Equal(302, (await session.Get("/work/me")).Code);
        var visitor = new Caller(app);
        Assert.Contains("已经用过", (await visitor.Get(old)).Text);
        Assert.Contains("您的登录名是 reset1", (await visitor.Get(link)).Text);
        foreach (var (password, again, said) in new[] { ("short-1A", "short-1A", "密码至少10位"), ("Reset1-2026-x", "Reset1-2026-x", "不能包含登录名"), ("Neu-2026-pass", "Neu-2026-pasS", "不一样"), ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "重复的字符太多") })
            Assert.Contains(said, (await visitor.Fill(link, "set-password", ("Form.Password", password), ("Form.Again", again))).Text);
        Assert.Equal(303, (await visitor.Fill(link, "set-password", ("Form.Password", "Neu-2026-pass"), ("Form.Again", "Neu-2026-pass"))).Code);
        Assert.Contains("已经用过", (await visitor.Get(link)).Text);
        Assert.Contains("登录名或密码不对", (await Try(app, "reset1", Office.Password)).Text);
        Assert.Equal("/work", (await Try(app, "reset1", "Neu-2026-pass")).Location);
        var late = await app.With<ResetPassword, string?>(s => s.Handle(id, admin with { At = app.Clock.Now() }, default)) ?? "";
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("失效", (await visitor.Get(late)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Strangers_who_guess_lock_themselves_out_and_not_the_owner(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-07");
        await Office.Hire(app, "lock5");
        await Enter("10.1.1.1", Office.Password); // the owner's own network
        // one line has as many addresses of IPv6 as it likes
        for (var i = 1; i <= 5; i++) Assert.Contains("不对", await Refused($"2001:db8:0:{i % 2}::{i}", "wrong"));
        Assert.Contains("已暂时锁定", await Refused("2001:db8:0:7::1", Office.Password));
        Assert.Contains("已暂时锁定", await Refused("192.0.2.9", Office.Password));
        await Enter("10.1.1.1", Office.Password);
        Assert.Contains("已暂时锁定", await Refused("192.0.2.9", Office.Password)); // the owner's coming in gives strangers no new guesses
        for (var i = 0; i < 5; i++) Assert.Contains("不对", await Refused("10.1.1.1", "wrong"));
        Assert.Contains("已暂时锁定", await Refused("10.1.1.1", Office.Password)); // nor has the own network more than five

        Task Enter(string address, string password) => app.With<SignIn>(s => s.Handle(new() { Login = "lock5", Password = password }, Actor.Visitor(app.Clock.Now()) with { Address = address }, default));
        async Task<string> Refused(string address, string password) => (await Assert.ThrowsAsync<RuleBroken>(() => Enter(address, password))).Message;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Guesses_at_the_password_inside_count_like_those_at_the_door(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-08");
        await Office.Hire(app, "lock6");
        var by = await Office.Actor(app, "lock6");
        Task Change(string old) => app.With<ChangePassword>(s => s.Handle(new() { Old = old, Password = "Anders-2026-wort", Again = "Anders-2026-wort" }, by, default));
        for (var i = 0; i < 5; i++) Assert.Contains("密码不对", (await Assert.ThrowsAsync<RuleBroken>(() => Change("wrong"))).Message);
        Assert.Contains("已暂时锁定", (await Assert.ThrowsAsync<RuleBroken>(() => Change(Office.Password))).Message);
        Assert.Contains("已暂时锁定", (await Try(app, "lock6", Office.Password)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_resets_an_equal_and_the_holder_hears_of_it(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-09");
        var (equal, below) = (await Office.Hire(app, "equal1", Posts.JusticeOffice, "云桥司法所"), await Office.Hire(app, "below1"));
        var (colleague, admin) = (await Office.Actor(app, "suo"), await Office.Actor(app, "admin"));
        await Office.SignIn(app, "equal1");
        await Office.SignIn(app, "below1");
        Assert.Contains("请由系统管理员办理", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<ResetPassword>(s => s.Handle(equal, colleague, default)))).Message);
        Assert.Contains("请由系统管理员办理", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<DescribeStaff>(s => s.Handle(new() { Staff = equal, Name = "简明", Phone = "13800138000" }, colleague, default)))).Message);
        await app.With<ResetPassword>(s => s.Handle(equal, admin, default));
        var link = await app.With<ResetPassword, string?>(s => s.Handle(below, colleague, default));
        Assert.Contains("由苏文重设", (await new Caller(app).Get(link!)).Text);
        Assert.Contains("由苏文（", await app.With<AppDb, string>(db => db.Set<Fashu.Notices.Notice>().Where(n => n.To == below && n.Title == "您的登录密码被重设").OrderByDescending(n => n.At).Select(n => n.Text).FirstAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Where_text_messages_go_out_the_link_goes_to_the_holder_alone(Database database)
    {
        var sms = new Fashu.People.SmsBook();
        await using var app = await FashuApp.Start(database, services: s => s.Replace(ServiceDescriptor.Singleton<Fashu.People.ISmsGateway>(sms)), more: new() { ["Site:Url"] = "https://fashu.example" });
        await Office.Appoint(app);
        var admin = await Office.Actor(app, "admin");
        var body = await app.With<AppDb, Guid>(db => db.Organizations.Select(o => o.Id).SingleAsync());
        await Office.Import<Fashu.Divisions.ImportDivisions>(app, (s, f, by) => s.Handle(f, false, by, default), Office.Divisions);
        var id = await app.With<HireStaff, Guid>(s => s.Handle(new() { Name = "简明", Login = "texted", Phone = "13800138000", Post = Posts.CountyBureau, Organization = body, Divisions = "330191" }, admin, default));
        Assert.Null(await app.With<ResetPassword, string?>(s => s.Handle(id, admin, default)));
        await app.Settle();
        var (phone, text, _) = Assert.Single(sms.Sent);
        Assert.Equal("13800138000", phone);
        var path = System.Text.RegularExpressions.Regex.Match(text, "https://fashu.example(/work/set-password/[0-9a-z]+)").Groups[1].Value;
        Assert.Contains("您的登录名是 texted", (await new Caller(app).Get(path)).Text);
        var page = await new Caller(app).SignedIn(admin.Id, ActorKind.Staff, admin.Name, 2).Get($"/work/admin/staff/{id}/password?sent=1");
        Assert.DoesNotContain("set-password/", page.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_post_is_given_within_the_own_part_of_the_tree(Database database)
    {
        var app = await office.On(database);
        var (by, staff) = (await Office.Actor(app, "suo"), await Office.IdOf(app, "guo"));
        var bodies = await app.With<AppDb, Dictionary<string, Guid>>(db => db.Organizations.ToDictionaryAsync(o => o.Name, o => o.Id));
        async Task<RuleBroken> Refused(string body, string place, string post = Posts.GridMediator) => await Assert.ThrowsAsync<RuleBroken>(() =>
            app.With<GivePost>(s => s.Handle(new() { Staff = staff, Post = post, Organization = bodies[body], Divisions = place, From = new(2026, 11, 22) }, by, default)));
        Assert.Contains("您不能给出", (await Refused("石桥村人民调解委员会", "330191102201")).Message);
        Assert.Contains("您不能给出", (await Refused("石桥村人民调解委员会", "330191")).Message);
        Assert.Contains("请选择所在机构", (await Refused("上湾村人民调解委员会", "330191101201")).Message);
        Assert.Contains("您不能给出", (await Refused("石桥村人民调解委员会", "330191101201", Posts.Administrator)).Message);
        Assert.Equal(1, await app.With<AppDb, int>(db => db.HeldPosts.CountAsync(p => p.StaffId == staff)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_yes_and_a_no_to_lost_codes_do_not_pass_each_other(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-10");
        var id = await Office.Hire(app, "codes1");
        var (asks, one, two) = (await Office.Actor(app, "suo"), await Office.Actor(app, "suo2"), await Office.Actor(app, "admin"));
        var reset = await app.With<AppDb, Guid>(async db =>
        {
            var staff = await db.Staff.SingleAsync(s => s.Id == id);
            staff.ProposeTotp("JBSWY3DPEHPK3PXP", app.Clock.Now());
            staff.EnrolTotp(1, app.Clock.Now());
            var asked = TotpReset.Ask(Guid.CreateVersion7(), staff, "当面核对", asks);
            db.Add(asked);
            await db.SaveChangesAsync();
            return asked.Id;
        });
        await app.With<AppDb>(first => app.With<AppDb>(async second =>
        {
            (await first.TotpResets.SingleAsync(r => r.Id == reset)).Reject(one);
            (await second.TotpResets.SingleAsync(r => r.Id == reset)).Confirm(await second.Staff.SingleAsync(s => s.Id == id), two);
            await first.SaveChangesAsync();
            await Assert.ThrowsAsync<Overtaken>(() => second.SaveChangesAsync());
        }));
        // a reset password leaves the second factor in place
        await app.With<ResetPassword>(s => s.Handle(id, two, default));
        Assert.True(await app.With<AppDb, bool>(db => db.Staff.Where(s => s.Id == id).Select(s => s.TotpSince != null).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_left_comes_in_no_more_from_the_day_after(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-01");
        var id = await Office.Hire(app, "leave1");
        var session = await Office.SignIn(app, "leave1");
        var admin = await Office.Actor(app, "admin");
        await app.With<LeaveService>(s => s.Handle(new() { Staff = id, LastDay = new(2026, 12, 3) }, admin, default));
        Assert.Equal(302, (await session.Get("/work/me")).Code);
        app.Clock.Set("2026-12-03", "23:59");
        session = await Office.SignIn(app, "leave1");
        app.Clock.Set("2026-12-04", "00:00");
        Assert.Equal(302, (await session.Get("/work/me")).Code);
        Assert.Contains("登录名或密码不对", (await Try(app, "leave1", Office.Password)).Text);
        admin = admin with { At = app.Clock.Now() };
        await app.With<ReturnToService>(s => s.Handle(id, admin, default));
        session = await Office.SignIn(app, "leave1");
        Assert.NotEqual(200, (await session.Get("/work/mediation")).Code); // posts are given anew
        Assert.Contains("自己的离任", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<LeaveService>(s => s.Handle(new() { Staff = admin.Id, LastDay = new(2026, 12, 31) }, admin, default)))).Message);
    }

    private static Task<Answer> Try(FashuApp app, string login, string password) =>
        new Caller(app).Fill("/work/sign-in", "staff-sign-in", ("Form.Login", login), ("Form.Password", password));
}
