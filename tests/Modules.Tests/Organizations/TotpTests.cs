using System.Text.RegularExpressions;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>One-time codes of staff: the standard's own numbers, and the whole way from binding to the lost phone.</summary>
public class TotpTests(Office office) : IClassFixture<Office>
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // 12345678901234567890

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory] // RFC 6238, appendix B, SHA-1
    [InlineData("1970-01-01T00:00:59Z", "94287082")]
    [InlineData("2005-03-18T01:58:29Z", "07081804")]
    [InlineData("2005-03-18T01:58:31Z", "14050471")]
    [InlineData("2009-02-13T23:31:30Z", "89005924")]
    [InlineData("2033-05-18T03:33:20Z", "69279037")]
    [InlineData("2603-10-11T11:33:20Z", "65353130")]
    public void The_codes_are_those_of_the_standard(string at, string code)
    {
        var instant = DateTimeOffset.Parse(at, null).UtcDateTime;
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(instant), 8));
        Assert.Equal(Totp.StepAt(instant), Totp.Match(Secret, $" {code[2..5]} {code[5..]} ", instant, 0));
    }

    [Fact]
    public void A_clock_may_be_off_by_one_step_and_no_more()
    {
        var at = new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);
        var step = Totp.StepAt(at);
        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(off => Totp.Match(Secret, Totp.Code(Secret, step + off, 6), at, 0)));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step, 6), at, step));
        Assert.Null(Totp.Match(Secret, "", at, 0));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step, 6) + "1", at, 0));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Bound_once_the_code_is_asked_for_and_is_good_once(Database database)
    {
        var app = await office.On(database);
        var id = await Office.Hire(app, "totp1");
        var (owner, codes, secret) = await Bound(app, "totp1", id);
        Assert.Equal(200, (await owner.Get("/work/me")).Code); // the session in which it was bound goes on
        Assert.Equal(10, codes.Distinct().Count());

        // the code of the binding is spent
        Assert.Contains("口令不对或已经用过", (await Enter(app, "totp1", Totp.Code(secret, Totp.StepAt(app.Clock.Now()), 6))).Text);
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        var wrong = await Enter(app, "totp1", "000000" == Totp.Code(secret, Totp.StepAt(app.Clock.Now()), 6) ? "000001" : "000000");
        Assert.Equal(422, wrong.Code);
        var code = Totp.Code(secret, Totp.StepAt(app.Clock.Now()), 6);
        Assert.Equal("/work", (await Enter(app, "totp1", code)).Location);
        Assert.Contains("口令不对或已经用过", (await Enter(app, "totp1", code)).Text);
        // of the same code in two hands only one counts, however close
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        var step = Totp.StepAt(app.Clock.Now());
        await app.With<AppDb>(one => app.With<AppDb>(async two =>
        {
            var (first, second) = (await one.Staff.SingleAsync(s => s.Id == id), await two.Staff.SingleAsync(s => s.Id == id));
            first.SpendTotp(step);
            second.SpendTotp(step);
            await one.SaveChangesAsync();
            await Assert.ThrowsAsync<Overtaken>(() => two.SaveChangesAsync());
        }));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_recovery_code_replaces_the_phone_once(Database database)
    {
        var app = await office.On(database);
        var (owner, codes, _) = await Bound(app, "totp2", await Office.Hire(app, "totp2"));
        Assert.Equal("/work", (await Enter(app, "totp2", codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Location);
        Assert.Contains("已经用过", (await Enter(app, "totp2", codes[3])).Text);
        // new codes need the password, and void the old ones
        Assert.Contains("密码不对", (await owner.Fill("/work/me/codes/new", "new-codes", ("Form.Password", "wrong"))).Text);
        var made = await owner.Fill("/work/me/codes/new", "new-codes", ("Form.Password", Office.Password));
        var fresh = Shown((await owner.Get(made.Location!)).Text);
        Assert.Empty(fresh.Intersect(codes));
        Assert.Contains("已经用过", (await Enter(app, "totp2", codes[4])).Text);
        Assert.Equal("/work", (await Enter(app, "totp2", fresh[0])).Location);
        // shown once, to one person, for ten minutes
        Assert.DoesNotContain(fresh[1], (await (await Office.SignIn(app, "guo")).Get(made.Location!)).Text);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(fresh[1], (await owner.Get(made.Location!)).Text);
        Assert.False(await app.With<AppDb, bool>(async db => (await db.RecoveryCodes.ToListAsync()).Any(c => c.Hash.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(fresh[1])))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lost_phone_is_taken_off_by_two_officers_neither_of_them_the_owner(Database database)
    {
        var app = await office.On(database);
        var id = await Office.Hire(app, "totp3");
        var (owner, codes, _) = await Bound(app, "totp3", id);
        var (one, two, far) = (await Office.Actor(app, "suo"), await Office.Actor(app, "suo2"), await Office.Actor(app, "far"));
        await Assert.ThrowsAsync<Missing>(() => app.With<AskTotpReset>(s => s.Handle(new() { Staff = id, Reason = "电话核实" }, far, default)));
        var asked = await app.With<AskTotpReset, Guid>(s => s.Handle(new() { Staff = id, Reason = "当面核对身份证" }, one, default));
        Assert.Contains("应由另一名工作人员", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<DecideTotpReset>(s => s.Handle(new() { Reset = asked, IsTheirs = true }, one, default)))).Message);
        Assert.True(await app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Id == id && s.TotpSince != null)));
        await app.With<DecideTotpReset>(s => s.Handle(new() { Reset = asked, IsTheirs = true }, two, default));
        Assert.Equal(302, (await owner.Get("/work/me")).Code);
        await Office.SignIn(app, "totp3"); // by the password alone
        Assert.Equal(0, await app.With<AppDb, int>(db => db.RecoveryCodes.CountAsync(c => c.StaffId == id)));
        Assert.Equal(["申请解除动态口令", "确认解除动态口令"], await app.With<AppDb, List<string>>(db => db.Audits.Where(a => a.Person == id && a.Act.Contains("解除动态口令")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
        Assert.NotEmpty(codes);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_secret_left_behind_binds_no_phone(Database database)
    {
        var app = await office.On(database);
        var id = await Office.Hire(app, "totp4");
        var owner = await Office.SignIn(app, "totp4");
        await owner.Fill("/work/me/totp", "begin-totp", ("Start.Password", Office.Password));
        var secret = (await app.With<AppDb, string?>(db => db.Staff.Where(s => s.Id == id).Select(s => s.TotpSecret).SingleAsync()))!;
        var opened = await owner.Get("/work/me/totp");
        Assert.Contains(secret[..4], opened.Text);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.DoesNotContain(secret[..4], (await owner.Get("/work/me/totp")).Text);
        await owner.Submit("/work/me/totp", opened, "enrol-totp", ("Form.Code", Totp.Code(secret, Totp.StepAt(app.Clock.Now()), 6)));
        Assert.False(await app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Id == id && s.TotpSince != null)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_request_to_take_a_phone_off_is_good_for_a_day_and_for_that_phone(Database database)
    {
        var app = await office.On(database);
        var id = await Office.Hire(app, "totp5");
        var (owner, _, _) = await Bound(app, "totp5", id);
        async Task<Guid> Ask()
        {
            var one = await Office.Actor(app, "suo");
            return await app.With<AskTotpReset, Guid>(s => s.Handle(new() { Staff = id, Reason = "当面核对身份证" }, one, default));
        }
        async Task Confirm(Guid reset)
        {
            var two = await Office.Actor(app, "suo2");
            await app.With<DecideTotpReset>(s => s.Handle(new() { Reset = reset, IsTheirs = true }, two, default));
        }
        var former = await Ask();
        Assert.Contains("已经有人发起", (await Assert.ThrowsAsync<RuleBroken>(Ask)).Message);
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("/work/me", (await owner.Fill("/work/me/totp/drop", "drop-totp", ("Form.Password", Office.Password))).Location);
        Assert.Contains("作废", (await Assert.ThrowsAsync<RuleBroken>(() => Confirm(former))).Message);
        await Bound(app, "totp5", id);
        Assert.Contains("作废", (await Assert.ThrowsAsync<RuleBroken>(() => Confirm(former))).Message);
        var late = await Ask(); // what is void does not stand in the way
        app.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("失效", (await Assert.ThrowsAsync<RuleBroken>(() => Confirm(late))).Message);
        Assert.Contains("已失效", (await (await Office.SignIn(app, "suo2")).Get($"/work/admin/totp-resets/{late}")).Text);
        Assert.True(await app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Id == id && s.TotpSince != null)));
        await Confirm(await Ask());
        Assert.False(await app.With<AppDb, bool>(db => db.Staff.AnyAsync(s => s.Id == id && s.TotpSince != null)));
    }

    private static async Task<(Caller Owner, string[] Codes, string Secret)> Bound(FashuApp app, string login, Guid id)
    {
        var owner = await Office.SignIn(app, login);
        Assert.Contains("密码不对", (await owner.Fill("/work/me/totp", "begin-totp", ("Start.Password", "wrong"))).Text);
        Assert.Null(await app.With<AppDb, string?>(db => db.Staff.Where(s => s.Id == id).Select(s => s.TotpSecret).SingleAsync()));
        await owner.Fill("/work/me/totp", "begin-totp", ("Start.Password", Office.Password));
        var secret = (await app.With<AppDb, string?>(db => db.Staff.Where(s => s.Id == id).Select(s => s.TotpSecret).SingleAsync()))!;
        var right = Totp.Code(secret, Totp.StepAt(app.Clock.Now()), 6);
        var wrong = await owner.Fill("/work/me/totp", "enrol-totp", ("Form.Code", right == "000000" ? "000001" : "000000"));
        Assert.Contains("数字不对", wrong.Text);
        await Office.SignIn(app, login); // a secret that was not confirmed asks for nothing
        var done = await owner.Fill("/work/me/totp", "enrol-totp", ("Form.Code", right));
        Assert.StartsWith("/work/me/codes?t=", done.Location);
        return (owner, Shown((await owner.Get(done.Location!)).Text), secret);
    }

    private static async Task<Answer> Enter(FashuApp app, string login, string code)
    {
        var caller = new Caller(app);
        var half = await caller.Fill("/work/sign-in", "staff-sign-in", ("Form.Login", login), ("Form.Password", Office.Password));
        Assert.StartsWith("/work/sign-in/code?t=", half.Location);
        Assert.Equal(302, (await caller.Get("/work/me")).Code); // half way in is not in
        return await caller.Fill(half.Location!, "staff-code", ("Form.Code", code));
    }

    private static string[] Shown(string page) => [.. Regex.Matches(page, "<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</code>").Select(m => m.Groups[1].Value)];
}
