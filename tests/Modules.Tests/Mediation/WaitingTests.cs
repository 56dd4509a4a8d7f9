using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>What waits for somebody's post reaches him: danger, a seal, a matter without a mediator, a file to put away, a new matter.</summary>
public sealed class WaitingTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Danger_reaches_everybody_who_may_decide_at_once_and_is_taken_back_when_decided(Database database)
    {
        var story = new Story(await city.On(database));
        var (_, id) = await story.Filed("", danger: "true", facts: "邻居拿刀上门，说要砍人。");
        await story.App.Settle();
        Assert.Equal(Stage.Guarded, (await story.Case(id)).Stage);
        foreach (var login in new[] { "head", "office", "county" })
        {
            var officer = await story.Staff(login);
            var told = await story.Db(db => db.Notices.SingleAsync(n => n.To == officer.Id && n.MatterId == id));
            Assert.Equal(($"/work/mediation/{id}/danger-decision", null), (told.Link, (object?)told.OvertakenAt));
            Assert.Contains("有危险，等您处置", told.Title);
            var first = (await Desk(story, officer)).Waiting[0];
            Assert.Equal(("处置危险情况", true), (first.What, first.Urgent));
            Assert.Contains(id, first.First.Select(w => w.Matter));
        }
        var phone = await story.App.With<IOrganizations, string?>(o => o.Phone(OrganizationSamples.StaffId("head"), default));
        var texts = await story.Db(db => db.TextMessages.Where(m => m.MatterId == id).ToListAsync());
        Assert.Contains(phone, texts.Select(t => t.Phone));
        Assert.DoesNotContain(texts, t => t.Text!.Contains("刀"));
        Assert.DoesNotContain(await story.Db(db => db.Notices.Where(n => n.MatterId == id).Select(n => n.To).ToListAsync()), to => to == OrganizationSamples.StaffId("city"));
        var page = (await Caller(story, "head")).Get("/work");
        Assert.Contains("件等您处置危险情况", (await page).Text);
        Assert.Empty((await Desk(story, await story.Staff("mediator"))).Waiting);

        await story.Do<DecideDanger>(async s => await s.Handle(id, new() { Decision = DangerDecision.Police, Measures = "已报警，派出所到场。" }, await story.Staff("office"), default));
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.Where(n => n.Fact == $"mediation-{id}-danger").AllAsync(n => n.OvertakenAt != null)));
        Assert.True(await story.Db(db => db.TextMessages.Where(n => n.Fact == $"mediation-{id}-danger").AllAsync(n => n.State == MessageState.Cancelled)));
        Assert.DoesNotContain(id, (await Desk(story, await story.Staff("head"))).Waiting.Where(w => w.Urgent).SelectMany(w => w.First).Select(w => w.Matter));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_mediator_who_reports_danger_in_a_running_matter_tells_those_above(Database database)
    {
        var story = new Story(await city.On(database));
        var id = await Kept(story, Stage.Mediating);
        await story.Do<ReportDanger>(async s => await s.Handle(id, new() { Signs = "对方扬言报复" }, Of(story, await story.Case(id)), default));
        await story.App.Settle();
        var told = await story.Db(db => db.Notices.SingleAsync(n => n.To == OrganizationSamples.StaffId("head") && n.MatterId == id));
        Assert.StartsWith("有激化风险", told.Title);
        Assert.False(await story.Db(db => db.TextMessages.AnyAsync(m => m.Fact == $"mediation-{id}-danger")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_desk_names_seal_assignment_and_archive_to_the_post_of_the_own_committee(Database database)
    {
        var story = new Story(await city.On(database));
        var (head, clerk, office) = (await story.Staff("head"), await story.Staff("clerk"), await story.Staff("office"));
        var (sealing, signing, done) = (await Kept(story, Stage.Drafted, b => m => b.SignAll(m)), await Kept(story, Stage.Drafted), await Kept(story, Stage.Performed));
        var nobody = await Kept(story, Stage.Mediating, b => m => m.HandOver(null, null, "接手人应当回避", b.System));
        var elsewhere = await Kept(story, Stage.Performed, office: Guid.CreateVersion7());
        var (atHead, atClerk) = (await Desk(story, head), await Desk(story, clerk));
        Assert.Contains(sealing, Named(atHead, "批准用印"));
        Assert.DoesNotContain(signing, Named(atHead, "批准用印"));
        Assert.Contains(nobody, Named(atHead, "指派调解员"));
        Assert.Contains(nobody, Named(atClerk, "指派调解员"));
        Assert.Contains(done, Named(atClerk, "立卷归档"));
        Assert.DoesNotContain(elsewhere, Named(atClerk, "立卷归档"));
        Assert.Empty(Named(atClerk, "批准用印"));
        Assert.DoesNotContain((await Desk(story, office)).Waiting, w => !w.Urgent);
        var page = (await (await Caller(story, "clerk")).Get("/work")).Text;
        Assert.Contains("件等您立卷归档", page);
        Assert.DoesNotContain("手上没有要办的事", page);
        Assert.Contains($"/work/m/{done}/dossier", page);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_seal_that_is_late_still_waits_for_the_head(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "0" });
        var story = new Story(app);
        var (sealing, signing) = (await Kept(story, Stage.Drafted, b => m => b.SignAll(m)), await Kept(story, Stage.Drafted));
        app.Clock.Set("2027-01-20", "09:00");
        await app.Settle();
        Assert.Equal(Turn.Above.Title(), await story.Db(db => db.Matters.Where(m => m.Id == sealing).Select(m => m.NextActor).SingleAsync()));
        var named = Named(await Desk(story, await story.Staff("head")), "批准用印").ToList();
        Assert.Contains(sealing, named);
        Assert.DoesNotContain(signing, named);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_mediator_is_told_of_a_new_matter_and_of_the_other_sides_word_but_not_of_his_own_acts(Database database)
    {
        var story = new Story(await city.On(database));
        var other = Story.NewPhone();
        var (_, id) = await story.Filed(other);
        await story.App.Settle();
        var mediator = (await story.Case(id)).Handler!.Value;
        var hand = await story.Db(db => db.Notices.SingleAsync(n => n.To == mediator && n.MatterId == id));
        Assert.Matches("^有一件事交给您办：", hand.Title);
        Assert.Matches(@"请在\d{4}年\d+月\d+日前决定是否受理。", hand.Text);
        await story.App.With<AcceptCase>(async s => await s.Handle(id, Of(story, await story.Case(id)), default));
        await story.App.Settle();
        Assert.NotNull((await story.Db(db => db.Notices.SingleAsync(n => n.Id == hand.Id))).OvertakenAt);

        var (agreed, refused, own) = (await Kept(story, Stage.Accepted), await Kept(story, Stage.Accepted), await Kept(story, Stage.Accepted));
        await Change(story, agreed, (b, m) => { m.ReadRights(m.Respondent, "本人网上确认已读", b.Respondent); m.Consent("本人网上同意", b.Respondent); });
        await Change(story, refused, (b, m) => m.Refuse("不想调解", b.Respondent, CaseBench.Settings));
        await Change(story, own, (b, m) => m.Refuse("电话里说不想调解", b.Mediator with { At = story.Now }, CaseBench.Settings));
        await story.App.Settle();
        Assert.Equal(["对方同意调解"], await Titles(agreed));
        Assert.Equal(["对方不同意调解"], await Titles(refused));
        Assert.Empty(await Titles(own));

        async Task<List<string>> Titles(Guid matter)
        {
            var to = (await story.Case(matter)).Handler;
            return [.. (await story.Db(db => db.Notices.Where(n => n.MatterId == matter && n.To == to && n.OvertakenAt == null).OrderBy(n => n.At).Select(n => n.Title).ToListAsync()))
                .Where(t => !t.StartsWith("有一件事")).Select(t => t.Split('：')[0])];
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_grid_worker_who_filed_for_somebody_lands_on_a_page_that_says_where_it_went(Database database)
    {
        var story = new Story(await city.On(database));
        var worker = await Caller(story, "gridworker");
        var sent = await worker.Fill("/work/mediation/file", "onbehalf", ("Form.Name", "周秀英"), ("Form.Channel", "上门"), ("Form.Place", Story.Grid), ("Form.Facts", "楼上漏水，泡坏了天花板。"),
            ("Form.OtherName", "龚大河"), ("Form.OtherKind", "Person"), ("Form.Wanted", "修好并赔偿。"), ("Form.Danger", "false"), ("Form.Exclusion", "None"));
        Assert.Matches("^/work/mediation/filed/[0-9a-f-]{36}$", sent.Location);
        await story.App.Settle();
        var page = await worker.Get(sent.Location!);
        Assert.Equal(200, page.Code);
        var id = Guid.Parse(sent.Location!.Split('/')[^1]);
        var mediator = (await story.Case(id)).HandlerName;
        Assert.Contains("已经提交，不用再填一次", page.Text);
        Assert.Contains($"下一步由调解员{mediator}决定是否受理", page.Text);
        Assert.Contains("楼上漏水", (await worker.Get("/work/mediation/filed")).Text);
        Assert.DoesNotContain("rows figures", (await worker.Get("/work")).Text);
        Assert.Contains("您的岗位不查看事项", (await worker.Get("/work/matters")).Text);
        // somebody else's filing is not his to follow
        Assert.Equal(404, (await (await Caller(story, "clerk")).Get(sent.Location!)).Code);
        Assert.Equal(403, (await (await Caller(story, "auditor")).Get(sent.Location!)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_auditor_who_may_read_no_matters_sees_no_figures_of_them(Database database)
    {
        var story = new Story(await city.On(database));
        var auditor = await Caller(story, "auditor");
        Assert.DoesNotContain("rows figures", (await auditor.Get("/work")).Text);
        var board = (await auditor.Get("/work/matters")).Text;
        Assert.DoesNotMatch(new Regex("class=\"tabs\""), board);
        Assert.Contains("您的岗位只查看整改。", board);
        Assert.Contains("rows figures", (await (await Caller(story, "city")).Get("/work")).Text);
    }

    private static IEnumerable<Guid> Named(ReadDesk.Answer desk, string what) => desk.Waiting.Where(w => w.What == what).SelectMany(w => w.First).Select(w => w.Matter);

    private static Task<ReadDesk.Answer> Desk(Story story, Actor by) => story.App.With<ReadDesk, ReadDesk.Answer>(s => s.Handle(by, default));

    private static Actor Of(Story story, MediationCase matter) => new(matter.Handler!.Value, matter.HandlerName!, ActorKind.Staff, story.Now) { Grants = [new("mediation.read", Story.Village)], Post = "网格调解员" };

    private readonly Dictionary<Guid, CaseBench> benches = [];

    private async Task<Guid> Kept(Story story, Stage stage, Func<CaseBench, Action<MediationCase>>? then = null, Guid? office = null)
    {
        var bench = new CaseBench(story.Now) { Committee = office ?? OrganizationSamples.CommitteeId(Story.Village) };
        var one = bench.At_(stage);
        then?.Invoke(bench)(one);
        benches[one.Id] = bench;
        await story.App.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        return one.Id;
    }

    private Task Change(Story story, Guid id, Action<CaseBench, MediationCase> act) => story.App.With<AppDb>(async db =>
    {
        act(benches[id], (await db.Load<MediationCase>(id, default))!);
        await db.SaveChangesAsync();
    });

    private static async Task<Caller> Caller(Story story, string login)
    {
        var staff = await story.Staff(login);
        var stamp = await story.App.With<IStaffAccess, int>(async access => (await access.Of(staff.Id, default))!.Stamp);
        return new Caller(story.App).SignedIn(staff.Id, ActorKind.Staff, staff.Name, stamp);
    }
}
