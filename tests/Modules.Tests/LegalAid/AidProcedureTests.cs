using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>What no message can do and no clock alone: papers by hand, a replacement asked for aloud, papers owed, visits after the end, reports after hearings, a death.</summary>
public sealed class AidProcedureTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_paper_is_delivered_by_hand_to_who_has_no_account_and_silence_counts_from_then(Database database)
    {
        var story = new AidStory(await city.On(database));
        story.App.Clock.Set("2026-11-23");
        var one = Bench(story).Apply(account: false);
        await Keep(story, one);
        var officer = await story.Officer("aid");
        var page = $"/work/aid/{one.Id}";
        Assert.Equal(page, (await officer.Fill($"{page}/supplement", "supplement", ("Form.What", "工友的说明"))).Location);
        await story.App.Settle();
        Assert.Contains(one.Id, await story.Waiting("aid", "要当面或邮寄送达"));
        Assert.Contains("收到本通知之日起15日内", (await officer.Get($"/aid/{one.Id}/papers/supplement")).Text);
        story.App.Clock.Set("2026-12-20");
        await story.App.Settle();
        Assert.Equal(AidStage.Supplement, (await story.Case(one.Id)).Stage);
        var open = (await story.Case(one.Id)).Undelivered.Single().Id;
        Assert.Contains("请选择送达给谁", (await officer.Fill($"{page}/deliver", "deliver", ("Form.On", "2026-12-18"), ("Form.Way", "Post"))).Text);
        Assert.Equal(page, (await officer.Fill($"{page}/deliver", "deliver", ("Form.Which", open.ToString()), ("Form.On", "2026-12-18"), ("Form.Way", "Post"), ("Form.Note", "邮件号1002"))).Location);
        Assert.DoesNotContain(one.Id, await story.Waiting("aid", "要当面或邮寄送达"));
        var told = await story.Case(one.Id);
        Assert.Equal((new DateOnly(2026, 12, 18), DeliveryWay.Post, "邮件号1002"), (told.Deliveries.Single().On, told.Deliveries.Single().Way, told.Deliveries.Single().Note));
        var due = told.Clocks.Single(c => c.Rule == AidClocks.Supplement.Key).DueDay;
        Assert.Equal(new(2027, 1, 4), due); // 2 January lies in the holiday and the weekend after it
        story.App.Clock.Set("2027-01-05", "01:00");
        await story.App.Settle();
        Assert.Equal(AidStage.Withdrawn, (await story.Case(one.Id)).Stage);
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_replacement_asked_for_aloud_is_entered_and_a_refusal_is_told(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        var officer = await story.Officer("aid");
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/ask-replacement", "ask-replacement", ("Form.Reason", "受援人来电：三次打不通律师电话"))).Location);
        Assert.Contains(await story.Db(db => db.Clocks.Where(c => c.MatterId == id && c.State == ClockState.Running).Select(c => c.Rule).ToListAsync()), r => r == AidClocks.Replace.Key);
        Assert.Contains(id, await story.Waiting("aid", "答复是否更换律师"));
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/replacement", "replacement", ("Form.Agree", "false"), ("Form.Reason", "律师当天已经回电，约好见面"))).Location);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == id && n.Title.StartsWith("换律师的要求有了答复"))));
        Assert.Contains("律师当天已经回电", (await mine.Get($"/aid/{id}")).Text);
        Assert.DoesNotContain(id, await story.Waiting("aid", "答复是否更换律师"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lawyer_whose_case_was_ended_wrongly_is_told_to_go_on_and_where_nobody_had_it_the_officers_are(Database database)
    {
        var story = new AidStory(await city.On(database));
        var lawyer = OrganizationSamples.StaffId("lawyer");
        var id = (await story.At(AidStage.TerminationObjected)).Id;
        var county = await story.Officer("county");
        Assert.Equal($"/work/aid/{id}", (await county.Fill($"/work/aid/{id}/objection", "objection", ("Form.Uphold", "false"), ("Form.Reason", "他没有请律师"))).Location);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == lawyer && n.MatterId == id && n.Title.StartsWith("请接着办"))));
        Assert.Equal(AidStage.Handling, (await story.Case(id)).Stage);
        var bench = Bench(story);
        var bare = bench.At_(AidStage.Granted);
        bench.Do(bare, AidAct.Terminate);
        bench.Do(bare, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
        await Keep(story, bare);
        Assert.Equal($"/work/aid/{bare.Id}", (await county.Fill($"/work/aid/{bare.Id}/objection", "objection", ("Form.Uphold", "false"), ("Form.Reason", "他没有请律师"))).Location);
        await story.App.Settle();
        Assert.Contains(bare.Id, await story.Waiting("aid", "指派律师"));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == OrganizationSamples.StaffId("aid") && n.MatterId == bare.Id && n.Title.StartsWith("决定被责令改正，请指派律师"))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Papers_owed_after_aid_was_given_first_wait_at_the_centre_and_nothing_ends_without_them(Database database)
    {
        var story = new AidStory(await city.On(database));
        story.App.Clock.Set("2026-11-23");
        var id = (await story.At(AidStage.Granted)).Id;
        const string what = "先行援助，手续要补齐";
        Assert.Equal(new(2026, 12, 8), (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.Complete.Key).DueDay);
        Assert.Contains(id, await story.Waiting("aidhead", what));
        Assert.Contains(id, await story.Waiting("aid", what)); // who collects them
        var lawyer = await story.Officer("lawyer");
        var next = (await story.Candidates(id)).Free.First(l => l.Staff == OrganizationSamples.StaffId("lawyer"));
        await story.Work(await story.Officer("aid"), id, "assign", new { lawyer = next.Staff, reason = "轮到他" });
        await story.Work(lawyer, id, "take", new { });
        await story.Work(lawyer, id, "entry", new { kind = "Contact", on = "2026-11-23", way = "电话", text = "说了情况" });
        var early = await lawyer.Fill($"/work/aid/{id}/finish", "finish", ("Form.Outcome", "Settled"), ("Form.Result", "和解了，钱拿到了"), ("Form.On", "2026-11-23"));
        Assert.Contains("先行援助的手续还没有补齐，不能办结", early.Text);
        story.App.Clock.Set("2026-12-09", "09:00");
        await story.App.Settle();
        Assert.DoesNotContain(id, await story.Waiting("a330192", what));
        var head = await story.Officer("aidhead");
        Assert.Contains($"/work/aid/{id}/terminate", (await head.Get($"/work/aid/{id}/complete")).Text);
        Assert.Equal($"/work/aid/{id}", (await head.Fill($"/work/aid/{id}/complete", "complete", ("Form.Note", "说明表已经补上"))).Location);
        Assert.DoesNotContain(id, await story.Waiting("aidhead", what));
        Assert.Equal($"/work/aid/{id}", (await lawyer.Fill($"/work/aid/{id}/finish", "finish", ("Form.Outcome", "Settled"), ("Form.Result", "和解了，钱拿到了"), ("Form.On", "2026-11-23"))).Location);
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_second_visit_is_asked_for_after_the_lawyer_was_paid(Database database)
    {
        var story = new AidStory(await city.On(database));
        story.App.Clock.Set("2026-11-23");
        var id = (await story.At(AidStage.Paid)).Id; // the visit is due on 8 December
        Assert.DoesNotContain(id, await story.Waiting("aid", "回访受援人"));
        story.App.Clock.Set("2026-12-02");
        Assert.Contains(id, await story.Waiting("aid", "回访受援人"));
        Assert.DoesNotContain(id, await story.Waiting("aid", "立卷归档"));
        Assert.Contains("办结后回访", (await (await story.Officer("aid")).Get($"/work/aid/{id}/visit")).Text);
        story.App.Clock.Set("2026-12-09", "09:00"); // nobody waits with the file for ever
        Assert.Contains(id, await story.Waiting("aid", "立卷归档"));
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Before_a_hearing_both_are_reminded_once_and_after_it_a_report_is_due(Database database)
    {
        var story = new AidStory(await city.On(database));
        story.App.Clock.Set("2026-11-23");
        var (citizen, _) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        await story.Work(await story.Officer("lawyer"), id, "hearing", new { day = "2026-12-03", time = "09:30", where = "仲裁委" });
        async Task<int> Reminded(string day, string time)
        {
            story.App.Clock.Set(day, time);
            await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<RemindHearings>().Single().Run(default));
            return await story.Db(db => db.Notices.CountAsync(n => n.MatterId == id && n.Title.StartsWith("快开庭了")));
        }
        Assert.Equal(0, await Reminded("2026-12-01", "09:29"));
        Assert.Equal(2, await Reminded("2026-12-01", "09:30"));
        Assert.Equal(2, await Reminded("2026-12-02", "09:30"));
        Assert.Equal([citizen.Id, OrganizationSamples.StaffId("lawyer")], (await story.Db(db => db.Notices.Where(n => n.MatterId == id && n.Title.StartsWith("快开庭了")).Select(n => n.To).ToListAsync())).OrderBy(to => to != citizen.Id));
        Assert.DoesNotContain((await story.Case(id)).Clocks, c => c.Rule == AidClocks.ReportStage.Key);
        await Reminded("2026-12-03", "10:00");
        await Reminded("2026-12-03", "11:00");
        Assert.Equal(new(2026, 12, 8), (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.ReportStage.Key).DueDay);
        await story.Work(await story.Officer("lawyer"), id, "entry", new { kind = "Report", on = "2026-12-03", way = "电话", text = "庭开完了，等裁决" });
        await Reminded("2026-12-04", "10:00");
        Assert.Equal(ClockState.Met, (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.ReportStage.Key).State);
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_hearing_that_comes_while_nobody_has_the_case_is_told_to_the_centre(Database database)
    {
        var story = new AidStory(await city.On(database));
        story.App.Clock.Set("2026-11-23");
        var (citizen, _) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        await story.Work(await story.Officer("lawyer"), id, "hearing", new { day = "2026-12-03", time = "09:30", where = "仲裁委" });
        await story.Work(await story.Officer("aid"), id, "replacement", new { agree = true, reason = "律师生病" });
        Assert.Equal((AidStage.Granted, null), ((await story.Case(id)).Stage, (await story.Case(id)).Handler));
        story.App.Clock.Set("2026-12-01", "09:30");
        await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<RemindHearings>().Single().Run(default));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("aid") && n.Title.StartsWith("快开庭了，还没有律师"))));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == citizen.Id && n.Title.StartsWith("快开庭了"))));
        Assert.False(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("lawyer") && n.Title.StartsWith("快开庭了"))));
        // whoever gets it then is reminded, the others not once more
        var told = await story.Db(db => db.Notices.CountAsync(n => n.MatterId == id && n.Title.StartsWith("快开庭了")));
        var next = (await story.Candidates(id)).Free[0].Staff;
        await story.Work(await story.Officer("aid"), id, "assign", new { lawyer = next, reason = "轮到他" });
        await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<RemindHearings>().Single().Run(default));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == next && n.Title.StartsWith("快开庭了"))));
        Assert.Equal(told + 1, await story.Db(db => db.Notices.CountAsync(n => n.MatterId == id && n.Title.StartsWith("快开庭了"))));
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_place_in_the_queue_is_shown_while_a_lawyer_is_waited_for(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var one = await story.At(AidStage.Granted, citizen.Id);
        var first = one.Id;
        var ahead = await story.Db(db => db.AidCases.CountAsync(c => c.Stage == AidStage.Granted && c.Office == OrganizationSamples.LegalAidCentreId(AidStory.County) && c.Green != null && c.FiledAt < one.FiledAt));
        Assert.Contains($"您走绿色通道（农民工讨薪、工伤），{(ahead == 0 ? "排在最前面" : $"前面还有{ahead}件")}", (await mine.Get($"/aid/{first}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_is_written_to_the_account_of_somebody_who_died(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, _) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        await story.App.Settle();
        var before = await story.Db(db => db.Notices.CountAsync(n => n.To == citizen.Id));
        Assert.True(before > 0);
        var officer = await story.Officer("aid");
        Assert.Contains("继承人", (await officer.Get($"/work/aid/{id}/death")).Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/death", "death", ("Form.Known", "儿子送来死亡证明"))).Location);
        await story.App.Settle();
        Assert.Equal(AidStage.Terminated, (await story.Case(id)).Stage);
        Assert.Equal((before, 0), (await story.Db(db => db.Notices.CountAsync(n => n.To == citizen.Id)), await story.Db(db => db.Notices.CountAsync(n => n.MatterId == id && n.Title == "请您评价"))));
        Assert.False(await story.Db(db => db.TextMessages.AnyAsync(m => m.To == citizen.Id && m.MatterId == id && m.State == MessageState.Waiting)));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == OrganizationSamples.StaffId("lawyer") && n.MatterId == id && n.Title.StartsWith("援助已经终止"))));
        Assert.Contains("申请人已经去世", (await officer.Get($"/work/aid/{id}")).Text);
        Assert.DoesNotContain(id, await story.Waiting("aid", "要当面或邮寄送达"));
    }

    private static AidBench Bench(AidStory story) => new(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer") };

    private static async Task Keep(AidStory story, AidCase one)
    {
        await story.App.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
    }
}
