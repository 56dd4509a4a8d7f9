using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The aided person wants no more aid and says so on the phone: the head ends it, or says why it goes on (LAL 48(7)).</summary>
public sealed class AidEndingTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task One_who_wants_no_more_aid_asks_and_the_head_finds_it_typed(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        Assert.Contains($"/aid/{id}/end", (await caller.Get($"/aid/{id}")).Text);
        Assert.Contains("请写明为什么", (await caller.Fill($"/aid/{id}/end", "end", ("Form.Reason", ""))).Text);
        Assert.Equal($"/aid/{id}?done=end", (await caller.Fill($"/aid/{id}/end", "end", ("Form.Reason", "钱已经拿到了"))).Location);
        Assert.Contains("正在等答复", (await caller.Fill($"/aid/{id}/end", "end", ("Form.Reason", "再说一次"))).Text);
        await story.App.Settle();
        var (head, page) = (await story.Officer("aidhead"), $"/work/aid/{id}/terminate");
        Assert.Equal(AidStage.Handling, (await story.Case(id)).Stage); // the lawyer goes on until it is decided
        Assert.Contains("等法律援助中心负责人决定", (await caller.Get($"/aid/{id}")).Text);
        Assert.Contains(id, await story.Waiting("aidhead", "受援人要求终止援助"));
        Assert.Contains("受援人要求终止援助，等负责人答复", (await (await story.Officer("lawyer")).Get($"/work/aid/{id}")).Text);
        var open = await story.Case(id);
        open.Write(AidEntryKind.Contact, story.Now.CityDay(), "电话", "说了情况", false, await story.Staff("lawyer"), AidBench.Settings);
        Assert.Contains("要求终止援助，负责人还没有答复", Assert.Throws<RuleBroken>(() => open.Finish(AidOutcome.Settled, "付清了", story.Now.CityDay(), new AidBench(story.Now) { LawyerId = open.Handler!.Value }.Lawyer, AidBench.Settings)).Message);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.Link == page && n.Title.StartsWith("受援人要求终止援助"))));
        var form = (await head.Get(page)).Text;
        Assert.Contains("受援人要求终止：钱已经拿到了", form);
        Assert.Matches("value=\"OnRequest\"[^>]* selected", form);
        Assert.Equal($"/work/aid/{id}", (await head.Fill(page, "terminate", ("Form.Ground", "OnRequest"), ("Form.Reason", "受援人要求终止：钱已经拿到了"))).Location);
        Assert.Equal((AidStage.Terminated, TerminationGround.OnRequest, null), (await story.Case(id)) is var ended ? (ended.Stage, ended.Ended!.Value, ended.EndAsked) : default);
        Assert.DoesNotContain(id, await story.Waiting("aidhead", "受援人要求终止援助"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_good_reason_the_aid_goes_on_and_the_person_reads_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = (await story.At(AidStage.Granted, citizen.Id)).Id;
        var head = await story.Officer("aidhead");
        Assert.DoesNotContain("没有正当理由，不终止", (await head.Get($"/work/aid/{id}/terminate")).Text);
        await story.Work(await story.Officer("aid"), id, "ask-end", new { reason = "电话里说不想办了" }); // told by telephone
        Assert.Equal($"/work/aid/{id}", (await head.Fill($"/work/aid/{id}/terminate", "keep", ("No.Reason", "对方在逼他撤，仍需要援助"))).Location);
        await story.App.Settle();
        Assert.Equal((AidStage.Granted, null), (await story.Case(id)) is var kept ? (kept.Stage, kept.EndAsked) : default);
        Assert.Contains("对方在逼他撤，仍需要援助", (await caller.Get($"/aid/{id}")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == id && n.Title.StartsWith("法律援助接着办"))));
        Assert.DoesNotContain(id, await story.Waiting("aidhead", "受援人要求终止援助"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_of_many_leaves_and_does_not_end_it_for_the_others(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = (await story.At(AidStage.Granted, citizen.Id, group: true)).Id;
        Assert.DoesNotContain($"/aid/{id}/end", (await caller.Get($"/aid/{id}")).Text);
        var refused = await caller.Post($"/api/v1/legal-aid/cases/{id}/ask-end", new { reason = "不要了" });
        Assert.Equal((409, true), (refused.Code, refused.Text.Contains("请用“退出”", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_last_day_that_passed_meanwhile_does_not_bar_another_correction(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        app.Clock.Set("2026-11-23");
        var (citizen, caller) = await story.Citizen();
        var id = await story.App.With<ApplyForAid, Guid>(s => s.Handle(new() { Known = AidBench.Unpaid, Place = AidStory.County, Name = citizen.Name, Facts = "干了四个月，工钱没给。", Wanted = "付清工钱。", OtherName = "岚江建筑公司", OtherIsFirm = true, Pledged = true, LimitDay = new(2026, 11, 25) }, citizen, default));
        app.Clock.Set("2026-11-26");
        Assert.Equal($"/aid/{id}?done=corrected", (await caller.Fill($"/aid/{id}/correct", "correct", ("Form.Facts", "干了五个月，工钱没给。"), ("Form.Wanted", "付清工钱。"))).Location);
        Assert.Equal(("干了五个月，工钱没给。", new DateOnly(2026, 11, 25)), (await story.Case(id)) is var one ? (one.Facts, one.LimitDay!.Value) : default);
        Assert.Equal($"/work/aid/{id}", (await (await story.Officer("aid")).Fill($"/work/aid/{id}/correct", "correct", ("Form.Facts", "干了五个月，工钱没给。"), ("Form.Wanted", "付清五个月的工钱。"))).Location);
        Assert.Contains("最后一天已经过去", (await caller.Fill($"/aid/{id}/correct", "correct", ("Form.Facts", "干了五个月。"), ("Form.Wanted", "付清工钱。"), ("Form.LimitDay", "2026-11-24"))).Text); // another past day is a slip
    }
}
