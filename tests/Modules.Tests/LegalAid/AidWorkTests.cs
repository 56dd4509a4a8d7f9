using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Legal aid through pages and calls: from the desk of the officer to the file room.</summary>
public sealed class AidWorkTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_green_channel_stands_before_others_on_the_desk(Database database)
    {
        var story = new AidStory(await city.On(database));
        var plain = await story.Apply((await story.Citizen()).Actor, new() { Trouble = Trouble.TrafficInjury, HasLawyer = false, Statuses = [], Income = Income.Below });
        var green = await story.Apply((await story.Citizen()).Actor);
        var desk = (await story.Waiting("aid", "审查援助申请")).ToList();
        Assert.InRange(desk.IndexOf(green), 0, desk.IndexOf(plain) - 1);
        Assert.Contains("审查援助申请", (await (await story.Officer("aid")).Get("/work")).Text);
        Assert.Contains("优先受理", (await (await story.Officer("aid")).Get($"/work/aid/{green}")).Text);
        Assert.DoesNotContain(green, await story.Waiting("a330192", "审查援助申请"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_missing_is_told_once_with_the_day_and_silence_withdraws(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = await story.Apply(citizen);
        var officer = await story.Officer("aid");
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/supplement", "supplement", ("Form.What", "工资条或者工友的说明"))).Location);
        await story.App.Settle();
        var due = (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.Supplement.Key).DueDay;
        var notice = (await caller.Get($"/aid/{id}/papers/supplement")).Text;
        Assert.Contains("工资条或者工友的说明", notice);
        Assert.Contains($"请在{due.Formal()}前补充", notice);
        Assert.Contains("视为撤回申请", notice);
        Assert.Contains(due.Formal(), await story.Db(db => db.Notices.Where(n => n.To == citizen.Id && n.Title.StartsWith("请补充材料")).Select(n => n.Text).SingleAsync()));
        story.App.Clock.Set(due.ToString("yyyy-MM-dd", null), "23:00");
        await story.App.Settle();
        Assert.Equal(AidStage.Supplement, (await story.Case(id)).Stage);
        story.App.Clock.Set(due.AddDays(1).ToString("yyyy-MM-dd", null), "01:00");
        await story.App.Settle();
        var lapsed = await story.Case(id);
        Assert.Equal((AidStage.Withdrawn, true), (lapsed.Stage, lapsed.ClosedAt is not null));
        Assert.Contains("视为撤回", (await story.Db(db => db.Steps.SingleAsync(s => s.MatterId == id && s.Act == nameof(AidAct.Lapse)))).Reason);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_officer_proposes_the_head_decides_and_the_letter_names_ground_and_remedy(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = await story.Apply(citizen);
        var (officer, head) = (await story.Officer("aid"), await story.Officer("aidhead"));
        Assert.Contains("要选一项法定理由", (await officer.Fill($"/work/aid/{id}/propose", "propose", ("Form.Grant", "false"), ("Form.Opinion", "收入在标准以上"))).Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/propose", "propose", ("Form.Grant", "false"), ("Form.Ground", "NotInHardship"), ("Form.Opinion", "收入在标准以上"))).Location);
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aidhead", "决定是否援助"));
        Assert.Contains("现在不能办理", (await officer.Get($"/work/aid/{id}/decide")).Text);
        Assert.Contains("建议不予援助：不符合经济困难条件", (await head.Get($"/work/aid/{id}/decide")).Text);
        Assert.Equal(404, (await caller.Get($"/aid/{id}/papers/decision")).Code);
        Assert.Equal($"/work/aid/{id}", (await head.Fill($"/work/aid/{id}/decide", "refuse", ("Refuse.Ground", "NotInHardship"), ("Refuse.Reason", "家里人均收入高于标准。"))).Location);
        await story.App.Settle();
        var letter = (await caller.Get($"/aid/{id}/papers/decision")).Text;
        foreach (var said in new[] { "不予法律援助决定书", "周秀英", "不符合经济困难条件", "家里人均收入高于标准。", "可以向设立本机构的司法行政部门提出", "行政复议", "第四十九条" }) Assert.Contains(said, letter);
        Assert.DoesNotContain("收入在标准以上", letter);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.Title.StartsWith("这次不能给法律援助"))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refused_case_is_put_away_when_nobody_objects_any_more(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        app.Clock.Set("2026-12-01");
        var (early, answered) = ((await story.At(AidStage.Refused)).Id, (await story.At(AidStage.RefusalObjected)).Id);
        var officer = await story.Officer("aid");
        object said = new { missingReason = "当事人没有提供" };
        var refused = await officer.Post($"/api/v1/matters/{early}/archive", said);
        Assert.Equal((409, true), (refused.Code, refused.Text.Contains("2027年1月30日起才能归档", StringComparison.Ordinal)));
        Assert.Contains("2027年1月30日起才能归档", (await officer.Get($"/work/m/{early}/dossier")).Text);
        Assert.Contains("还没有办结", (await officer.Post($"/api/v1/matters/{answered}/archive", said)).Text); // an open objection
        await story.Work(await story.Officer("county"), answered, "objection", new { uphold = true, reason = "不在范围内" });
        await app.Settle();
        Assert.Equal((false, true), ((await story.Waiting("aid", "立卷归档")).Contains(early), (await story.Waiting("aid", "立卷归档")).Contains(answered)));
        Assert.Equal(204, (await officer.Post($"/api/v1/matters/{answered}/archive", said)).Code);
        app.Clock.Set("2027-01-29", "23:00");
        Assert.Equal(409, (await officer.Post($"/api/v1/matters/{early}/archive", said)).Code);
        app.Clock.Set("2027-01-30", "01:00");
        Assert.Contains(early, await story.Waiting("aid", "立卷归档"));
        Assert.Equal(204, (await (await story.Officer("aid")).Post($"/api/v1/matters/{early}/archive", said)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_officers_decide_at_once_and_one_is_told(Database database)
    {
        var story = new AidStory(await city.On(database));
        var id = (await story.At(AidStage.Proposed)).Id;
        var head = await story.Officer("aidhead");
        var tag = (await head.Get($"/api/v1/legal-aid/cases/{id}")).Raw.Headers.ETag!.Tag;
        await using (var left = story.App.Services.CreateAsyncScope())
        await using (var right = story.App.Services.CreateAsyncScope())
        {
            var (one, other) = (left.ServiceProvider.GetRequiredService<AppDb>(), right.ServiceProvider.GetRequiredService<AppDb>());
            (await one.Load<AidCase>(id, default))!.Grant(null, await story.Staff("aidhead"), AidBench.Settings);
            (await other.Load<AidCase>(id, default))!.Refuse(RefusalGround.OutOfScope, "不在范围内", await story.Staff("aidhead"));
            await one.SaveChangesAsync();
            await Assert.ThrowsAsync<Overtaken>(() => other.SaveChangesAsync());
        }
        Assert.Equal(412, (await head.Post($"/api/v1/legal-aid/work/{id}/refuse", new { ground = "OutOfScope", reason = "不在范围内" }, ("If-Match", tag))).Code);
        Assert.Equal(AidStage.Granted, (await story.Case(id)).Stage);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task From_taking_to_the_archive(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Assigned, citizen.Id)).Id;
        var (lawyer, officer, head) = (await story.Officer("lawyer"), await story.Officer("aid"), await story.Officer("aidhead"));
        var (page, today) = ($"/work/aid/{id}", story.Now.CityDay().ToString("yyyy-MM-dd", null));
        Assert.Equal(page, (await lawyer.Fill($"{page}/take", "take")).Location);
        Assert.Contains("还没有登记首次联系", (await lawyer.Fill($"{page}/finish", "finish", ("Form.Outcome", "Won"), ("Form.Result", "裁决付清"), ("Form.On", today))).Text);
        Assert.Equal(page, (await lawyer.Fill($"{page}/contact", "contact", ("Form.On", today), ("Form.Way", "电话，本人"), ("Form.Text", "约好见面"))).Location);
        Assert.Equal(page, (await lawyer.Fill($"{page}/report", "report", ("Form.On", today), ("Form.Way", "系统"), ("Form.Text", "已经申请仲裁"))).Location);
        Assert.Equal(page, (await lawyer.Fill($"{page}/hearing", "hearing", ("Form.Day", story.Now.CityDay().AddDays(20).ToString("yyyy-MM-dd", null)), ("Form.Time", "09:30"), ("Form.Where", "仲裁委"))).Location);
        Assert.Equal(page, (await lawyer.Fill($"{page}/money", "money", ("Form.Lines[0].Recovered~yuan", "12000"))).Location);
        Assert.Equal(page, (await officer.Fill($"{page}/visit", "visit", ("Form.On", today), ("Form.Way", "电话"), ("Form.Text", "满意"))).Location);
        Assert.Equal(page, (await head.Fill($"{page}/complete", "complete", ("Form.Note", "说明表已经补上"))).Location);
        Assert.Equal(page, (await lawyer.Fill($"{page}/finish", "finish", ("Form.Outcome", "Won"), ("Form.Result", "裁决付清"), ("Form.On", today))).Location);
        Assert.Equal(page, (await lawyer.Fill($"{page}/hand-in", "hand-in")).Location);
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aidhead", "审查卷宗"));
        Assert.Equal(page, (await head.Fill($"{page}/file", "back", ("Back.Reason", "缺裁决书"))).Location);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("lawyer") && n.Title.StartsWith("卷宗退回补正"))));
        await story.Work(lawyer, id, "hand-in");
        Assert.Equal(page, (await head.Fill($"{page}/file", "pass", [.. AidBench.Marks("Pass", 91)])).Location);
        Assert.Equal(page, (await head.Fill($"{page}/subsidy", "subsidy", ("Form.Amount~yuan", "1800"), ("Form.Basis", "民事案件一件"))).Location);
        await story.App.Settle();
        var paid = await story.Case(id);
        Assert.Equal((AidStage.Paid, 91, 180_000L, 1_200_000L, 3_200_000L), (paid.Stage, paid.Quality, paid.SubsidyFen, paid.RecoveredFen, paid.ClaimFen));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == id && n.Link == $"/m/{id}/rate")));
        // paid, and asked after the end before the file is put away
        Assert.DoesNotContain(id, await story.Waiting("aid", "立卷归档"));
        Assert.Equal(page, (await officer.Fill($"{page}/visit", "visit", ("Form.On", today), ("Form.Way", "电话"), ("Form.Text", "钱拿到了"))).Location);
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aid", "立卷归档"));
        Assert.Equal(409, (await officer.Post($"/api/v1/matters/{id}/archive", new { })).Code); // papers are missing and nothing says why
        Assert.Equal(204, (await officer.Post($"/api/v1/matters/{id}/archive", new { missingReason = "当事人没有提供" })).Code);
        await story.App.Settle();
        Assert.Equal(AidStage.Archived, (await story.Case(id)).Stage);
        // what the office keeps to itself, the applicant does not read
        foreach (var kept in new[] { "review", "subsidy" })
        {
            Assert.Equal(404, (await mine.Get($"/aid/{id}/papers/{kept}")).Code);
            Assert.Equal(200, (await officer.Get($"/aid/{id}/papers/{kept}")).Code);
        }
        foreach (var own in new[] { "application", "decision", "assignment", "closing" }) Assert.Equal(200, (await mine.Get($"/aid/{id}/papers/{own}")).Code);
        Assert.DoesNotContain("约好见面", (await mine.Get($"/aid/{id}/papers/closing")).Text);
        var (_, stranger) = await story.Citizen("路人");
        Assert.Equal(404, (await stranger.Get($"/aid/{id}/papers/application")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_county_judges_an_objection(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Refused, citizen.Id)).Id;
        await story.Citizens(mine, id, "object", new { reason = "我家里确实困难" });
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("county", "审查异议"));
        Assert.Contains("现在不能办理", (await (await story.Officer("aidhead")).Get($"/work/aid/{id}/objection")).Text);
        var county = await story.Officer("county");
        Assert.Contains("这件事不在范围内。", (await county.Get($"/work/aid/{id}/objection")).Text);
        Assert.Equal($"/work/aid/{id}", (await county.Fill($"/work/aid/{id}/objection", "objection", ("Form.Uphold", "false"), ("Form.Reason", "请求成立"))).Location);
        await story.App.Settle();
        var one = await story.Case(id);
        Assert.Equal((AidStage.Granted, null), (one.Stage, one.ClosedAt));
        Assert.Contains("责令法律援助机构改正", (await mine.Get($"/aid/{id}/papers/objection")).Text);
        Assert.Contains("给予法律援助决定书", (await mine.Get($"/aid/{id}/papers/decision")).Text);
        Assert.Contains(id, await story.Waiting("aid", "指派律师"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_are_shown_in_full_to_those_in_charge_and_every_look_is_written_down(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Handling);
        var field = $"phone-{one.Applicant.Id}";
        // a form that does not lead on answers 422, as Turbo wants it
        foreach (var (login, code) in new[] { ("lawyer", 422), ("aid", 422), ("a3301", 409), ("a330192", 404), ("l02", 404), ("mediator", 403) })
        {
            var answer = await Reveal(story, login, one.Id, field);
            Assert.True(answer.Code == code, $"{login}: {answer.Code} {answer.Text}");
            Assert.Equal(code == 422, answer.Text.Contains("10000000101", StringComparison.Ordinal));
        }
        var audits = await story.Db(db => db.Audits.Where(a => a.Matter == one.Id && a.Purpose == "联系当事人").Select(a => a.Act).ToListAsync());
        Assert.Equal((2, 1), (audits.Count(a => a == "查看手机号"), audits.Count(a => a.StartsWith("查看被拒绝", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lawyer_sees_only_his_own_cases(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (own, other) = (await story.At(AidStage.Handling), await story.At(AidStage.Handling, lawyer: OrganizationSamples.StaffId("l03")));
        var lawyer = await story.Officer("lawyer");
        foreach (var (one, code) in new[] { (own, 200), (other, 404) })
        {
            foreach (var page in new[] { $"/work/aid/{one.Id}", $"/work/aid/{one.Id}/report", $"/api/v1/legal-aid/cases/{one.Id}", $"/aid/{one.Id}/papers/application", $"/work/m/{one.Id}/dossier" })
                Assert.Equal((page, code), (page, (await lawyer.Get(page)).Code));
            foreach (var list in new[] { "/work/matters?tab=all", $"/work/search?q={Uri.EscapeDataString(one.Number!)}", "/api/v1/matters/board?tab=all" })
                Assert.True(code == 200 == (await lawyer.Get(list)).Text.Contains(one.Id.ToString(), StringComparison.Ordinal), $"{list} {code}");
        }
    }

    private static async Task<Answer> Reveal(AidStory story, string login, Guid id, string field)
    {
        var caller = await story.Officer(login);
        var token = Caller.FieldsOf((await caller.Get("/work/me/password")).Text, "change-password")["__RequestVerificationToken"];
        using var form = new FormUrlEncodedContent([new("id", field), new("purpose", "联系当事人"), new("__RequestVerificationToken", token)]);
        var answer = await caller.Client.PostAsync($"/work/aid/{id}/reveal", form);
        return new(answer.StatusCode, null, await answer.Content.ReadAsStringAsync(), answer);
    }
}
