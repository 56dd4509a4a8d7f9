using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Notices;

/// <summary>What was agreed about reaching somebody holds for every text message: of this matter and of others, written before and after.</summary>
public class ContactTests
{
    private const string Phone = "10000000301", Reason = "约定不给手机发消息";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_goes_to_a_phone_that_is_not_safe_and_the_log_says_why(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { silent = true })).Code);
        house.Sms.Sent.Clear();
        await Notice(house, person, matter, "a");
        await house.App.Settle();
        Assert.Empty(house.Sms.Sent);
        Assert.Equal(1, await house.App.With<INotices, int>(n => n.Unread(person, default)));
        var officer = house.Officer(house.Staff.AddAt("吴所长", "3301", "mediation.read", "notices.tell"));
        var listed = (await officer.Get($"/api/v1/notices/matters/{matter}/messages")).Json[0]!;
        Assert.Equal((Reason, true), ((string)listed["trouble"]!, (bool)listed["needsCall"]!));
        var again = await officer.Post($"/api/v1/notices/messages/{listed["id"]}/again");
        Assert.Equal(409, again.Code);
        Assert.Contains(Reason, again.Text);
        // the person says otherwise: an officer may send it now
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { silent = false })).Code);
        Assert.Equal(204, (await officer.Post($"/api/v1/notices/messages/{listed["id"]}/again")).Code);
        house.Clock.Advance(TimeSpan.FromSeconds(4));
        await house.App.Settle();
        Assert.Equal(Phone, Assert.Single(house.Sms.Sent).Phone);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_message_waits_for_the_hours_that_were_agreed(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        var hour = house.Clock.Now().ToCity().Hour;
        Assert.InRange(hour, 1, 20);
        Assert.Equal(409, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { from = hour + 2 })).Code);
        Assert.Equal(409, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { from = hour + 2, until = hour })).Code);
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { from = hour + 2, until = hour + 3 })).Code);
        house.Sms.Sent.Clear();
        await Notice(house, person, matter, "a");
        await house.App.Settle();
        Assert.Empty(house.Sms.Sent);
        var opens = house.Clock.Today().StartsAt().AddHours(hour + 2);
        var kept = await house.Read(db => db.TextMessages.SingleAsync());
        Assert.Equal((MessageState.Waiting, opens, $"约定的时间才发：{opens.FormalTime()}以后"), (kept.State, kept.NextAt, kept.Trouble));
        house.Clock.Advance(opens - house.Clock.Now());
        await house.App.Settle();
        Assert.Single(house.Sms.Sent);
        // one hour later it is too late for today
        house.Clock.Advance(TimeSpan.FromHours(1));
        await Notice(house, person, matter, "b");
        Assert.Equal(opens.AddDays(1), await house.Read(db => db.TextMessages.Where(m => m.State == MessageState.Waiting).Select(m => m.NextAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_agreed_later_holds_a_message_that_waits_for_the_gateway(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        house.Sms.Fails = true;
        await Notice(house, person, matter, "a");
        await house.App.Settle();
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { silent = true })).Code);
        (house.Sms.Fails, var tried) = (false, house.Sms.Sent.Count);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.App.Settle();
        Assert.Equal(tried, house.Sms.Sent.Count);
        Assert.Equal((MessageState.Held, Reason), await house.Read(db => db.TextMessages.Select(m => new ValueTuple<MessageState, string>(m.State, m.Trouble!)).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_phone_that_is_not_safe_in_one_matter_is_safe_in_none_while_that_one_is_open(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var (quiet, other) = (await Matter(house, person), await Matter(house, person));
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{quiet}/contact", new { silent = true })).Code);
        await Notice(house, person, other, "other matter");
        await Notice(house, person, null, "no matter, like the answer to an identity check");
        await house.App.With<IServiceProvider>(async services =>
        {
            services.GetRequiredService<INotices>().Send(new PhoneMessage("bare number", Phone, "请评价", other), house.Clock.Now());
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        Assert.Equal([MessageState.Held, MessageState.Held, MessageState.Held], await house.Read(db => db.TextMessages.Select(m => m.State).ToListAsync()));
        await house.App.With<AppDb>(async db =>
        {
            var matter = (await db.Load<MediationCase>(quiet, default))!;
            matter.Withdraw("不需要了", new(person, "周秀英", ActorKind.Citizen, house.Clock.Now()));
            await db.SaveChangesAsync();
        });
        await Notice(house, person, other, "afterwards");
        await Notice(house, person, quiet, "the closed one keeps its word");
        Assert.Equal(1, await house.Read(db => db.TextMessages.CountAsync(m => m.MatterId == other && m.State == MessageState.Waiting)));
        Assert.Equal(0, await house.Read(db => db.TextMessages.CountAsync(m => m.MatterId == quiet && m.State == MessageState.Waiting)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_may_not_be_told_gets_no_message_of_the_matter(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        object[] others = [new { name = "龚大河", relation = "丈夫", phone = "100 0000 0399", mayKnow = false }, new { name = "孙玉兰", relation = "母亲", mayKnow = true }];
        Assert.Equal(409, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { others = new object[] { new { name = "龚大河" } } })).Code);
        Assert.Equal(204, (await citizen.Post($"/api/v1/notices/matters/{matter}/contact", new { others })).Code);
        await house.App.With<IServiceProvider>(async services =>
        {
            services.GetRequiredService<INotices>().Send(new PhoneMessage("a", "10000000399", "请参加", matter), house.Clock.Now());
            services.GetRequiredService<INotices>().Send(new PhoneMessage("b", "10000000398", "请参加", matter), house.Clock.Now());
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        Assert.Equal(["约定不能告诉用这个号码的人"], await house.Read(db => db.TextMessages.Where(m => m.State == MessageState.Held).Select(m => m.Trouble!).ToListAsync()));
        var officer = house.Officer(house.Staff.AddAt("吴所长", "3301", "mediation.read", "notices.tell"));
        var told = (await officer.Get($"/api/v1/notices/matters/{matter}/contact")).Json.AsArray().Single(c => (string)c!["name"]! == "周秀英")!;
        Assert.Equal("可以告诉孙玉兰（母亲）；不能告诉龚大河（丈夫）", (string)told["beforeCalling"]!);
        Assert.DoesNotContain("10000000399", told.ToJsonString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_write_it_down_with_a_reason_in_their_own_matters_alone(Database database)
    {
        await using var house = await House.Open(database);
        var (_, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        var part = await house.Read(db => db.Participants.Where(p => p.MatterId == matter && p.PersonId == person).Select(p => p.Id).SingleAsync());
        var address = $"/api/v1/notices/matters/{matter}/contact/{part}";
        var reader = house.Officer(house.Staff.AddAt("郑文员", "3301", "mediation.read"));
        Assert.Equal(409, (await reader.Post(address, new { silent = true, why = "电话里说的" })).Code);
        var officer = house.Officer(house.Staff.AddAt("吴所长", "3301", "mediation.read", "notices.tell"));
        Assert.Equal(409, (await officer.Post(address, new { silent = true })).Code);
        Assert.Equal(404, (await officer.Post($"/api/v1/notices/matters/{matter}/contact/{Guid.NewGuid()}", new { why = "x" })).Code);
        Assert.Equal(204, (await officer.Post(address, new { silent = true, why = "本人在电话里说的", needs = new[] { "SignLanguage", "Wheelchair" } })).Code);
        Assert.Equal(404, (await house.Officer(house.Staff.AddAt("别处的人", "330192", "mediation.read", "notices.tell")).Post(address, new { why = "x" })).Code);
        Assert.Equal(1, await house.Read(db => db.Audits.CountAsync(a => a.Matter == matter && a.Act == "约定怎么联系" && a.Purpose == "本人在电话里说的")));
        var page = (await officer.Get($"/work/mediation/{matter}")).Text;
        Assert.Contains("联系申请人周秀英要注意", page);
        Assert.Contains("要准备：手语翻译、坐轮椅，要没有台阶", page);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "不发短信；打电话先确认是本人")); // at the head, and beside the number
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_form_of_the_person_and_of_the_officer_keep_what_was_said(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, person) = await house.Citizen(Phone);
        var matter = await Matter(house, person);
        var sent = await citizen.Fill($"/m/{matter}/contact", "contact", ("Form.Silent", "true"), ("Form.From", "9"), ("Form.Until", "11"), ("Form.Needs", "Interpreter"), ("Form.Language", "苗语"), ("Form.Others[0].Name", "孙玉兰"), ("Form.Others[0].Relation", "母亲"), ("Form.Others[0].MayKnow", "true"));
        Assert.Equal($"/m/{matter}", sent.Location);
        var card = (await house.App.With<ISafeContact, IReadOnlyList<ContactCard>>(c => c.Of(matter, default))).Single(c => c.Name == "周秀英");
        Assert.Equal((true, 9, 11, "苗语", "本人提出", "方言、民族语言或者外语翻译（苗语）"), (card.Silent, card.From, card.Until, card.Language, card.Why, card.Asks));
        Assert.Equal(new OtherEar("孙玉兰", "母亲", null, true), Assert.Single(card.Others));
        Assert.Contains("value=\"孙玉兰\"", (await citizen.Get($"/m/{matter}/contact")).Text);
        var officer = house.Officer(house.Staff.AddAt("吴所长", "3301", "mediation.read", "notices.tell"));
        Assert.Equal($"/work/m/{matter}", (await officer.Fill($"/work/m/{matter}/contact/{card.Participant}", "contact", ("Form.Why", "本人来电话改的"), ("Form.Others[0].MayKnow", "true"), ("Form.From", "14"), ("Form.Until", "16"))).Location);
        Assert.Equal((14, 16), await house.Read(db => db.SafeContacts.Select(c => new ValueTuple<int?, int?>(c.FromHour, c.UntilHour)).SingleAsync()));
    }

    private static async Task<Guid> Matter(House house, Guid person)
    {
        var id = Guid.CreateVersion7();
        await house.App.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Quiet = true;
            db.Add(MediationCase.File(id, CaseBench.Grid, "漏水。", "请修好。", Party.Of(Side.Applicant, PartyKind.Person, "周秀英", Phone, person), Party.Of(Side.Respondent, PartyKind.Person, "龚大河", null, null),
                [], "网络", null, Actor.System(house.Clock.Now()), services.GetRequiredService<Settings>()));
            await db.SaveChangesAsync();
        });
        return id;
    }

    private static Task Notice(House house, Guid person, Guid? matter, string key) => house.App.With<IServiceProvider>(async services =>
    {
        services.GetRequiredService<INotices>().Send(new NoticeDraft(key, person, "有进展", "请登录看。", "/my", matter, Sms: true), house.Clock.Now());
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });
}
