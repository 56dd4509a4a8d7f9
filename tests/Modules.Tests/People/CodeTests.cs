using System.Net;
using Fashu.Documents;
using Fashu.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.People;

public class CodeTests
{
    private const string Phone = "10000000001", Purpose = CodePurposes.SignIn;

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_right_code_is_good_once(Database database)
    {
        await using var house = await House.Open(database);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        Assert.Null(await codes.Send("100 0000 0001", Purpose, "192.0.2.1", default));
        var code = house.Sms.CodeFor(Phone);
        Assert.True(await codes.Check(Phone, Purpose, code, default));
        Assert.False(await codes.Check(Phone, Purpose, code, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Five_wrong_tries_spoil_the_code(Database database)
    {
        await using var house = await House.Open(database);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        await codes.Send(Phone, Purpose, null, default);
        var code = house.Sms.CodeFor(Phone);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++) Assert.False(await codes.Check(Phone, Purpose, wrong, default));
        Assert.False(await codes.Check(Phone, Purpose, code, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_stranger_with_the_number_spoils_no_code_of_who_asked(Database database)
    {
        await using var house = await House.Open(database);
        var (codes, http) = (house.App.Services.GetRequiredService<IPhoneCodes>(), house.App.Services.GetRequiredService<IHttpContextAccessor>());
        void From(string address) => http.HttpContext = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        await codes.Send(Phone, Purpose, "2001:db8:1::5", default);
        var code = house.Sms.CodeFor(Phone);
        From("192.0.2.9");
        for (var i = 0; i < 5; i++) Assert.False(await codes.Check(Phone, Purpose, code == "000000" ? "000001" : "000000", default));
        Assert.False(await codes.Check(Phone, Purpose, code, default)); // two guesses of five, and no more
        Assert.Equal(2, await house.Read(db => db.PhoneCodes.Select(c => c.Tries).SingleAsync()));
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await codes.Send(Phone, Purpose, "192.0.2.9", default); // a younger code, of the stranger
        From("2001:db8:1::77"); // the same line
        Assert.True(await codes.Check(Phone, Purpose, code, default));
        Assert.False(await codes.Check(Phone, Purpose, code, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_guesses_at_once_are_no_more_than_five(Database database)
    {
        await using var house = await House.Open(database);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        await codes.Send(Phone, Purpose, null, default);
        var code = house.Sms.CodeFor(Phone);
        var guesses = Enumerable.Range(0, 40).Select(i => i.ToString("000000")).Where(g => g != code);
        Assert.DoesNotContain(true, await Task.WhenAll(guesses.Select(g => codes.Check(Phone, Purpose, g, default))));
        var kept = await house.Read(db => db.PhoneCodes.AsNoTracking().SingleAsync());
        Assert.InRange(kept.Tries, 1, 5);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public async Task A_code_lives_five_minutes(int seconds, bool good)
    {
        await using var house = await House.Open(Database.Sqlite);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        await codes.Send(Phone, Purpose, null, default);
        house.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(good, await codes.Check(Phone, Purpose, house.Sms.CodeFor(Phone), default));
    }

    [Fact]
    public async Task A_code_is_good_for_its_phone_and_purpose_alone_and_a_newer_one_replaces_it()
    {
        await using var house = await House.Open(Database.Sqlite);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        await codes.Send(Phone, Purpose, null, default);
        var first = house.Sms.CodeFor(Phone);
        Assert.False(await codes.Check("10000000002", Purpose, first, default));
        Assert.False(await codes.Check(Phone, CodePurposes.Sign, first, default));
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await codes.Send(Phone, Purpose, null, default);
        var second = house.Sms.CodeFor(Phone);
        if (first != second) Assert.False(await codes.Check(Phone, Purpose, first, default));
        Assert.True(await codes.Check(Phone, Purpose, second, default));
    }

    [Fact]
    public async Task Codes_are_spared_per_phone_and_per_address()
    {
        await using var house = await House.Open(Database.Sqlite);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        await codes.Send(Phone, Purpose, "192.0.2.1", default);
        house.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("验证码刚刚发过，请1秒后再要一次。", (await Assert.ThrowsAsync<RuleBroken>(() => codes.Send(Phone, Purpose, "192.0.2.1", default))).Message);
        for (var i = 0; i < 4; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(2));
            await codes.Send(Phone, Purpose, "192.0.2.1", default);
        }
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("这个号码要验证码的次数太多", (await Assert.ThrowsAsync<RuleBroken>(() => codes.Send(Phone, Purpose, "192.0.2.1", default))).Message);
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        for (var i = 0; i < 60; i++) await codes.Send($"100000001{i:00}", Purpose, "192.0.2.9", default);
        Assert.StartsWith("您所在的网络", (await Assert.ThrowsAsync<RuleBroken>(() => codes.Send("10000000200", Purpose, "192.0.2.9", default))).Message);
        await codes.Send("10000000200", Purpose, "192.0.2.10", default);
    }

    [Fact]
    public async Task Each_message_says_what_its_code_is_for()
    {
        await using var house = await House.Open(Database.Sqlite);
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        var all = typeof(CodePurposes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Equal(all.Order(), CodePurposes.Words.Keys.Order());
        var paper = new SigningPaper(Guid.NewGuid(), Guid.NewGuid(), "", "签署调解协议", "调解委员会");
        var used = all.Select(p => (Purpose: p, Words: CodePurposes.Words[p])).Append((paper.CodePurpose, "签名")).ToList();
        foreach (var (at, (purpose, words)) in used.Index())
        {
            await codes.Send($"100000003{at:00}", purpose, null, default);
            Assert.Contains($"用于{words}，", house.Sms.Sent[^1].Text);
        }
    }

    [Fact]
    public async Task A_message_that_did_not_leave_is_said_and_its_code_is_dead()
    {
        await using var house = await House.Open(Database.Sqlite);
        house.Sms.Fails = true;
        var codes = house.App.Services.GetRequiredService<IPhoneCodes>();
        Assert.StartsWith("短信没有发出去", (await Assert.ThrowsAsync<RuleBroken>(() => codes.Send(Phone, Purpose, null, default))).Message);
        Assert.False(await codes.Check(Phone, Purpose, house.Sms.CodeFor(Phone), default));
    }

    [Fact]
    public async Task Without_a_gateway_people_are_sent_to_the_counter()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var answer = await new Caller(app).Fill("/sign-in", "phone", ("Form.Phone", Phone));
        Assert.Equal(422, answer.Code);
        Assert.Contains("本市还没有开通短信", answer.Text);
    }

    [Fact]
    public async Task Neither_code_nor_phone_is_readable_in_the_database()
    {
        await using var house = await House.Open(Database.Sqlite);
        await house.Citizen(Phone);
        var code = house.Sms.CodeFor(Phone);
        var file = await house.Read(async db =>
        {
            await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)");
            return File.ReadAllText(Path.Combine(house.App.Folder, "city", "fashu.db"), System.Text.Encoding.Latin1);
        });
        Assert.DoesNotContain(Phone, file);
        var kept = await house.Read(db => db.PhoneCodes.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(code, System.Text.Encoding.ASCII.GetString(kept.Hash));
    }
}
