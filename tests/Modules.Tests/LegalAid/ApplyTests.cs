using Fashu.Attachments;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Applying for legal aid through the pages without script: from the self-check to the case, and what may go wrong on the way.</summary>
public sealed class ApplyTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Unpaid = "trouble=Wages&lawyer=false&status=MigrantWorker", Poor = "trouble=Support&lawyer=false&status=None&income=Below", Beaten = "trouble=Violence";
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_worker_who_was_not_paid_comes_from_the_self_check_to_a_case(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        Assert.Contains($"href=\"/aid/apply?{Unpaid.Replace("&", "&amp;")}\"", (await caller.Get($"/aid/check?{Unpaid}")).Text);
        Assert.Equal("/aid/apply/what", (await Who(caller, Unpaid)).Location);
        var facts = "干了四个月<script>alert(1)</script>，工钱没给。";
        Assert.Equal("/aid/apply/other", (await caller.Upload("/aid/apply/what", "what", [("Form.Facts", facts), ("Form.Wanted", "付清工钱。"), ("Form.Claim~yuan", "32000")], [("Form.Papers", "欠条.png", png)])).Location);
        Assert.Equal("/aid/apply/means", (await Other(caller, ("Form.Name", "<b>岚江</b>建筑公司"))).Location);
        var means = (await caller.Get("/aid/apply/means")).Text;
        Assert.Contains("农民工身份的材料", means);
        Assert.DoesNotContain("我承诺", means); // who they are counts, not what they have
        Assert.Equal("/aid/apply/confirm", (await caller.Upload("/aid/apply/means", "means", [], [("Form.Identity", "身份证.png", png)])).Location);
        var check = (await caller.Get("/aid/apply/confirm")).Text;
        Assert.Contains("第 5 步，共 5 步", check);
        Assert.Contains("法律援助法第42条第3项", check);
        Assert.Contains("&lt;script&gt;alert(1)", check);
        Assert.DoesNotContain("<script>alert", check);
        Assert.DoesNotContain("<b>岚江", check);
        Assert.Equal("/sign-in?returnUrl=/aid/apply/confirm", (await caller.Fill("/aid/apply/confirm", "confirm")).Location);

        var phone = Story.NewPhone();
        await story.SignIn(caller, phone, "/aid/apply/confirm");
        var unasked = await caller.Fill("/aid/apply/confirm", "confirm", ("Form.IdNumber", "330100190001010027"));
        Assert.Contains("填了身份证号，请勾选同意", unasked.Text);
        var id = await Submit(caller, ("Form.IdNumber", "330100190001010027"), ("Form.Agree", "true"), ("Form.Address", "青溪县石桥镇"));
        var filed = await Case(story, id);
        Assert.Equal((Trouble.Wages, false, Status.MigrantWorker), (filed.Known.Trouble, filed.Known.HasLawyer, Assert.Single(filed.Known.Statuses!)));
        Assert.Equal((Verdict.Yes, "农民工讨薪、工伤", AidStage.Review, AidBench.County, "网络"), (filed.Verdict, filed.Green, filed.Stage, filed.Place, filed.Channel));
        Assert.Equal((3_200_000, facts, "付清工钱。", true, false), (filed.ClaimFen, filed.Facts, filed.Wanted, filed.OtherIsFirm, filed.Pledged));
        Assert.Equal(("周秀英", phone, "330100190001010027", "青溪县石桥镇", (await story.Person(phone)).Id), (filed.Applicant.Name, filed.Applicant.Phone, filed.Applicant.IdNumber, filed.Applicant.Address, filed.Applicant.PersonId));
        var clock = Assert.Single(filed.Clocks);
        Assert.Equal((AidClocks.Review.Key, new DateOnly(2026, 11, 30)), (clock.Rule, clock.DueDay));
        Assert.Equal((await story.App.With<IOrganizations, OrganizationCard?>(o => o.LegalAidCentreFor(AidBench.County, default)))!.Id, filed.Office);
        var files = await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(a => a.Of(id, default));
        Assert.Equal([(FileKinds.Evidence, true), (FileKinds.Identity, false)], files.OrderBy(f => f.Kind).Select(f => (f.Kind, f.VisibleToOthers)));
        Assert.All(files, f => Assert.Equal(filed.Applicant.Id, f.Party));
        Assert.Equal("{}", (await story.Db(db => db.Drafts.SingleAsync(d => d.Id == id))).Answers);
        Assert.Contains("没有找到填写的内容", (await caller.Get("/aid/apply/confirm")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Sent_twice_at_once_it_is_one_case(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await Answered(story), Story.NewPhone(), "/aid/apply/confirm");
        var opened = await caller.Get("/aid/apply/confirm");
        var answers = await Task.WhenAll(caller.Submit("/aid/apply/confirm", opened, "confirm"), caller.Submit("/aid/apply/confirm", opened, "confirm"));
        var later = await caller.Submit("/aid/apply/confirm", opened, "confirm");
        var id = Caller.FieldsOf(opened.Text, "confirm")["Form.Id"];
        Assert.All([.. answers, later], a => Assert.Equal(303, a.Code));
        Assert.All([.. answers, later], a => Assert.Contains(id, a.Location));
        Assert.Equal(1, await story.Db(db => db.Matters.CountAsync(m => m.Id == Guid.Parse(id))));
        Assert.Equal(1, await story.Db(db => db.Steps.CountAsync(s => s.MatterId == Guid.Parse(id))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Hardship_is_pledged_and_the_question_cannot_be_passed_over(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await Who(caller, Poor);
        await What(caller);
        Assert.Equal("/aid/apply/means", (await Other(caller)).Location);
        var page = (await caller.Get("/aid/apply/means")).Text;
        Assert.All(["第41条", "第48条", "第64条", "不用去开证明"], words => Assert.Contains(words, page));
        Assert.Contains("</svg>请选一项</p>", (await caller.Fill("/aid/apply/means", "means")).Text);
        Assert.Equal("/aid/apply/means", (await caller.Fill("/aid/apply/confirm", "confirm")).Location); // open questions come first
        Assert.Equal("/aid/apply/confirm", (await caller.Fill("/aid/apply/means", "means", ("Form.Pledged", "true"))).Location);
        var filed = await Case(story, await Submit(await story.SignIn(caller, Story.NewPhone(), "/aid/apply/confirm")));
        Assert.True(filed.Pledged);
        Assert.Contains("承诺", filed.Flags);
        Assert.Null(filed.Green);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Means_are_asked_only_where_the_result_rests_on_them(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await Who(caller, Beaten);
        await What(caller);
        Assert.Equal("/aid/apply/confirm", (await Other(caller)).Location);
        Assert.Equal("/aid/apply/confirm", (await caller.Get("/aid/apply/means")).Location);
        Assert.Contains("第 4 步，共 4 步", (await caller.Get("/aid/apply/confirm")).Text);
        // other answers in the self-check: what rests on means is asked now, and nothing else again
        Assert.Equal("/aid/apply/means", (await Who(caller, Poor)).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_way_in_follows_the_result_of_the_self_check(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        Assert.Contains("现在就申请", (await caller.Get("/aid/check?trouble=Other")).Text);
        var no = (await caller.Get("/aid/check?trouble=Wages&lawyer=true")).Text;
        Assert.Contains("仍然要申请", no);
        Assert.DoesNotContain("现在就申请", no);
        Assert.DoesNotContain("/aid/apply", (await caller.Get("/aid/check?trouble=Treatment&lawyer=false")).Text);
        Assert.Equal("/aid/check", (await caller.Get("/aid/apply")).Location);
        Assert.Equal("/aid/check?trouble=Wages&lawyer=false", (await caller.Get("/aid/apply?trouble=Wages&lawyer=false")).Location);
        Assert.Contains("/aid/check\"", (await caller.Get("/")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_applies_for_somebody_says_who_he_is_and_by_what_right(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        var page = $"/aid/apply?{Beaten}";
        var refused = await caller.Fill(page, "who", ("Form.Speaker", "Relative"), ("Form.Name", "周秀英"));
        Assert.Equal(422, refused.Code);
        Assert.All(["请填写您自己的姓名", "请写明您和他（她）的关系", "请选择在哪个县（市、区）办"], words => Assert.Contains($"</svg>{words}</p>", refused.Text));
        Assert.Contains("value=\"周秀英\"", refused.Text);
        (string, string)[] own = [("Form.Speaker", "Relative"), ("Form.Name", "周秀英"), ("Form.SpeakerName", "周大山"), ("Form.SpeakerBasis", "父亲"), ("Form.Place", AidBench.County)];
        Assert.Equal("/aid/apply/what", (await caller.Fill(page, "who", own)).Location);
        await What(caller);
        await Other(caller, ("Form.Name", "周大山"));
        await story.SignIn(caller, Story.NewPhone(), "/aid/apply/confirm");
        Assert.Contains("对方不能替需要援助的人申请", (await caller.Fill("/aid/apply/confirm", "confirm")).Text);
        await Other(caller);
        var filed = await Case(story, await Submit(caller));
        Assert.Equal((AidSpeaker.Relative, "周大山", "父亲"), (filed.Applicant.Speaker, filed.Applicant.SpeakerName, filed.Applicant.SpeakerBasis));
        Assert.Contains("周大山代为申请", filed.Flags);

        var by = await story.Person((await story.Db(db => db.Participants.SingleAsync(p => p.MatterId == filed.Id && p.Role == AidFlow.ApplicantRole))).Phone!);
        await Refused(Form("周秀英", AidSpeaker.Guardian, " 周秀英 ", "母亲"), "同一个人");
        await Refused(Form("周秀英", AidSpeaker.Guardian, null, "母亲"), "请填写代为申请的人的姓名");
        await Refused(Form("周秀英", AidSpeaker.Guardian, "周大山", " "), "请写明与需要援助的人的关系");

        async Task Refused(ApplyForAid.Form form, string words) => Assert.Contains(words, (await Assert.ThrowsAsync<RuleBroken>(() => story.Do<ApplyForAid>(s => s.Handle(form, by, default)))).Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_verified_lets_us_take_the_number_and_types_no_other_name(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = (await Answered(story)).SignedIn(SampleCitizens.Applicant.Id, ActorKind.Citizen, SampleCitizens.Applicant.Name);
        var page = (await caller.Get("/aid/apply/confirm")).Text;
        Assert.Matches(@"身份证号码：330100\*{8}\d{3}[\dX]（已核验）", page);
        Assert.DoesNotMatch("name=\"Form.Reuse\"[^>]*checked", page);
        Assert.Contains($"您的账号实名是“{SampleCitizens.Applicant.Name}”", page);
        Assert.Contains("谁需要援助", (await caller.Fill("/aid/apply/confirm", "confirm")).Text);
        await caller.Fill("/aid/apply?change=true", "who", ("Form.Speaker", "Self"), ("Form.Name", SampleCitizens.Applicant.Name), ("Form.Place", AidBench.County));
        Assert.Contains("和您核验过的身份证号不一样", (await caller.Fill("/aid/apply/confirm", "confirm", ("Form.IdNumber", "330100190001010027"), ("Form.Agree", "true"))).Text);
        var filed = await Case(story, await Submit(caller, ("Form.Reuse", "true")));
        var number = await story.App.With<IPeople, string?>(p => p.IdNumber(SampleCitizens.Applicant.Id, Actor.System(story.Now), "", default));
        Assert.NotNull(number);
        Assert.Equal(number, filed.Applicant.IdNumber);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_place_without_an_institution_is_refused_at_its_field(Database database)
    {
        var story = new Story(await city.On(database));
        var by = new Actor(SampleCitizens.Respondent.Id, "陈青山", ActorKind.Citizen, story.Now);
        foreach (var place in new[] { "999999", "", Story.Village })
        {
            var form = Form("陈青山", AidSpeaker.Self, null, null);
            form.Place = place;
            Assert.Equal(nameof(form.Place), (await Assert.ThrowsAsync<RuleBroken>(() => story.Do<ApplyForAid>(s => s.Handle(form, by, default)))).Field);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_last_day_in_the_past_is_refused_at_its_field_and_a_near_one_is_told(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await Who(caller, Beaten);
        await What(caller);
        var refused = await Other(caller, ("Form.LimitDay", "2026-11-22"));
        Assert.Equal(422, refused.Code);
        Assert.Contains("</svg>这一天已经过去", refused.Text);
        Assert.Contains("value=\"岚江建筑公司\"", refused.Text);
        Assert.Contains("的格式不对", (await Other(caller, ("Form.LimitDay", "十一月"))).Text);
        await Other(caller, ("Form.LimitDay", "2026-11-30"));
        Assert.DoesNotContain("可以先派律师，缺的手续", (await caller.Get("/aid/apply/confirm")).Text);
        await Other(caller, ("Form.LimitDay", "2026-11-29"));
        Assert.Contains("可以先派律师，缺的手续", (await caller.Get("/aid/apply/confirm")).Text);
        await Other(caller, ("Form.NeedsPreservation", "true"));
        Assert.Contains("可以先派律师，缺的手续", (await caller.Get("/aid/apply/confirm")).Text);
        var filed = await Case(story, await Submit(await story.SignIn(caller, Story.NewPhone(), "/aid/apply/confirm")));
        Assert.True(filed.MayGiveFirst(story.Now));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_typed_stays_and_a_draft_of_mediation_beside_it(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.Answered(facts: "楼上漏水。");
        await Who(caller, Poor);
        var refused = await caller.Upload("/aid/apply/what", "what", [("Form.Facts", "三年没给赡养费。"), ("Form.Wanted", "每月给。")], [("Form.Papers", "信.png", "MZ\0 program"u8.ToArray())]);
        Assert.Equal(422, refused.Code);
        Assert.Contains("没有收下", refused.Text);
        Assert.Contains("三年没给赡养费。", (await caller.Get("/aid/apply/what")).Text);
        await caller.Upload("/aid/apply/what", "what", [("Form.Facts", "三年没给赡养费。"), ("Form.Wanted", "每月给。")], [("Form.Papers", "信.png", png)]);
        var page = await caller.Get("/aid/apply/what");
        var path = System.Text.RegularExpressions.Regex.Match(page.Text, @"/draft/legalaid/files/([0-9a-f-]{36})");
        Assert.Equal(200, (await caller.Get(path.Value)).Code);
        Assert.Equal("/aid/apply/what", (await caller.Submit("/aid/apply/what", page, "what", ("Form.Remove", path.Groups[1].Value))).Location);
        Assert.DoesNotContain("已经附上的", (await caller.Get("/aid/apply/what")).Text);
        Assert.Contains("您有一份没填完的申请", (await caller.Get("/aid/apply")).Text);
        Assert.Contains("楼上漏水。", (await caller.Get("/file/confirm")).Text);
        Assert.DoesNotContain("赡养", (await caller.Get("/file/confirm")).Text);
        await caller.Fill("/aid/apply", "again");
        Assert.Equal("/aid/check", (await caller.Get("/aid/apply")).Location);
        Assert.Contains("楼上漏水。", (await caller.Get("/file/confirm")).Text);
        // typed into a page that stood open too long: kept, and the self-check comes first
        var alone = new Caller(story.App);
        Assert.Equal("/aid/check", (await What(alone)).Location);
        await Who(alone, Beaten);
        Assert.Contains("天天挨打。", (await alone.Get("/aid/apply/what")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_does_not_apply_by_the_citizens_pages(Database database)
    {
        var story = new Story(await city.On(database));
        var access = (await story.App.With<IStaffAccess, StaffAccess?>(async s => await s.Of(OrganizationSamples.StaffId("lawyer"), default)))!;
        var caller = (await Answered(story)).SignedIn(access.Id, ActorKind.Staff, access.Name, access.Stamp);
        Assert.Contains("您现在用的是工作账号", (await caller.Fill("/aid/apply/confirm", "confirm")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_apply_for_somebody_and_see_as_much_as_they_may(Database database)
    {
        var story = new Story(await city.On(database));
        foreach (var (login, reads) in new[] { ("lawyer", false), ("office", false), ("aid", true) })
        {
            var officer = await story.Officer(login);
            var page = await officer.Get("/work/aid/file");
            Assert.DoesNotMatch("<(input|option)[^>]* (checked|selected)", page.Text[page.Text.IndexOf("value=\"aidfile\"", StringComparison.Ordinal)..]);
            var sent = await Task.WhenAll(officer.Submit("/work/aid/file", page, "aidfile", OnBehalf()), officer.Submit("/work/aid/file", page, "aidfile", OnBehalf()));
            var id = Guid.Parse(Caller.FieldsOf(page.Text, "aidfile")["Form.Id"]);
            Assert.All(sent, s => Assert.Contains(id.ToString(), s.Location));
            Assert.Contains(sent, s => s.Location == (reads ? $"/work/aid/{id}" : $"/work/aid/filed/{id}"));
            var filed = await Case(story, id);
            Assert.Equal(((await story.Staff(login)).Name, "电话", Verdict.Yes, true), (filed.FiledByName, filed.Channel, filed.Verdict, filed.Pledged));
            Assert.Equal(1, await story.Db(db => db.Steps.CountAsync(s => s.MatterId == id)));
            var own = (await officer.Get($"/work/aid/filed/{id}")).Text;
            Assert.Contains("已经提交，不用再填一次", own);
            Assert.Matches("前面还有\\d+件|排在最前面", own);
            Assert.DoesNotContain("10000000", own);
            Assert.Equal(404, (await (await story.Officer("aidhead")).Get($"/work/aid/filed/{id}")).Code);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_ask_everything_the_rules_need_and_only_for_their_own_county(Database database)
    {
        var story = new Story(await city.On(database));
        var officer = await story.Officer("lawyer");
        var refused = await officer.Fill("/work/aid/file", "aidfile", OnBehalf(("income", "")));
        Assert.Equal(422, refused.Code);
        Assert.Contains("还要问：", refused.Text);
        Assert.Contains("missing-income", refused.Text);
        Assert.Contains("<option value=\"Support\" selected", refused.Text);
        Assert.Contains("</svg>这一天已经过去", (await officer.Fill("/work/aid/file", "aidfile", OnBehalf(("Form.LimitDay", "2026-11-22")))).Text);
        Assert.Contains("</svg>请选择谁需要援助", (await officer.Fill("/work/aid/file", "aidfile", OnBehalf(("Form.Speaker", "")))).Text);
        Assert.DoesNotContain("value=\"330192\"", (await officer.Get("/work/aid/file")).Text);
        Assert.Contains("没有在这个地方代人申请的权限", (await officer.Fill("/work/aid/file", "aidfile", OnBehalf(("Form.Place", "330192")))).Text);
        Assert.Equal(403, (await (await story.Officer("mediator")).Get("/work/aid/file")).Code);
    }

    private static (string, string)[] OnBehalf(params (string Name, string Value)[] other)
    {
        Dictionary<string, string> all = new()
        {
            ["Form.Speaker"] = "Self",
            ["Form.Name"] = "陈阿婆",
            ["Form.ForPhone"] = Story.NewPhone(),
            ["Form.Channel"] = "电话",
            ["Form.Place"] = AidBench.County,
            ["Form.Facts"] = "三年没给赡养费。",
            ["Form.Wanted"] = "每月给。",
            ["Form.OtherName"] = "陈大河",
            ["Form.OtherIsFirm"] = "false",
            ["Form.Pledged"] = "true",
            ["trouble"] = "Support",
            ["lawyer"] = "false",
            ["status"] = "None",
            ["income"] = "Below",
        };
        foreach (var (name, value) in other) all[name] = value;
        return [.. all.Select(p => (p.Key, p.Value))];
    }

    private static ApplyForAid.Form Form(string name, AidSpeaker speaker, string? speakerName, string? basis) => new()
    {
        Known = new() { Trouble = Trouble.Violence },
        Place = AidBench.County,
        Name = name,
        Speaker = speaker,
        SpeakerName = speakerName,
        SpeakerBasis = basis,
        Facts = "挨打。",
        Wanted = "离婚。",
        OtherName = "龚大河",
    };

    private static Task<Answer> Who(Caller caller, string check) =>
        caller.Fill($"/aid/apply?{check}", "who", ("Form.Speaker", "Self"), ("Form.Name", "周秀英"), ("Form.Place", AidBench.County));

    private static Task<Answer> What(Caller caller) => caller.Fill("/aid/apply/what", "what", ("Form.Facts", "天天挨打。"), ("Form.Wanted", "不再挨打。"));

    private static Task<Answer> Other(Caller caller, params (string, string)[] more) => caller.Fill("/aid/apply/other", "other", [("Form.Name", "岚江建筑公司"), ("Form.IsFirm", "true"), .. more]);

    private static async Task<Caller> Answered(Story story)
    {
        var caller = new Caller(story.App);
        await Who(caller, Beaten);
        await What(caller);
        Assert.Equal("/aid/apply/confirm", (await Other(caller)).Location);
        return caller;
    }

    private static async Task<Guid> Submit(Caller caller, params (string, string)[] values)
    {
        var sent = await caller.Fill("/aid/apply/confirm", "confirm", values);
        Assert.EndsWith("?filed=1", sent.Location);
        return Guid.Parse(sent.Location!.Split('/', '?')[2]);
    }

    private static Task<AidCase> Case(Story story, Guid id) => story.App.With<AppDb, AidCase>(async db => (await db.Load<AidCase>(id, default))!);
}
