using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Repeats, false pledges, recusal, deceit, terms of other bodies and last days, through pages and calls.</summary>
public sealed class AidRuleJourneyTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly Circumstances poor = new() { Trouble = Trouble.Support, HasLawyer = false, Statuses = [], Income = Income.Below };

    private static readonly object sentPoor = new { trouble = "Support", hasLawyer = false, statuses = Array.Empty<string>(), income = "Below" };

    public static IEnumerable<object[]> Both => Databases.All;

    private static object Application(bool pledged = false) => new
    {
        known = sentPoor,
        place = AidBench.County,
        name = "周秀英",
        facts = "三年没有给赡养费。",
        wanted = "每月给500元。",
        otherName = "许大河",
        pledged,
    };

    private static async Task Keep(AidStory story, AidCase one)
    {
        await story.App.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        await story.App.Settle();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_pledged_falsely_may_not_pledge_again_and_is_told_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var bench = new AidBench(story.Now) { ApplicantId = citizen.Id, EndsBy = TerminationGround.Deception, Centre = (OrganizationSamples.LegalAidCentreId(AidBench.County), "青溪法援") };
        await Keep(story, bench.At_(AidStage.Terminated));
        var refused = await caller.Post("/api/v1/legal-aid/cases", Application(pledged: true));
        Assert.Equal(409, refused.Code);
        Assert.Contains("不能再用承诺代替证明", refused.Text);
        Assert.Contains("第41条", refused.Text);
        Assert.Equal(200, (await caller.Post("/api/v1/legal-aid/cases", Application())).Code);
        // somebody of the same name is not he
        var (_, namesake) = await story.Citizen();
        Assert.Equal(200, (await namesake.Post("/api/v1/legal-aid/cases", Application(pledged: true))).Code);
        // signed in, the page of means says so and asks for papers instead
        Assert.Equal("/aid/apply/what", (await caller.Fill("/aid/apply?trouble=Support&lawyer=false&status=None&income=Below", "who", ("Form.Speaker", "Self"), ("Form.Name", "周秀英"), ("Form.Place", AidBench.County))).Location);
        await caller.Fill("/aid/apply/what", "what", ("Form.Facts", "没有给赡养费。"), ("Form.Wanted", "要赡养费。"));
        await caller.Fill("/aid/apply/other", "other", ("Form.Name", "许大河"), ("Form.IsFirm", "false"));
        var means = await caller.Get("/aid/apply/means");
        if (means.Code == 200) // the city has its hardship line
        {
            Assert.Contains("这次不能用承诺代替证明", means.Text);
            Assert.DoesNotContain("我承诺：", means.Text);
            Assert.Equal("/aid/apply/confirm", (await caller.Fill("/aid/apply/means", "means")).Location);
        }
        else Assert.Fail($"means: {means.Code} {means.Location}");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_matter_decided_before_is_flagged_and_another_is_not(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen("许重来");
        var other = $"岚江{Guid.NewGuid():N}公司";
        var first = await story.Apply(citizen, other: other);
        var (officer, head) = (await story.Officer("aid"), await story.Officer("aidhead"));
        await story.Work(officer, first, "propose", new { grant = false, ground = "OutOfScope", opinion = "不在范围" });
        await story.Work(head, first, "refuse", new { ground = "OutOfScope", reason = "不在范围。" });
        await story.App.Settle();
        var again = await story.Case(await story.Apply(citizen, other: other));
        Assert.Contains("以前办过", again.Flags);
        Assert.Contains("不予援助", again.RepeatOf);
        Assert.Contains("以前办过", (await officer.Get($"/work/aid/{again.Id}")).Text);
        Assert.Null((await story.Case(await story.Apply(citizen, other: "别的公司"))).RepeatOf);
        Assert.Null((await story.Case(await story.Apply(citizen, poor, other: other))).RepeatOf);
        Assert.Null((await story.Case(await story.Apply((await story.Citizen("路人乙")).Actor, other: other))).RepeatOf);
        Assert.Equal(200, (await caller.Get($"/aid/{again.Id}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_applicant_asks_that_an_officer_stand_aside_and_is_told_the_answer(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var id = await story.Apply(citizen);
        var (officer, aid) = (await story.Staff("aid"), await story.Officer("aid"));
        Assert.Contains($"/aid/{id}/recuse", (await caller.Get($"/aid/{id}")).Text);
        // nobody has signed anything he reads: he sees no name, and no name that he types is taken
        Assert.DoesNotContain(officer.Name, (await caller.Get($"/aid/{id}/recuse")).Text);
        foreach (var typed in new[] { officer.Name, officer.Id.ToString() })
            Assert.Contains("请选择要谁回避", (await caller.Fill($"/aid/{id}/recuse", "recuse", ("Form.Officer", typed), ("Form.Reason", "是对方老板的弟弟"))).Text);
        await story.Work(aid, id, "supplement", new { what = "工友的说明" });
        Assert.Contains($"法援中心工作人员{officer.Name}", (await caller.Get($"/aid/{id}/recuse")).Text);
        Assert.Contains(officer.Id.ToString(), (await caller.Get($"/api/v1/legal-aid/cases/{id}/officers")).Text);
        Assert.Equal($"/aid/{id}?done=recusal", (await caller.Fill($"/aid/{id}/recuse", "recuse", ("Form.Officer", officer.Id.ToString()), ("Form.Reason", "是对方老板的弟弟"))).Location);
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aidhead", "答复回避"));
        Assert.DoesNotContain(id, await story.Waiting("county", "答复负责人的回避"));
        var head = await story.Officer("aidhead");
        Assert.Contains("是对方老板的弟弟", (await head.Get($"/work/aid/{id}/recusal")).Text);
        Assert.Equal($"/work/aid/{id}", (await head.Fill($"/work/aid/{id}/recusal", "recusal", ("Form.Grant", "true"), ("Form.Answer", "确有亲属关系"))).Location);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == id && n.Title.StartsWith("已经决定换人办"))));
        Assert.Contains("确有亲属关系", (await caller.Get($"/aid/{id}")).Text);
        Assert.DoesNotContain(id, await story.Waiting("aidhead", "答复回避"));
        Assert.Contains("现在不能办理", (await aid.Get($"/work/aid/{id}/supply")).Text);
        await story.Citizens(caller, id, "supply", new { said = "说明交上了" });
        Assert.Equal((AidStage.Review, false), ((await story.Case(id)).Stage, (await story.Waiting("aid", "审查援助申请")).Contains(id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task That_the_head_stand_aside_waits_at_the_department_and_of_many_only_the_one_who_asked_is_answered(Database database)
    {
        var story = new AidStory(await city.On(database));
        var ((citizen, caller), (other, neighbour)) = (await story.Citizen(), await story.Citizen("吴工友"));
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidBench.County), "青溪法援"), ApplicantId = citizen.Id };
        var one = bench.Apply();
        one.Admit([AidPerson.Of(Guid.CreateVersion7(), other.Name, "10000000888", null, null, other.Id, AidSpeaker.Self, null, null, 100_000)], Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine), AidBench.Settings);
        await Keep(story, one);
        var (id, head) = (one.Id, await story.Staff("aidhead"));
        Assert.Equal(204, (await caller.Post($"/api/v1/legal-aid/cases/{id}/recuse", new { officer = "head", reason = "是对方老板的妹夫" })).Code);
        await story.App.Settle();
        Assert.Equal((false, true), ((await story.Waiting("aidhead", "答复回避")).Contains(id), (await story.Waiting("county", "答复负责人的回避")).Contains(id)));
        Assert.False(await story.Db(db => db.Notices.AnyAsync(n => n.To == head.Id && n.MatterId == id && n.Title.StartsWith("有人要求工作人员回避"))));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == OrganizationSamples.StaffId("county") && n.MatterId == id && n.Title.StartsWith("有人要求工作人员回避"))));
        Assert.Contains("现在不能办理", (await (await story.Officer("aidhead")).Get($"/work/aid/{id}/recusal")).Text);
        var county = await story.Officer("county");
        Assert.Contains(head.Name, (await county.Get($"/work/aid/{id}/recusal")).Text);
        Assert.Equal($"/work/aid/{id}", (await county.Fill($"/work/aid/{id}/recusal", "recusal", ("Form.Grant", "true"), ("Form.Answer", "确有姻亲关系"))).Location);
        await story.App.Settle();
        Assert.Equal((1, 0), (await story.Db(db => db.Notices.CountAsync(n => n.To == citizen.Id && n.MatterId == id && n.Title.StartsWith("已经决定换人办"))), await story.Db(db => db.Notices.CountAsync(n => n.To == other.Id && n.MatterId == id && n.Title.StartsWith("已经决定换人办")))));
        var (mine, theirs) = ((await caller.Get($"/aid/{id}")).Text, (await neighbour.Get($"/aid/{id}")).Text);
        Assert.Contains("确有姻亲关系", mine);
        Assert.DoesNotContain(head.Name, mine); // he named no one, and nobody tells him the name
        foreach (var words in new[] { "确有姻亲关系", "妹夫", "回避：" }) Assert.DoesNotContain(words, theirs);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Recusal_names_a_local_rule_and_another_length_only_where_the_city_has_entered_them(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var (citizen, caller) = await story.Citizen();
        var id = await story.Apply(citizen);
        var officer = await story.Officer("aid");
        var page = (await caller.Get($"/aid/{id}/recuse")).Text;
        Assert.Contains("可以要求换人办。3个工作日内答复您", page);
        foreach (var shown in new[] { page, (await officer.Get($"/work/aid/{id}/recuse")).Text, (await officer.Get($"/work/aid/{id}")).Text, (await (await story.Officer("admin")).Get("/work/admin/clocks")).Text })
            Assert.DoesNotContain("杭州市法律援助条例第39条", shown);
        await Put(AidSettings.RecusalRule, "甲市法律援助条例第9条");
        await Put(AidClocks.Recuse.Setting!, 5);
        page = (await caller.Get($"/aid/{id}/recuse")).Text;
        Assert.Contains("换人办（甲市法律援助条例第9条）。5个工作日内答复您", page);
        Assert.Contains("5个工作日内答复；不同意的，可以要求复核一次（甲市法律援助条例第9条）", (await officer.Get($"/work/aid/{id}/recuse")).Text);

        Task Put<T>(Setting<T> setting, T value) => app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await Settings.Put(db, setting, app.Clock.Now().CityDay(), setting.TextOf(value), Actor.System(app.Clock.Now()), default);
            await services.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Aid_got_by_deceit_ends_and_costs_and_fine_go_to_the_department(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Handling);
        var (head, county, page) = (await story.Officer("aidhead"), await story.Officer("county"), $"/work/aid/{one.Id}");
        (string, string)[] said = [("Form.Ground", "Deception"), ("Form.Reason", "收入是编的"), ("Form.Costs~yuan", "800")];
        Assert.Contains("罚款在0到3,000", (await head.Fill($"{page}/terminate", "terminate", [.. said, ("Form.Fine~yuan", "3001")])).Text);
        Assert.Equal(AidStage.Handling, (await story.Case(one.Id)).Stage);
        Assert.Equal(page, (await head.Fill($"{page}/terminate", "terminate", [.. said, ("Form.Fine~yuan", "1000")])).Location);
        await story.App.Settle();
        Assert.Contains(one.Id, await story.Waiting("county", "处理骗取援助"));
        var paper = (await head.Get($"/aid/{one.Id}/papers/penalty")).Text;
        foreach (var words in new[] { "关于处理骗取法律援助行为的建议书", "800", "1,000", "第六十四条" }) Assert.Contains(words, paper);
        Assert.Contains("现在不能办理", (await head.Get($"{page}/penalty")).Text);
        Assert.Equal(page, (await county.Fill($"{page}/penalty", "penalty", ("Form.Number", "青司罚〔2026〕1号"), ("Form.Costs~yuan", "800"), ("Form.Fine~yuan", "500"), ("Form.Reason", "查实"))).Location);
        var kept = await story.Case(one.Id);
        Assert.Equal((80_000L, 50_000L, "青司罚〔2026〕1号"), (kept.OrderedCostsFen, kept.FineFen, kept.PenaltyNumber));
        Assert.DoesNotContain(one.Id, await story.Waiting("county", "处理骗取援助"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_sharing_query_and_terms_of_others_are_written_down_and_answer_why_this_date(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Review);
        var (officer, page, today) = (await story.Officer("aid"), $"/work/aid/{one.Id}", story.Now.CityDay());
        Assert.Equal(page, (await officer.Fill($"{page}/means", "meansfound", ("Form.Found", "Confirmed"), ("Form.Source", "民政低保系统：在册"))).Location);
        Assert.DoesNotContain("可以用信息共享核查", (await story.Case(one.Id)).Flags ?? "");
        Assert.Equal(page, (await officer.Fill($"{page}/others", "others", ("Form.Term", "Meeting"), ("Form.From", today.AddDays(-1).ToString("yyyy-MM-dd", null)), ("Form.FromTime", "09:00"))).Location);
        var text = (await officer.Get(page)).Text;
        foreach (var words in new[] { "民政低保系统：在册", "安排会见期限", "刑事诉讼法第39条第2款", "为什么是这一天" }) Assert.Contains(words, text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_passes_on_late_is_written_down_with_the_application_and_the_notice(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (officer, today) = (await story.Officer("aid"), story.Now.CityDay());
        var sent = await officer.Post("/api/v1/legal-aid/cases", new
        {
            known = sentPoor,
            place = AidBench.County,
            name = "许在押",
            facts = "要离婚后的抚养费。",
            wanted = "抚养费。",
            otherName = "别人",
            channel = "窗口",
            passedOnBy = "DutyLawyer",
            askedOn = today.AddDays(-3).ToString("yyyy-MM-dd", null),
            askedTime = "09:00:00",
        });
        Assert.True(sent.Code == 200, sent.Text);
        var late = (await story.Case(sent.Json["id"]!.GetValue<Guid>())).Clocks.Single(c => c.Rule == AidClocks.Of(OtherTerm.DutyForward).Key);
        Assert.Equal((ClockState.Stopped, "值班律师", "法律援助法第39条第2款"), (late.State, late.Who, late.Article));
        var notice = await officer.Post("/api/v1/legal-aid/notices/", new
        {
            place = AidBench.County,
            organ = "Court",
            organName = "青溪县人民法院",
            number = $"（2026）桐0191刑初{Guid.NewGuid():N}号",
            stage = "FirstInstance",
            grounds = Array.Empty<string>(),
            name = "许被告",
            charge = "盗窃罪",
            received = today.ToString("yyyy-MM-dd", null),
            found = today.AddDays(-1).ToString("yyyy-MM-dd", null),
        });
        Assert.True(notice.Code == 200, notice.Text);
        var id = notice.Json["id"]!.GetValue<Guid>();
        Assert.Equal(ClockState.Met, (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.Of(OtherTerm.Notify).Key).State);
        Assert.Contains("可以通知", (await officer.Get($"/work/aid/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_last_day_is_counted_from_the_day_that_was_typed(Database database)
    {
        var story = new AidStory(await city.On(database));
        var caller = new Caller(story.App);
        var on = story.Now.CityDay().AddDays(-10);
        await caller.Fill("/aid/apply?trouble=Wages&lawyer=false&status=MigrantWorker", "who", ("Form.Speaker", "Self"), ("Form.Name", "周秀英"), ("Form.Place", AidBench.County));
        await caller.Fill("/aid/apply/what", "what", ("Form.Facts", "裁决没有支持。"), ("Form.Wanted", "付清工钱。"));
        (string, string)[] other = [("Form.Name", "岚江建筑公司"), ("Form.IsFirm", "true"), ("Form.LimitEvent", "AwardReceived")];
        Assert.Contains("请填是哪一天", (await caller.Fill("/aid/apply/other", "other", other)).Text);
        Assert.Equal("/aid/apply/means", (await caller.Fill("/aid/apply/other", "other", [.. other, ("Form.LimitEventOn", on.ToString("yyyy-MM-dd", null))])).Location);
        var due = AidLimits.Due(new(LimitEvent.AwardReceived, on), AidBench.Settings.Calendar).Day;
        await caller.Upload("/aid/apply/means", "means", [], []);
        var check = (await caller.Get("/aid/apply/confirm")).Text;
        foreach (var words in new[] { $"向人民法院起诉的最后一天是{due.FormalWithWeekday()}", "劳动争议调解仲裁法第48、50条", "为什么是这一天" }) Assert.Contains(words, check);
        var phone = Story.NewPhone();
        await new Story(story.App).SignIn(caller, phone, "/aid/apply/confirm");
        var sent = await caller.Fill("/aid/apply/confirm", "confirm");
        var filed = await story.Case(Guid.Parse(sent.Location!.Split('/')[2].Split('?')[0]));
        Assert.Equal((due, LimitEvent.AwardReceived, on, due.DayNumber - story.Now.CityDay().DayNumber < 7), (filed.LimitDay, filed.LimitEvent, filed.LimitEventOn, filed.MayGiveFirst(story.Now)));
        Assert.Contains("劳动争议调解仲裁法第48、50条", (await (await story.Officer("aid")).Get($"/work/aid/{filed.Id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Aid_is_free_and_the_papers_say_so_and_court_fees_wait(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Paid, citizen.Id)).Id;
        Assert.Contains("法律援助不收取任何财物", (await mine.Get($"/aid/{id}/papers/decision")).Text);
        Assert.Contains("不得向受援人收取任何财物（《中华人民共和国法律援助法》第二十条", (await mine.Get($"/aid/{id}/papers/assignment")).Text);
        Assert.Contains("免征增值税和个人所得税", (await (await story.Officer("aidhead")).Get($"/aid/{id}/papers/subsidy")).Text);
        var handled = (await story.At(AidStage.Handling, citizen.Id)).Id;
        var page = (await mine.Get($"/aid/{handled}")).Text;
        foreach (var words in new[] { "法律援助不收任何钱物", "诉讼费用交纳办法第47、48、49条", "公证机构、司法鉴定机构应当减收或者免收", $"/aid/{handled}/papers/fee-relief" }) Assert.Contains(words, page);
        var asked = (await mine.Get($"/aid/{handled}/papers/fee-relief")).Text;
        foreach (var words in new[] { "缓交诉讼费用申请书", "周秀英", "第四十七条第三项", "第五十三条" }) Assert.Contains(words, asked);
        Assert.Equal(404, (await mine.Get($"/aid/{(await story.At(AidStage.Refused, citizen.Id)).Id}/papers/fee-relief")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Where_the_place_sets_days_to_object_a_late_objection_is_not_taken(Database database)
    {
        var story = new AidStory(await city.On(database));
        await Days("5");
        var (citizen, mine) = await story.Citizen();
        var one = await story.At(AidStage.Refused, citizen.Id);
        var last = AidClocks.ObjectWithin.DueFrom(story.Now, AidBench.Settings.Calendar, 5).Day;
        Assert.Contains($"提出异议期限：到{last.FormalWithWeekday()}为止", (await mine.Get($"/aid/{one.Id}")).Text);
        story.App.Clock.Set(last.AddDays(1).ToString("yyyy-MM-dd", null), "09:00");
        var late = await mine.Post($"/api/v1/legal-aid/cases/{one.Id}/object", new { reason = "我在范围内" });
        Assert.Equal(409, late.Code);
        Assert.Contains(last.Formal(), late.Text);
        await Days("0");

        async Task Days(string days)
        {
            var by = await story.Staff("admin");
            await story.App.With<AppDb>(async db => { await Settings.Put(db, AidSettings.ObjectDays, story.Now.CityDay(), days, by, default); await db.SaveChangesAsync(); });
            await story.App.With<Settings>(s => s.Reload(default));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_an_upheld_decision_the_page_names_the_last_days(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var one = await story.At(AidStage.RefusalObjected, citizen.Id);
        await story.Work(await story.Officer("county"), one.Id, "objection", new { uphold = true, reason = "不在范围" });
        await story.App.Settle();
        var days = AidRemedies.AfterObjection(await story.Case(one.Id), AidBench.Settings.Calendar);
        foreach (var text in new[] { (await mine.Get($"/aid/{one.Id}")).Text, (await (await story.Officer("aid")).Get($"/work/aid/{one.Id}")).Text })
            foreach (var (rule, due) in days)
            {
                Assert.Contains($"{rule.Title}：到{due.Day.FormalWithWeekday()}为止", text);
                Assert.Contains(rule.Article, text);
            }
    }
}
