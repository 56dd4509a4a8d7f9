using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>点选律师: the applicant names a lawyer, the officer sees it first and answers; and what is done where nobody is free.</summary>
public sealed class AidWishTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Anybody_reads_who_takes_cases_and_no_telephone(Database database)
    {
        var story = new AidStory(await city.On(database));
        var roster = await new AidQueue(story).Roster();
        var page = await new Caller(story.App).Get($"/aid/lawyers?place={AidStory.County}");
        Assert.All(roster, l => Assert.Contains(l.Name, page.Text));
        Assert.Contains(roster[0].FirmName, page.Text);
        Assert.DoesNotMatch("1[0-9]{10}", System.Text.RegularExpressions.Regex.Replace(page.Text, "<[^>]*>", ""));
        Assert.Equal(roster.Count, (await new Caller(story.App).Get($"/api/v1/legal-aid/lawyers?place={AidStory.County}")).Json.AsArray().Count);
        Assert.Equal(200, (await new Caller(story.App).Get("/aid/lawyers?place=nowhere")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wish_is_followed_and_the_applicant_reads_so(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Granted, citizen.Id)).Id;
        var wished = (await story.Candidates(id)).Free[^1];
        Assert.Contains($"href=\"/aid/{id}/lawyer\"", (await mine.Get($"/aid/{id}")).Text);
        Assert.Equal($"/aid/{id}?done=wished", (await mine.Fill($"/aid/{id}/lawyer", "wish", ("Form.Lawyer", wished.Staff.ToString()))).Location);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("aid") && n.Title.StartsWith("申请人点了律师"))));
        var officer = await story.Officer("aid");
        var page = await officer.Get($"/work/aid/{id}/assign");
        Assert.Contains($"申请人想请{wished.Name}律师", page.Text);
        Assert.True(page.Text.IndexOf($"value=\"{wished.Staff}\"", StringComparison.Ordinal) < page.Text.IndexOf($"value=\"{(await story.Candidates(id)).Free[0].Staff}\"", StringComparison.Ordinal), "the wish does not stand first");
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/assign", "assign", ("Form.Lawyer", wished.Staff.ToString()), ("Form.Reason", "受援人选定"))).Location);
        Assert.Contains("已经按您的意愿派了", (await mine.Get($"/aid/{id}")).Text);
        Assert.DoesNotContain($"href=\"/aid/{id}/lawyer\"", (await mine.Get($"/aid/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wish_that_cannot_be_followed_is_answered_with_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Granted, citizen.Id)).Id;
        var (wished, other) = ((await story.Candidates(id)).Free[0], (await story.Candidates(id)).Free[1]);
        await story.Citizens(mine, id, "wish", new { lawyer = wished.Staff });
        var officer = await story.Officer("aid");
        foreach (var (page, form, values) in new (string, string, (string, string)[])[] { ("assign", "assign", [("Form.Lawyer", other.Staff.ToString()), ("Form.Reason", "轮到")]), ("offer", "offer", [("Form.About", "一件事")]) })
            Assert.Contains("请写明为什么", (await officer.Fill($"/work/aid/{id}/{page}", form, values)).Text);
        Assert.Equal(AidStage.Granted, (await story.Case(id)).Stage);
        Assert.Equal(409, (await officer.Post($"/api/v1/legal-aid/work/{id}/assign", new { lawyer = other.Staff, reason = "轮到" })).Code);
        await story.Work(officer, id, "assign", new { lawyer = other.Staff, reason = "轮到", wishRefused = "他手上的案件已经排满。" });
        await story.App.Settle();
        Assert.Contains("他手上的案件已经排满。", (await mine.Get($"/aid/{id}")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == citizen.Id && n.Title.StartsWith("您想请的律师这次不能办"))));
        // the next one is a new choice
        await story.App.With<AppDb>(async db =>
        {
            (await db.Load<AidCase>(id, default))!.Return("冲突", new(other.Staff, other.Name, ActorKind.Staff, story.Now), AidBench.Settings);
            await db.SaveChangesAsync();
        });
        Assert.Contains("选律师", (await mine.Get($"/aid/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task It_can_be_said_with_the_application_and_only_of_the_roster(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, _) = await story.Citizen();
        var lawyer = (await new AidQueue(story).Roster())[0];
        Task<Guid> Apply(Guid wished) => story.App.With<ApplyForAid, Guid>(s => s.Handle(new()
        {
            Known = AidBench.Unpaid,
            Place = AidStory.County,
            Name = citizen.Name,
            Facts = "干了四个月，工钱没给。",
            Wanted = "付清工钱。",
            OtherName = "岚江建筑公司",
            Pledged = true,
            Lawyer = wished,
        }, citizen, default));
        var one = await story.Case(await Apply(lawyer.Staff));
        Assert.Equal((AidStage.Review, (Guid?)lawyer.Staff, true), (one.Stage, one.WishedLawyer, one.HasOpenWish));
        Assert.Equal("Lawyer", (await Assert.ThrowsAsync<RuleBroken>(() => Apply(OrganizationSamples.StaffId("mediator")))).Field);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Why_the_wished_lawyer_cannot_is_seen_before_somebody_else_is_chosen(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = new AidQueue(story);
        var roster = await queue.Roster();
        var one = queue.Granted(2, "窦小满", roster[0].Name);
        one.Wish(roster[0].Staff, roster[0].Name, roster[0].FirmName, new(one.Applicant.PersonId!.Value, "窦小满", ActorKind.Citizen, story.Now));
        await queue.Lay();
        Assert.Contains("不能派：与当事人同名", (await (await story.Officer("aid")).Get($"/work/aid/{one.Id}/assign")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Where_nobody_is_free_the_neighbours_help(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var queue = new AidQueue(story);
        var id = (await story.At(AidStage.Granted)).Id;
        foreach (var lawyer in await queue.Roster()) await queue.Change(lawyer.Staff, p => p.Offer(false, p.MostOpen, p.Fields));
        var near = (await queue.Roster("330192"))[0];
        var officer = await story.Officer("aid");
        var page = await officer.Get($"/work/aid/{id}/assign");
        Assert.Contains("没有可以指派的律师", page.Text);
        Assert.Contains("法律援助中心", page.Text);
        Assert.Contains(near.Name, page.Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/assign", "assign", ("Form.Lawyer", near.Staff.ToString()), ("Form.Reason", "请邻县协助"))).Location);
        Assert.Equal(near.Staff, (await story.Case(id)).Handler);
    }
}
