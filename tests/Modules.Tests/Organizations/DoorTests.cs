using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

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
        var old = await app.With<ResetPassword, string>(s => s.Handle(id, admin, default));
        var link = await app.With<ResetPassword, string>(s => s.Handle(id, admin, default));
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
        var late = await app.With<ResetPassword, string>(s => s.Handle(id, admin with { At = app.Clock.Now() }, default));
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("失效", (await visitor.Get(late)).Text);
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
