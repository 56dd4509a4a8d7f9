using System.Text;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Notices;

/// <summary>Text messages on their way: tried again and never doubled, held back when untrue, told apart by what the gateway says of them.</summary>
public class MessageTests
{
    private const string Phone = "10000000301", Secret = "0123456789abcdef";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_gateway_that_is_away_is_asked_again_under_the_same_key_until_it_takes_the_message(Database database)
    {
        await using var house = await House.Open(database);
        house.Sms.Fails = true;
        await Write(house, "a");
        await house.App.Settle();
        Assert.Single(house.Sms.Sent);
        await house.App.Settle(); // not yet
        Assert.Single(house.Sms.Sent);
        foreach (var (pause, tries) in new[] { ("00:00:10", 2), ("00:01:00", 3), ("00:05:00", 4) })
        {
            house.Clock.Advance(TimeSpan.Parse(pause) - TimeSpan.FromSeconds(1));
            await house.App.Settle();
            Assert.Equal(tries - 1, house.Sms.Sent.Count);
            house.Clock.Advance(TimeSpan.FromSeconds(4));
            await house.App.Settle();
            Assert.Equal(tries, house.Sms.Sent.Count);
        }
        house.Sms.Fails = false;
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        await house.App.Settle();
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.App.Settle();
        Assert.Equal(5, house.Sms.Sent.Count);
        Assert.Single(house.Sms.Sent.Select(s => s.Key).Distinct());
        var message = await house.Read(db => db.TextMessages.SingleAsync());
        Assert.Equal((MessageState.Accepted, null, null), (message.State, message.NextAt, message.Trouble));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_the_last_try_it_has_failed_and_an_officer_calls(Database database)
    {
        await using var house = await House.Open(database);
        house.Sms.Fails = true;
        var matter = await Matter(house);
        await Write(house, "a", matter);
        for (var n = 0; n < 12; n++)
        {
            await house.App.Settle();
            house.Clock.Advance(TimeSpan.FromHours(3));
        }
        Assert.Equal(6, house.Sms.Sent.Count);
        var message = await house.Read(db => db.TextMessages.SingleAsync());
        Assert.Equal((MessageState.Failed, "HTTP 500"), (message.State, message.Trouble));
        var officer = house.Officer(house.Staff.Add("吴所长", "mediation.read"));
        var listed = (await officer.Get($"/api/v1/notices/matters/{matter}/messages")).Json[0]!;
        Assert.True((bool)listed["needsCall"]!);
        Assert.DoesNotContain(Phone, listed.ToJsonString());
        Assert.Equal(404, (await house.Officer(house.Staff.Add("别处的人", "people.read")).Post($"/api/v1/notices/messages/{message.Id}/called", new { said = "知道了" })).Code);
        Assert.Equal(204, (await officer.Post($"/api/v1/notices/messages/{message.Id}/called", new { said = "本人知道了" })).Code);
        Assert.Equal(409, (await officer.Post($"/api/v1/notices/messages/{message.Id}/called", new { said = "再打一次" })).Code);
        Assert.Equal(409, (await officer.Post($"/api/v1/notices/messages/{message.Id}/again")).Code);
        Assert.Equal(MessageState.Called, (await house.Read(db => db.TextMessages.SingleAsync())).State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_no_longer_true_does_not_go_out_and_is_marked_in_the_inbox(Database database)
    {
        await using var house = await House.Open(database);
        var (_, person) = await house.Citizen(Phone);
        house.Sms.Sent.Clear();
        await house.App.With<INotices>(n => Task.CompletedTask);
        await Notice(house, person, "first", "fact-1");
        await Cancel(house, "fact-1");
        await house.App.Settle();
        Assert.Empty(house.Sms.Sent);
        Assert.Equal(MessageState.Cancelled, await house.Read(db => db.TextMessages.Select(m => m.State).SingleAsync()));
        Assert.NotNull(await house.Read(db => db.Notices.Select(n => n.OvertakenAt).SingleAsync()));
        Assert.Equal(0, await house.App.With<INotices, int>(n => n.Unread(person, default)));

        // written and withdrawn in one unit of work
        await house.App.With<IServiceProvider>(async services =>
        {
            var (notices, db) = (services.GetRequiredService<INotices>(), services.GetRequiredService<AppDb>());
            notices.Send(Draft(person, "second", "fact-2"), house.Clock.Now());
            await notices.Cancel("fact-2", house.Clock.Now(), default);
            await db.SaveChangesAsync();
        });
        // what a gateway has taken cannot be called back, and is not said to be
        await Notice(house, person, "third", "fact-3");
        house.Clock.Advance(TimeSpan.FromSeconds(4));
        await house.App.Settle();
        await Cancel(house, "fact-3");
        Assert.Single(house.Sms.Sent);
        Assert.Equal([MessageState.Accepted, MessageState.Cancelled, MessageState.Cancelled], await house.Read(db => db.TextMessages.Select(m => m.State).OrderBy(s => s).ToListAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_is_one_notice_and_one_message(Database database)
    {
        await using var house = await House.Open(database);
        var (_, person) = await house.Citizen(Phone);
        for (var n = 0; n < 3; n++) await Notice(house, person, "same", null);
        Assert.Equal((1, 1), (await house.Read(db => db.Notices.CountAsync()), await house.Read(db => db.TextMessages.CountAsync())));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_message_the_gateway_chokes_on_does_not_hold_up_the_others(Database database)
    {
        var gateway = new Choking();
        await using var house = await House.Open(database, services: s => s.Replace(ServiceDescriptor.Singleton<ISmsGateway>(gateway)));
        await Write(house, "a", phone: Choking.Bad);
        await Write(house, "b");
        await Write(house, "c");
        await house.App.Settle();
        Assert.Equal([Phone, Phone], gateway.Taken);
        Assert.Equal([MessageState.Accepted, MessageState.Accepted, MessageState.Waiting], await house.Read(db => db.TextMessages.Select(m => m.State).OrderBy(s => s).ToListAsync()));
        Assert.Equal("短信平台出错", await house.Read(db => db.TextMessages.Where(m => m.State == MessageState.Waiting).Select(m => m.Trouble).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_receipt_counts_only_if_it_is_signed_and_fresh(Database database)
    {
        await using var house = await House.Open(database, new() { ["Sms:ReceiptSecret"] = Secret });
        await Write(house, "a");
        await house.App.Settle();
        var (id, now) = (await house.Read(db => db.TextMessages.Select(m => m.Id).SingleAsync()), Seconds(house));
        var delivered = $$"""{"id":"{{id}}","state":"delivered"}""";
        Assert.Equal(401, await Receipt(house, delivered, now, "another secret of length"));
        Assert.Equal(401, await Receipt(house, delivered, now - 301, Secret));
        Assert.Equal(401, await Receipt(house, delivered, now + 301, Secret));
        Assert.Equal(401, await Receipt(house, delivered, now, Secret, signed: delivered.Replace("delivered", "failed")));
        Assert.Equal(400, await Receipt(house, "oops", now, Secret));
        Assert.Equal(400, await Receipt(house, $$"""{"id":"{{id}}","state":"eaten"}""", now, Secret));
        Assert.Equal(404, await Receipt(house, """{"id":"none","state":"delivered"}""", now, Secret));
        Assert.Equal(401, await Receipt(house, new string(' ', 20_000) + delivered, now, Secret));
        Assert.Equal(MessageState.Accepted, await State());
        Assert.Equal(204, await Receipt(house, delivered, now, Secret));
        Assert.Equal(204, await Receipt(house, delivered, now, Secret));
        Assert.Equal(204, await Receipt(house, $$"""{"id":"{{id}}","state":"failed","error":"关机"}""", now, Secret)); // late and false: it arrived
        Assert.Equal(MessageState.Delivered, await State());

        Task<MessageState> State() => house.Read(db => db.TextMessages.Select(m => m.State).SingleAsync());
    }

    [Fact]
    public async Task A_message_that_arrived_although_every_answer_was_lost_is_delivered()
    {
        await using var house = await House.Open(Database.Sqlite, new() { ["Sms:ReceiptSecret"] = Secret });
        house.Sms.Fails = true;
        await Write(house, "a");
        for (var n = 0; n < 12; n++)
        {
            await house.App.Settle();
            house.Clock.Advance(TimeSpan.FromHours(3));
        }
        var message = await house.Read(db => db.TextMessages.SingleAsync());
        Assert.Equal(MessageState.Failed, message.State);
        Assert.Equal(204, await Receipt(house, $$"""{"id":"{{message.Id}}","state":"delivered"}""", Seconds(house), Secret));
        message = await house.Read(db => db.TextMessages.SingleAsync());
        Assert.Equal((MessageState.Delivered, null), (message.State, message.Trouble));
    }

    [Fact]
    public async Task Without_the_agreed_secret_there_is_no_address_for_receipts()
    {
        await using var house = await House.Open(Database.Sqlite);
        Assert.Equal(404, await Receipt(house, "{}", Seconds(house), Secret));
    }

    [Theory]
    [InlineData("您的验证码是 123456，五分钟内有效。", "您的验证码是 （验证码），五分钟内有效。")]
    [InlineData("请打开 https://example.cn/i/AbC-12_x，看看。", "请打开 （链接），看看。")]
    [InlineData("请于2026年11月23日9时到村委会，联系电话10099990001。", "请于2026年11月23日9时到村委会，联系电话10099990001。")]
    public void Staff_read_what_was_said_without_what_opens_somebodys_page(string text, string shown) => Assert.Equal(shown, TextMessage.Shown(text));

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_of_the_inbox_begins_where_the_one_before_ended_also_within_one_instant(Database database)
    {
        await using var house = await House.Open(database);
        var (caller, person) = await house.Citizen(Phone);
        await house.App.With<IServiceProvider>(async services =>
        {
            var (notices, db) = (services.GetRequiredService<INotices>(), services.GetRequiredService<AppDb>());
            // 45 written in one instant, as after an import; 40 more one second apart
            for (var n = 0; n < 85; n++) notices.Send(new NoticeDraft($"n{n}", person, $"第{n}条", "内容", "/"), house.Clock.Now().AddSeconds(Math.Max(0, n - 44)));
            await db.SaveChangesAsync();
        });
        List<string> seen = [];
        for (string? before = ""; before is not null;)
        {
            var page = (await caller.Get($"/api/v1/notices?before={before}")).Json;
            seen.AddRange(page["lines"]!.AsArray().Select(l => (string)l!["title"]!));
            before = (string?)page["next"];
        }
        Assert.Equal((85, 85), (seen.Count, seen.Distinct().Count()));
        Assert.Equal("第84条", seen[0]);
        foreach (var odd in new[] { "x", "1_2", "-1_0198a000-0000-7000-8000-000000000001", "99999999999999999999_0198a000-0000-7000-8000-000000000001", "_0198a000-0000-7000-8000-000000000001" })
            Assert.Equal(30, (await caller.Get("/api/v1/notices?before=" + odd)).Json["lines"]!.AsArray().Count);
        Assert.Equal(200, (await caller.Get("/messages?before=x")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Reading_one_or_all_changes_the_own_inbox_alone(Database database)
    {
        await using var house = await House.Open(database);
        var ((caller, person), (other, somebody)) = (await house.Citizen(Phone), await house.Citizen("10000000302"));
        await Notice(house, person, "mine", null);
        await Notice(house, person, "mine too", null);
        await Notice(house, somebody, "theirs", null);
        Assert.Equal(404, (await caller.Post($"/api/v1/notices/{Keys.Of("theirs")}/read")).Code);
        Assert.Equal("/m/x", (await caller.Get($"/messages/{Keys.Of("mine")}")).Location);
        Assert.Equal(1, (int)(await caller.Get("/api/v1/notices?unread=true")).Json["unread"]!);
        Assert.Equal(204, (await caller.Post("/api/v1/notices/read")).Code);
        Assert.Equal(0, (int)(await caller.Get("/api/v1/notices")).Json["unread"]!);
        Assert.Equal(1, (int)(await other.Get("/api/v1/notices")).Json["unread"]!);
    }

    private sealed class Choking : ISmsGateway
    {
        public const string Bad = "10000000666";

        public List<string> Taken { get; } = [];
        public bool Available => true;

        public Task<SmsReceipt> Send(string phone, string text, Guid key, CancellationToken cancel)
        {
            if (phone == Bad) throw new InvalidOperationException("the adapter does not know what to do");
            Taken.Add(phone);
            return Task.FromResult(new SmsReceipt(true, key.ToString(), null));
        }
    }

    private static NoticeDraft Draft(Guid person, string key, string? fact) => new(key, person, "一条消息", "请看。", "/m/x", Sms: true, Fact: fact);

    private static Task Notice(House house, Guid person, string key, string? fact) => house.App.With<IServiceProvider>(async services =>
    {
        services.GetRequiredService<INotices>().Send(Draft(person, key, fact), house.Clock.Now());
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    private static Task Cancel(House house, string fact) => house.App.With<IServiceProvider>(async services =>
    {
        await services.GetRequiredService<INotices>().Cancel(fact, house.Clock.Now(), default);
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    private static Task Write(House house, string key, Guid? matter = null, string phone = Phone) => house.App.With<IServiceProvider>(async services =>
    {
        services.GetRequiredService<INotices>().Send(new PhoneMessage(key, phone, "请您来一趟。", matter), house.Clock.Now());
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    private static async Task<Guid> Matter(House house)
    {
        var matter = new CaseBench(house.Clock.Now()).At_(Stage.Filed);
        await house.App.With<AppDb>(async db =>
        {
            db.Quiet = true;
            db.Add(matter);
            db.Entry(matter).Property(m => m.Place).CurrentValue = "330100101201002";
            await db.SaveChangesAsync();
        });
        return matter.Id;
    }

    private static long Seconds(House house) => (long)(house.Clock.Now() - DateTime.UnixEpoch).TotalSeconds;

    private static async Task<int> Receipt(House house, string body, long stamp, string secret, string? signed = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notices/receipts") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(TakeReceipt.Stamp, stamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add(TakeReceipt.Signature, TakeReceipt.Sign(secret, stamp.ToString(System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(signed ?? body)));
        return (int)(await house.Visitor().Client.SendAsync(request)).StatusCode;
    }
}
