using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Modules.Tests.Mediation;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>One net: a person is found with all matters of all services, the next one is filed without typing again, and every channel stands in one list.</summary>
public class OneNetTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Why = "?why=群众来电来访", Number = "330100190001010019";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_stands_with_the_matters_that_the_officer_may_see(Database database)
    {
        var app = await city.On(database);
        var (story, aid) = (new Story(app), new AidStory(app));
        var (person, _) = await aid.Citizen("卓一鸣");
        var mediation = await Mediation(story, person);
        var granted = await aid.Apply(person);
        var county = (await (await story.Officer("county")).Get($"/work/people/{person.Id}{Why}")).Text;
        Assert.Contains($"/work/m/{mediation}", county);
        Assert.Contains($"/work/m/{granted}", county);
        var head = (await (await story.Officer("head")).Get($"/work/people/{person.Id}{Why}")).Text;
        Assert.Contains($"/work/m/{mediation}", head);
        Assert.DoesNotContain($"/work/m/{granted}", head);
        Assert.Contains($"/work/mediation/file?person={person.Id}", head);
        Assert.DoesNotContain("/work/aid/file?person", head);
        Assert.Contains($"/work/aid/file?person={person.Id}", (await (await story.Officer("aid")).Get($"/work/people/{person.Id}{Why}")).Text);
        Assert.True(await app.With<AppDb, bool>(db => db.Audits.AnyAsync(a => a.Person == person.Id && a.Act == "查看资料" && a.Purpose == "群众来电来访")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_list_of_matters_is_in_the_menu_of_who_can_have_any(Database database)
    {
        var story = new Story(await city.On(database));
        async Task<bool> Has(string login, string page) => (await (await story.Officer(login)).Get(page)).Text.Contains("href=\"/work/matters\"", StringComparison.Ordinal);
        foreach (var login in new[] { "mediator", "head", "office", "county", "city", "aid", "aidhead", "lawyer" }) Assert.True(await Has(login, "/work/me"), login);
        foreach (var (login, page) in new[] { ("quality", "/work/me"), ("court", "/work/partner"), ("admin", "/work/me"), ("gridworker", "/work/me") }) Assert.False(await Has(login, page), login);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_is_found_by_the_number_of_a_matter_within_reach(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var (person, _) = await new AidStory(app).Citizen("卓二鸣");
        var id = await Mediation(story, person);
        await story.Accept(id);
        var number = (await story.Case(id)).Number!;
        Assert.Equal([person.Id], await Found("head", number));
        Assert.Equal([person.Id], await Found("head", number.Replace('（', '(').Replace('）', ')')));
        Assert.Equal([], await Found("head", "（2026）没有的人调字第1号"));
        Assert.Equal([], await Found("aid", number)); // sees no mediations

        async Task<IEnumerable<Guid>> Found(string login, string query) =>
            (await (await story.Officer(login)).Post("/api/v1/people/find", new { query, purpose = "群众来电来访" })).Json.AsArray().Select(p => (Guid)p!["id"]!);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_verified_is_carried_into_the_next_service_with_the_persons_word_for_this_once(Database database)
    {
        var app = await city.On(database);
        var (story, aid) = (new Story(app), new AidStory(app));
        var (person, _) = await aid.Citizen("卓三鸣");
        await Verify(app, person.Id, "卓三鸣");
        var phone = (await app.With<IPeople, string?>(p => p.Phone(person.Id, Actor.System(aid.Now), "测试", default)))!;
        await Mediation(story, person);
        var page = (await (await story.Officer("aid")).Get($"/work/aid/file?person={person.Id}")).Text;
        Assert.Contains("为卓三鸣代填", page);
        Assert.DoesNotContain(phone, page);
        Assert.DoesNotContain(Number, page);

        var officer = await story.Staff("aid");
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => File(officer, false, Guid.CreateVersion7()));
        Assert.Equal("KnownAgrees", refused.Field);
        Assert.Equal(0, await Consents());
        var id = await File(officer, true, Guid.CreateVersion7());
        var filed = await aid.Case(id);
        Assert.Equal((phone, Number, (Guid?)person.Id, "电话"), (filed.Applicant.Phone, filed.Applicant.IdNumber, filed.Applicant.PersonId, filed.Channel));
        Assert.Equal(id, await app.With<AppDb, Guid?>(db => db.Consents.Where(c => c.PersonId == person.Id && c.Kind == ConsentKind.Reuse).Select(c => c.Matter).SingleAsync()));
        Assert.True(await app.With<AppDb, bool>(db => db.Audits.AnyAsync(a => a.Person == person.Id && a.ActorId == officer.Id && a.Act == "读取身份证号码" && a.Purpose == "代为提交申请")));

        var head = await story.Staff("head");
        var mediation = await app.With<FileApplication, Guid>(s => s.Handle(new() { Known = person.Id, KnownAgrees = true, Place = Story.Grid, Facts = "墙裂了。", OtherName = "䶮小明", Wanted = "修好。", Channel = "窗口" }, head, default));
        var party = (await story.Case(mediation)).Applicant;
        Assert.Equal(("卓三鸣", phone, Number, (Guid?)person.Id), (party.Name, party.Phone, party.IdNumber, party.PersonId));
        Assert.Equal(2, await Consents());

        Task<Guid> File(Actor by, bool agrees, Guid matter) => app.With<ApplyForAid, Guid>(s => s.Handle(new()
        {
            Id = matter,
            KnownPerson = person.Id,
            KnownAgrees = agrees,
            Known = AidBench.Unpaid,
            Place = AidStory.County,
            Name = "卓三鸣",
            Facts = "工钱没给。",
            Wanted = "付清。",
            OtherName = "岚江建筑公司",
            OtherIsFirm = true,
            Channel = "电话",
        }, by, default));
        Task<int> Consents() => app.With<AppDb, int>(db => db.Consents.CountAsync(c => c.PersonId == person.Id && c.Kind == ConsentKind.Reuse));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_is_carried_over_by_an_officer_out_of_whose_reach_he_is(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var (person, _) = await new AidStory(app).Citizen("卓四鸣");
        await new AidStory(app).Apply(person); // his only matter is legal aid's, of another office
        var head = await story.Staff("head");
        await Assert.ThrowsAsync<RuleBroken>(() => app.With<FileApplication, Guid>(s => s.Handle(new() { Known = person.Id, KnownAgrees = true, Place = Story.Grid, Facts = "墙裂了。", OtherName = "䶮小明", Wanted = "修好。", Channel = "窗口" }, head, default)));
        var gridworker = await story.Staff("gridworker"); // looks nobody up
        await Assert.ThrowsAsync<RuleBroken>(() => app.With<FileApplication, Guid>(s => s.Handle(new() { Known = person.Id, KnownAgrees = true, Place = Story.Grid, Facts = "墙裂了。", OtherName = "䶮小明", Wanted = "修好。", Channel = "窗口" }, gridworker, default)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_say_how_somebody_came_and_nobody_files_over_the_network_in_anothers_name(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var head = await story.Staff("head");
        foreach (var channel in new[] { "网络", "扫码", "随便", "" })
            Assert.Equal("Channel", (await Assert.ThrowsAsync<RuleBroken>(() => File(channel))).Field);
        foreach (var (word, _) in Channels.OfStaff) Assert.Equal(word, (await story.Case(await File(word))).Channel);

        Task<Guid> File(string channel) => app.With<FileApplication, Guid>(s => s.Handle(new() { Name = "陈阿婆", Place = Story.Grid, Facts = "墙裂了。", OtherName = "䶮小明", Wanted = "修好。", Channel = channel }, head, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_figures_of_each_channel_office_and_officer_are_a_recount(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var by = await story.Staff("city");
        var all = await app.With<AppDb, List<MatterRow>>(db => db.Matters.AsNoTracking().SeenBy(by).ToListAsync());
        var summed = 0;
        foreach (var (group, words) in Channels.Groups)
        {
            var (counted, listed) = await Both(new BoardFilter { Channel = group });
            Assert.Equal((all.Count(m => words.Contains(m.Channel)), Math.Min(counted, ReadBoard.Page)), (counted, listed));
            summed += counted;
        }
        Assert.True(summed > 10);
        Assert.Equal([], all.Where(m => m.Kind != Rectification.KindKey).Select(m => m.Channel).Except(Channels.Groups.Values.SelectMany(w => w)));
        foreach (var office in all.Select(m => m.Office).OfType<Guid>().Distinct().Take(5))
            Assert.Equal(all.Count(m => m.Office == office), (await Both(new BoardFilter { Office = office })).Counted);
        foreach (var officer in all.Select(m => m.Handler).OfType<Guid>().Distinct().Take(5))
            Assert.Equal(all.Count(m => m.Handler == officer && m.Channel == "窗口"), (await Both(new BoardFilter { Handler = officer, Channel = Channels.Counter })).Counted);

        Task<(int Counted, int Listed)> Both(BoardFilter filter) => app.With<IServiceProvider, (int, int)>(async s =>
            ((await s.GetRequiredService<CountBoard>().Handle(filter, by, default))[BoardTab.All], (await s.GetRequiredService<ReadBoard>().Handle(filter, by, default)).Lines.Count));
    }

    private static Task<Guid> Mediation(Story story, Actor person) => story.App.With<FileApplication, Guid>(s => s.Handle(new() { Name = person.Name, Place = Story.Grid, Facts = "楼上漏水。", OtherName = "䶮小明", Wanted = "修好。" }, person, default));

    private static async Task Verify(FashuApp app, Guid id, string name)
    {
        await app.With<AppDb>(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == id);
            person.Verify(name, Number, new(1900, 1, 1), VerifiedWay.Counter, app.Clock.Now());
            await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<PersonStates>().Forget(id);
    }
}
