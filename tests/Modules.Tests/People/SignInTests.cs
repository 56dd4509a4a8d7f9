using System.Net;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class SignInTests
{
    private const string Phone = "10000000001";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_stranger_signs_in_by_two_forms_without_script(Database database)
    {
        await using var house = await House.Open(database);
        var visitor = house.Visitor();
        var gate = await visitor.Get("/me/profile");
        Assert.Equal("/sign-in?returnUrl=%2Fme%2Fprofile", gate.Location);
        var asked = await visitor.Fill(gate.Location!, "phone", ("Form.Phone", "１００-0000-0001"));
        Assert.Equal(303, asked.Code);
        Assert.DoesNotContain(Phone, asked.Location);
        var wrong = await visitor.Fill(asked.Location!, "code", ("Form.Code", house.Sms.CodeFor(Phone) == "111111" ? "222222" : "111111"));
        Assert.Equal(422, wrong.Code);
        Assert.Contains("验证码不对", wrong.Text);
        var done = await visitor.Submit(asked.Location!, wrong, "code", ("Form.Code", house.Sms.CodeFor(Phone)));
        Assert.Equal((303, "/me/profile"), (done.Code, done.Location));
        Assert.Equal(200, (await visitor.Get("/me/profile")).Code);
        Assert.Equal(1, await house.Read(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task The_demo_shows_a_code_only_while_it_works()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, more: new() { ["DemoMatters"] = "1" });
        var visitor = new Caller(app);
        var first = (await visitor.Fill("/sign-in", "phone", ("Form.Phone", "10000001901"))).Location!;
        Assert.Contains($"{app.Clock.Now().AddMinutes(5).FormalTime()}以前有效", (await visitor.Get(first)).Text);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = (await visitor.Fill("/sign-in", "phone", ("Form.Phone", "10000001901"))).Location!;
        Lapsed((await visitor.Get(first)).Text); // another one took its place
        var code = Shown((await visitor.Get(second)).Text);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Lapsed((await visitor.Get(second)).Text);
        var third = (await visitor.Fill("/sign-in", "phone", ("Form.Phone", "10000001901"))).Location!;
        code = Shown((await visitor.Get(third)).Text);
        for (var i = 0; i < 4; i++) Shown((await visitor.Fill(third, "code", ("Form.Code", code == "000000" ? "000001" : "000000"))).Text);
        Lapsed((await visitor.Fill(third, "code", ("Form.Code", code == "000000" ? "000001" : "000000"))).Text); // the fifth wrong try
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var fourth = (await visitor.Fill("/sign-in", "phone", ("Form.Phone", "10000001901"))).Location!;
        Assert.Equal(303, (await visitor.Fill(fourth, "code", ("Form.Code", Shown((await visitor.Get(fourth)).Text)))).Code);
        Lapsed((await visitor.Get(fourth)).Text); // used

        static string Shown(string page)
        {
            Assert.DoesNotContain("已经失效", page);
            return System.Text.RegularExpressions.Regex.Match(page, @"演示：您的验证码是 (\d{6})<").Groups[1].Value is { Length: 6 } code ? code : throw new InvalidOperationException(page);
        }
        static void Lapsed(string page)
        {
            Assert.Contains("演示：这个验证码已经失效", page);
            Assert.DoesNotContain("您的验证码是", page);
        }
    }

    [Fact]
    public async Task Of_two_codes_the_one_already_used_is_shown_no_more()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, more: new() { ["DemoMatters"] = "1" });
        var caller = await new Mediation.Story(app).SignIn(new Caller(app), "10000001902");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var page = (await caller.Fill("/me/phone", "begin", ("Start.Phone", "10000001903"))).Location!;
        var shown = (await caller.Get(page)).Text;
        var old = System.Text.RegularExpressions.Regex.Match(shown, @"原号码的验证码是 (\d{6})").Groups[1].Value;
        var fresh = System.Text.RegularExpressions.Regex.Match(shown, @"新号码的验证码是 (\d{6})").Groups[1].Value;
        Assert.Equal((6, 6), (old.Length, fresh.Length));
        var wrong = (await caller.Fill(page, "change", ("Form.OldCode", old), ("Form.NewCode", fresh == "000000" ? "000001" : "000000"))).Text;
        Assert.Contains("演示：这个验证码已经失效", wrong);
        Assert.DoesNotContain("原号码的验证码是", wrong);
        Assert.Contains($"新号码的验证码是 {fresh}", wrong);
    }

    [Fact]
    public async Task The_session_cookie_is_closed_to_script_and_stays_on_an_own_device_alone()
    {
        await using var house = await House.Open(Database.Sqlite);
        Assert.Contains("expires=", await Cookie(shared: false));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("expires=", await Cookie(shared: true));

        async Task<string> Cookie(bool shared)
        {
            var visitor = house.Visitor();
            var asked = await visitor.Post("/api/v1/people/codes", new { phone = Phone, shared });
            var done = await visitor.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Phone) });
            var cookie = done.Raw.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("fashu=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie);
            Assert.Contains("samesite=lax", cookie);
            return cookie;
        }
    }

    [Fact]
    public async Task On_a_shared_device_ten_idle_minutes_end_the_session()
    {
        await using var house = await House.Open(Database.Sqlite);
        var visitor = house.Visitor();
        var asked = await visitor.Post("/api/v1/people/codes", new { phone = Phone, shared = true });
        await visitor.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Phone) });
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(200, (await visitor.Get("/me")).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(9)); // used in between, so it slid
        Assert.Equal(200, (await visitor.Get("/me")).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(302, (await visitor.Get("/me")).Code);
    }

    [Fact]
    public async Task A_ticket_of_another_step_or_of_somebody_else_opens_nothing()
    {
        await using var house = await House.Open(Database.Sqlite);
        var visitor = house.Visitor();
        var asked = await visitor.Post("/api/v1/people/codes", new { phone = Phone });
        var ticket = (string)asked.Json["ticket"]!;
        Assert.Equal(409, (await visitor.Post("/api/v1/people/sign-in/holder", new { ticket })).Code);
        Assert.Equal(409, (await visitor.Post("/api/v1/people/sign-in", new { ticket = ticket[..^2] + "AA", code = house.Sms.CodeFor(Phone) })).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(409, (await visitor.Post("/api/v1/people/sign-in", new { ticket, code = house.Sms.CodeFor(Phone) })).Code);
    }

    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("/m/1?a=b", "/m/1?a=b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/sign-in?returnUrl=/sign-in", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_addresses_of_this_site_are_gone_to(string? asked, string went) => Assert.Equal(went, Places.Safe(asked));

    [Fact]
    public async Task What_was_typed_survives_an_ended_session()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        var page = await citizen.Get("/me/profile");
        house.Clock.Advance(TimeSpan.FromDays(31));
        var ended = await citizen.Submit("/me/profile", page, "profile", ("Form.Name", "欧阳·<b>小丽"));
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Contains("填写的内容还在", ended.Text);
        Assert.Contains("欧阳·&lt;b&gt;小丽", ended.Text);
        Assert.Equal("欧阳·<b>小丽", Caller.FieldsOf(ended.Text, "profile")["Form.Name"]);
        await SignInAgain(citizen, house);
        var sent = await citizen.Submit("/me/profile", ended, "profile", ("Form.Name", "欧阳小丽"));
        Assert.Equal((303, "/me"), (sent.Code, sent.Location));
        Assert.Equal("欧阳小丽", await house.Read(db => db.People.Select(p => p.Name).SingleAsync()));
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        Assert.Equal(303, (await citizen.Fill("/sign-out", "out")).Code);
        Assert.Equal(302, (await citizen.Get("/me")).Code);
    }

    [Fact]
    public async Task Two_browsers_at_once_make_one_account()
    {
        await using var house = await House.Open(Database.Sqlite);
        var keep = new Func<Task<Person>>(() => house.App.With<CitizenSignIn, Person>(signIn => house.App.With<AppDb, Person>(db => signIn.Keep(db, null, Phone, house.Clock.Now(), default))));
        var made = await Task.WhenAll(keep(), keep(), keep());
        Assert.Single(made.Select(p => p.Id).Distinct());
    }

    [Fact]
    public async Task Too_many_sent_forms_are_refused_with_a_sentence()
    {
        await using var house = await House.Open(Database.Sqlite);
        var visitor = house.Visitor();
        for (var i = 0; i < 60; i++) Assert.NotEqual(429, (await visitor.Post("/api/v1/people/codes", new { phone = "1" })).Code);
        var refused = await visitor.Post("/api/v1/people/codes", new { phone = "1" });
        Assert.Equal(429, refused.Code);
        Assert.StartsWith("操作太频繁，请", (string)refused.Json["detail"]!);
        Assert.True(refused.Raw.Headers.Contains("Retry-After"));
        Assert.Equal(200, (await visitor.Get("/sign-in")).Code); // reading is not counted
    }

    private static async Task SignInAgain(Caller citizen, House house)
    {
        var asked = await citizen.Post("/api/v1/people/codes", new { phone = Phone });
        Assert.Equal(200, (await citizen.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Phone) })).Code);
    }
}
