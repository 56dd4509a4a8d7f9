using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Modules.Tests.Mediation;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>一事一评：each party rates once; an “unsatisfied” is put right by one officer and visited again by another, and nothing else ends it.</summary>
public class RatingTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_party_rates_a_closed_matter_once(Database database)
    {
        var (story, bench, id) = await Closed(database);
        await Rate(story, id, Now(bench.Applicant, story), Satisfaction.Satisfied);
        Assert.Equal("您已经评价过了，谢谢您。", (await Assert.ThrowsAsync<RuleBroken>(() => Rate(story, id, Now(bench.Applicant, story), Satisfaction.Unsatisfied))).Message);
        await Rate(story, id, Now(bench.Respondent, story), Satisfaction.Fair);
        await Assert.ThrowsAsync<Missing>(() => Rate(story, id, Now(bench.Passerby, story), Satisfaction.Fair));
        await Assert.ThrowsAsync<RuleBroken>(async () => await Rate(story, id, await story.Staff("head"), Satisfaction.Fair));
        Assert.Equal([Satisfaction.Satisfied, Satisfaction.Fair], await story.Db(db => db.Ratings.Where(r => r.MatterId == id).OrderBy(r => r.Id).Select(r => r.Score).ToListAsync()));
        Assert.Equal(0, await story.Db(db => db.Rectifications.CountAsync(r => r.About == id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_ratings_at_once_one_is_told_and_one_stays(Database database)
    {
        var (story, bench, id) = await Closed(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            try { await Rate(story, id, Now(bench.Applicant, story), Satisfaction.Unsatisfied); return ""; }
            catch (RuleBroken told) { return told.Message; }
        }));
        Assert.Single(answers, a => a.Length == 0);
        Assert.Equal((1, 1), (await story.Db(db => db.Ratings.CountAsync(r => r.MatterId == id)), await story.Db(db => db.Rectifications.CountAsync(r => r.About == id))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_link_rates_once_and_only_for_its_party(Database database)
    {
        var (story, bench, id) = await Closed(database);
        var part = await story.Db(db => db.Participants.Where(p => p.MatterId == id && p.PersonId == bench.Respondent.Id).Select(p => p.Id).SingleAsync());
        var token = "";
        await story.App.With<AppDb>(async db =>
        {
            var (link, secret) = RatingLink.Make(id, part, story.Now);
            db.Add(link);
            token = secret;
            await db.SaveChangesAsync();
        });
        var visitor = new Caller(story.App);
        var page = await visitor.Get($"/rate/{token}");
        Assert.Equal(200, page.Code);
        Assert.DoesNotContain("周秀英", page.Text); // the other side stays unnamed
        await story.Do<RateMatter>(s => s.ByLink(token, new() { Score = Satisfaction.Satisfied }, Actor.Visitor(story.Now), default));
        Assert.Contains("已经用过", (await Assert.ThrowsAsync<RuleBroken>(() => story.Do<RateMatter>(s => s.ByLink(token, new() { Score = Satisfaction.Fair }, Actor.Visitor(story.Now), default)))).Message);
        await Assert.ThrowsAsync<RuleBroken>(() => Rate(story, id, Now(bench.Respondent, story), Satisfaction.Fair));
        Assert.DoesNotContain("Form.Score", (await visitor.Get("/rate/AAAAAAAAAAAAAAAAAAAAAAAA")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Ratings_end_after_thirty_days_at_midnight(Database database)
    {
        var (story, bench, id) = await Closed(database);
        var closed = story.Now.CityDay();
        story.App.Clock.Set(closed.AddDays(30).ToString("yyyy-MM-dd"), "23:59");
        Assert.True((await Mine(story, bench, id)).MayRate);
        story.App.Clock.Set(closed.AddDays(31).ToString("yyyy-MM-dd"), "00:00");
        Assert.False((await Mine(story, bench, id)).MayRate);
        Assert.Contains("截止", (await Assert.ThrowsAsync<RuleBroken>(() => Rate(story, id, Now(bench.Applicant, story), Satisfaction.Satisfied))).Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Unsatisfied_wants_words_and_only_a_second_officers_second_visit_ends_it(Database database)
    {
        var (story, bench, id) = await Closed(database);
        Assert.Equal("Words", (await Assert.ThrowsAsync<RuleBroken>(() => Rate(story, id, Now(bench.Applicant, story), Satisfaction.Unsatisfied, null))).Field);
        await Rate(story, id, Now(bench.Applicant, story), Satisfaction.Unsatisfied);
        var rectification = await story.Db(db => db.Rectifications.Where(r => r.About == id).Select(r => r.Id).SingleAsync());
        var (office, head, county, clerk) = (await story.Staff("office"), await story.Staff("head"), await story.Staff("county"), await story.Staff("clerk"));
        var rated = Now(bench.Mediator, story) with { Grants = office.Grants };

        await Refused(() => story.Do<AssignRectification>(s => s.Handle(rectification, new() { Officer = head.Id }, rated, default)), "被评价");
        await Assert.ThrowsAsync<Missing>(() => story.Do<AssignRectification>(s => s.Handle(rectification, new() { Officer = head.Id }, clerk, default)));
        await Refused(() => story.Do<AssignRectification>(s => s.Handle(rectification, new() { Officer = head.Id }, head, default)), "整改督导");
        await Refused(() => story.Do<AssignRectification>(s => s.Handle(rectification, new() { Officer = bench.Mediator.Id }, office, default)), "名单");
        await Refused(() => story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Satisfied, Said = "好了" }, office, default)), "不能");
        Assert.Contains("下一步由整改督导人员办理，", (await (await story.Officer("office")).Get($"/work/rectifications/{rectification}")).Text);
        await story.Do<AssignRectification>(s => s.Handle(rectification, new() { Officer = head.Id }, office, default));
        await Refused(() => story.Do<RecordMeasures>(s => s.Handle(rectification, new() { Measures = "道歉" }, office, default)), "整改责任人");
        await story.Do<RecordMeasures>(s => s.Handle(rectification, new() { Measures = "上门道歉，讲清了结果。" }, head, default));
        await Refused(() => story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Satisfied, Said = "好了" }, rated, default)), "被评价");
        await Refused(() => story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Satisfied, Said = "好了" }, head with { Grants = office.Grants }, default)), "两个人");
        await story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Again, Said = "还是没有解决" }, county, default));
        Assert.Equal((RectificationStage.Assigned, null), await State(story, rectification));
        await story.Do<RecordMeasures>(s => s.Handle(rectification, new() { Measures = "重新修好。" }, head, default));
        await story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Satisfied, Said = "现在满意了" }, county, default));
        Assert.Equal((RectificationStage.Closed, true), await State(story, rectification));
        await Refused(() => story.Do<RecordRevisit>(s => s.Handle(rectification, new() { Result = RevisitResult.Satisfied, Said = "再来" }, county, default)), "不能");
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == bench.Applicant.Id && n.Title == "您反映的问题已办结")));
        await Refused(() => Rate(story, rectification, Now(bench.Applicant, story), Satisfaction.Unsatisfied), "不用评价");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_call_is_written_down_by_somebody_else(Database database)
    {
        var (story, bench, id) = await Closed(database);
        var part = await story.Db(db => db.Participants.Where(p => p.MatterId == id && p.PersonId == bench.Applicant.Id).Select(p => p.Id).SingleAsync());
        var office = await story.Staff("office");
        await Refused(() => story.Do<RateMatter>(s => s.ByCall(id, part, new() { Score = Satisfaction.Satisfied }, Now(bench.Mediator, story) with { Grants = office.Grants }, default)), "被评价");
        await Refused(async () => await story.Do<RateMatter>(async s => await s.ByCall(id, part, new() { Score = Satisfaction.Satisfied }, await story.Staff("head"), default)), "督导");
        await Assert.ThrowsAsync<Missing>(() => story.Do<RateMatter>(s => s.ByCall(id, Guid.CreateVersion7(), new() { Score = Satisfaction.Satisfied }, office, default)));
        await story.Do<RateMatter>(s => s.ByCall(id, part, new() { Score = Satisfaction.Fair }, office, default));
        Assert.StartsWith("电话回访（", await story.Db(db => db.Ratings.Where(r => r.MatterId == id).Select(r => r.Way).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_never_signed_in_is_asked_by_a_link_and_who_agreed_to_no_messages_by_none(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (typed, proved, silent) = (await Withdrawn(null), await Withdrawn(seen: true), await Withdrawn(null, new() { Trouble = Trouble.Violence, HasLawyer = false, Statuses = [] }));
        Assert.Equal((1, 1), (await Notices(typed), (await Messages(typed)).Count)); // a number somebody else typed: nobody looks into the inbox
        Assert.NotEqual(MessageState.Held, (await Messages(typed))[0]);
        Assert.Equal((1, 0), (await Notices(proved), (await Messages(proved)).Count));
        Assert.Equal([MessageState.Held], await Messages(silent));

        async Task<Guid> Withdrawn(bool? seen, Circumstances? known = null)
        {
            var (citizen, caller) = await story.Citizen();
            if (seen == true) await story.App.With<AppDb>(async db => { (await db.Set<People.Person>().SingleAsync(p => p.Id == citizen.Id)).SeenAtPhone(story.Now); await db.SaveChangesAsync(); });
            var id = await story.Apply(citizen, known);
            await story.Citizens(caller, id, "withdraw", new { reason = "事情已经解决" });
            await story.App.Settle();
            return id;
        }

        Task<int> Notices(Guid id) => story.Db(db => db.Notices.CountAsync(n => n.MatterId == id && n.Fact!.StartsWith("rate/")));
        Task<List<MessageState>> Messages(Guid id) => story.Db(db => db.TextMessages.Where(m => m.MatterId == id && m.Fact!.StartsWith("rate/")).Select(m => m.State).ToListAsync());
    }

    private async Task<(Story Story, CaseBench Bench, Guid Id)> Closed(Database database)
    {
        var story = new Story(await city.On(database));
        var bench = new CaseBench(story.Now);
        var matter = bench.At_(Stage.Withdrawn);
        await story.App.With<AppDb>(async db => { db.Add(matter); await db.SaveChangesAsync(); });
        return (story, bench, matter.Id);
    }

    private static Actor Now(Actor by, Story story) => by with { At = story.Now };

    private static Task Rate(Story story, Guid id, Actor by, Satisfaction score, string? words = "没有人回话") =>
        story.Do<RateMatter>(s => s.Handle(id, new() { Score = score, Words = words }, by, default));

    private static async Task<MyMatter> Mine(Story story, CaseBench bench, Guid id) =>
        (await story.App.With<ReadMine, IReadOnlyList<MyMatter>>(s => s.Handle(Now(bench.Applicant, story), default))).Single(m => m.Id == id);

    private static Task<(RectificationStage, bool?)> State(Story story, Guid id) =>
        story.Db(async db => await db.Rectifications.Where(r => r.Id == id).Select(r => new { r.Stage, r.SatisfiedAfter }).SingleAsync() is var r ? (r.Stage, r.SatisfiedAfter) : default);

    private static async Task Refused(Func<Task> act, string part) => Assert.Contains(part, (await Assert.ThrowsAsync<RuleBroken>(act)).Message);
}
