using Fashu.Attachments;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The file of a case in the order of the volume, and the words of its papers.</summary>
public sealed class PaperTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_civil_file_stands_in_its_order_and_names_what_is_missing(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Finished);
        var missing = (await Dossier(story, one.Id)).Where(p => !p.IsThere).Select(p => (p.Order, p.Title)).ToList();
        Assert.Equal([(3, "申请人身份证明"), (10, "授权委托书"), (13, "申请书、起诉状或者答辩状，证据目录"), (16, "结案的法律文书"), (20, "回访记录（办理中、办结后各一次）")], missing);
        foreach (var kind in (string[])[FileKinds.Execution, FileKinds.Judgment, FileKinds.HearingNotes, FileKinds.Preservation, FileKinds.Defence, FileKinds.Pleading, FileKinds.Hardship, FileKinds.Identity, FileKinds.Evidence]) await Give(story, one.Id, kind, "lawyer");
        var there = (await Dossier(story, one.Id)).Where(p => p.Attachment is not null).Select(p => (p.Order, p.Title)).ToList();
        Assert.Equal([(3, "身份证明"), (4, "经济困难说明、查询结果或者免予核查的证明"), (13, "申请书、起诉状、答辩状、证据目录"), (13, "证据"), (13, "辩护、代理意见"), (14, "保全、缓交费用等申请"), (15, "庭审、调解笔录"), (16, "判决、裁决、调解等结案文书"), (17, "执行指引")],
            there.Select(p => (p.Order, p.Title.Split('：')[0])).OrderBy(p => p.Order).ThenBy(p => p.Item2, StringComparer.Ordinal));
        Assert.Equal([(10, "授权委托书"), (20, "回访记录（办理中、办结后各一次）")], (await Dossier(story, one.Id)).Where(p => !p.IsThere).Select(p => (p.Order, p.Title)));
        Assert.Contains((4, "经济困难个人诚信承诺书"), (await Dossier(story, one.Id)).Select(p => (p.Order, p.Title)));
        Assert.Contains((11, "法律援助公函"), (await Dossier(story, one.Id)).Select(p => (p.Order, p.Title)));
        Assert.Contains("指派桐湾明德律师事务所律师沈明远担任代理人", (await (await story.Officer("aid")).Get($"/aid/{one.Id}/papers/letter")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_criminal_file_has_other_places_from_twelve_to_eighteen(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await Saved(story, bench =>
        {
            var notice = bench.Notice();
            bench.Lead(notice, AidStage.Handling);
            bench.Do(notice, AidAct.TellOrgan);
            bench.Do(notice, AidAct.Schedule);
            bench.Do(notice, AidAct.Contact);
            bench.Do(notice, AidAct.Finish);
            return notice;
        });
        Assert.Equal([(12, "办案机关通知书"), (13, "会见笔录"), (14, "阅卷笔录"), (15, "辩护、代理意见"), (17, "庭审、调解笔录"), (18, "结案的法律文书")],
            (await Dossier(story, one.Id)).Where(p => !p.IsThere && p.Order < 20).Select(p => (p.Order, p.Title)));
        foreach (var kind in (string[])[FileKinds.Judgment, FileKinds.HearingNotes, FileKinds.Evidence, FileKinds.Defence, FileKinds.Reading, FileKinds.Interview, FileKinds.OrganNotice]) await Give(story, one.Id, kind, "lawyer");
        var files = await Dossier(story, one.Id);
        Assert.Equal([(12, "办案机关通知书"), (13, "会见、谈话笔录"), (14, "阅卷笔录"), (15, "辩护、代理意见"), (16, "证据"), (17, "庭审、调解笔录"), (18, "判决、裁决、调解等结案文书")], files.Where(p => p.Attachment is not null).Select(p => (p.Order, p.Title.Split('：')[0])));
        Assert.DoesNotContain(files, p => !p.IsThere && p.Order < 20);
        Assert.Contains((13, "首次联系记录"), files.Select(p => (p.Order, p.Title)));
        var page = (await (await story.Officer("lawyer")).Get($"/work/aid/{one.Id}")).Text;
        Assert.Contains("阅卷笔录", page);
        Assert.DoesNotContain("执行指引", page);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_pledge_the_proof_of_means_is_missing_and_a_party_does_not_bring_the_lawyers_papers(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var one = await Saved(story, bench =>
        {
            var plain = bench.Apply(new() { Trouble = Trouble.Wages, HasLawyer = false, Statuses = [Status.MigrantWorker] }, secure: true, pledged: false);
            bench.Do(plain, AidAct.AskSupplement);
            bench.Do(plain, AidAct.Supply);
            foreach (var act in (AidAct[])[AidAct.GrantFirst, AidAct.Assign, AidAct.Take, AidAct.AskReplacement, AidAct.KeepLawyer, AidAct.Terminate, AidAct.Object, AidAct.Uphold]) bench.Do(plain, act);
            return plain;
        }, citizen.Id);
        var all = await Dossier(story, one.Id);
        Assert.Contains((4, "免予核查经济困难状况的证明", false), all.Select(p => (p.Order, p.Title, p.IsThere)));
        Assert.Equal([(6, "补充材料回执"), (24, "异议申请"), (25, "更换律师申请"), (25, "更换律师答复")], all.Where(p => p.Page?.Contains("/step-", StringComparison.Ordinal) == true).Select(p => (p.Order, p.Title)));
        var asked = (await caller.Get(all.Single(p => p.Title == "异议申请").Page!)).Text;
        Assert.Contains("我在范围内", asked);
        Assert.Equal(404, (await (await story.Citizen("路人")).Caller.Get(all.Single(p => p.Title == "异议申请").Page!)).Code);
        var open = await story.At(AidStage.Handling, citizen.Id);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => story.App.With<IAttachments>(f => f.Give(open.Id, FileKinds.Judgment, "判决.png", new MemoryStream(png), false, citizen, default)));
        Assert.Contains("由工作人员登记", refused.Message);
        Assert.Equal(4, await story.App.With<IAttachments, int>(async f =>
        {
            await f.Give(open.Id, FileKinds.Hardship, "低保证.png", new MemoryStream(png), false, citizen, default);
            return (await Dossier(story, open.Id)).Single(p => p.Title.EndsWith("低保证.png", StringComparison.Ordinal)).Order;
        }));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_quality_sheet_lies_in_the_file_and_the_applicant_does_not_read_it(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var one = await story.At(AidStage.FileIn, citizen.Id);
        await story.Work(await story.Officer("aidhead"), one.Id, "pass-file", AidBench.MarksOf(88));
        var sheet = (await Dossier(story, one.Id)).Single(p => p.Order == 23);
        Assert.Equal("案件质量评查表（卷宗审查）", sheet.Title);
        Assert.Contains("88分，良好", (await (await story.Officer("aid")).Get(sheet.Page!)).Text);
        Assert.Equal(404, (await caller.Get(sheet.Page!)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_bureau_decides_in_its_own_name_and_the_termination_has_copies(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var one = await story.At(AidStage.TerminationObjected, citizen.Id);
        Assert.Contains("抄送：桐湾明德律师事务所", (await caller.Get($"/aid/{one.Id}/papers/termination")).Text);
        await story.Work(await story.Officer("county"), one.Id, "objection", new { uphold = true, reason = "决定没有错" });
        var bureau = (await story.App.With<Organizations.IOrganizations, Organizations.StaffCard?>(o => o.Staff(Organizations.OrganizationSamples.StaffId("county"), default)))!.Posts[0].OrganizationName;
        Assert.EndsWith("司法局", bureau);
        var decision = (await caller.Get($"/aid/{one.Id}/papers/objection")).Text;
        Assert.Contains(bureau, decision);
        Assert.DoesNotContain(">司法行政部门<", decision);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_grant_names_the_matter_and_after_a_notice_nobody_applied(Database database)
    {
        var story = new AidStory(await city.On(database));
        var officer = await story.Officer("aid");
        var asked = await story.At(AidStage.Granted);
        var letter = (await officer.Get($"/aid/{asked.Id}/papers/decision")).Text;
        Assert.Contains($"就“{asked.Title}”提出的法律援助申请", letter);
        Assert.Contains("对方：岚江建筑公司", letter);
        var noticed = await Saved(story, bench =>
        {
            var notice = bench.Notice();
            bench.Lead(notice, AidStage.Handling);
            bench.Do(notice, AidAct.Terminate);
            return notice;
        });
        letter = (await officer.Get($"/aid/{noticed.Id}/papers/decision")).Text;
        Assert.DoesNotContain("提出的法律援助申请", letter);
        Assert.Contains($"青溪县人民法院{noticed.NoticeNumber}通知收悉", letter);
        Assert.Contains("第三十六条", letter);
        Assert.Contains("抄送：桐湾明德律师事务所、青溪县人民法院", (await officer.Get($"/aid/{noticed.Id}/papers/termination")).Text);
        var told = (await officer.Get($"/aid/{noticed.Id}/papers/organ-ended")).Text;
        Assert.Contains("青溪县人民法院：", told);
        Assert.Contains("律师沈明远不再承办", told);
        Assert.Contains((25, "终止法律援助告知函"), (await Dossier(story, noticed.Id)).Select(p => (p.Order, p.Title)));
        // who dies when the work is done ends nothing: the organ gets no letter that says so
        var done = await Saved(story, bench =>
        {
            var notice = bench.Notice();
            bench.Lead(notice, AidStage.Handling, told: true);
            bench.Do(notice, AidAct.Contact);
            bench.Do(notice, AidAct.Finish);
            bench.Do(notice, AidAct.EndByDeath);
            return notice;
        });
        Assert.DoesNotContain("终止法律援助告知函", (await Dossier(story, done.Id)).Select(p => p.Title));
        Assert.Equal(404, (await officer.Get($"/aid/{done.Id}/papers/organ-ended")).Code);
        var aid = Organizations.OrganizationSamples.StaffId("aid");
        Assert.True(await story.App.With<AppDb, bool>(db => db.Notices.AnyAsync(n => n.MatterId == noticed.Id && n.To == aid && n.Title.StartsWith("援助终止了，请告知青溪县人民法院"))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Citizens_find_the_scale_the_draws_and_the_lawyers_from_the_list_and_from_their_case(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var one = await story.At(AidStage.Handling, citizen.Id);
        foreach (var page in new[] { (await caller.Get("/services/aid")).Text, (await caller.Get($"/aid/{one.Id}")).Text })
            foreach (var link in new[] { "/aid/quality-scale", "/aid/quality-draws", "/aid/lawyers" }) Assert.Contains($"href=\"{link}", page);
        var objected = await story.At(AidStage.TerminationObjected);
        Assert.Contains("决定异议</h1>", (await (await story.Officer("county")).Get($"/work/aid/{objected.Id}/objection")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_decision_that_was_overruled_stays_in_the_file_and_can_be_printed(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, caller) = await story.Citizen();
        var officer = await story.Officer("aid");
        var one = await Saved(story, bench =>
        {
            var refused = bench.At_(AidStage.RefusalObjected);
            bench.Do(refused, AidAct.Overrule);
            bench.Lead(refused, AidStage.Handling);
            foreach (var act in (AidAct[])[AidAct.Terminate, AidAct.Object, AidAct.Overrule, AidAct.Terminate]) bench.Do(refused, act);
            return refused;
        }, citizen.Id);
        var all = await Dossier(story, one.Id);
        Assert.Equal([(8, "不予法律援助决定书"), (8, "给予法律援助决定书")], all.Where(p => p.Order == 8).Select(p => (p.Order, p.Title)).OrderBy(p => p.Title, StringComparer.Ordinal));
        Assert.Equal((2, 2), (all.Count(p => p.Title == "法律援助异议审查决定书"), all.Count(p => p.Title == "终止法律援助决定书")));
        var refusal = (await caller.Get(all.Single(p => p.Title == "不予法律援助决定书").Page!)).Text;
        foreach (var said in new[] { $"就“{one.Title}”提出的法律援助申请（民事，对方：岚江建筑公司）", "不在法律援助事项范围内，根据", "这件事不在范围内。", "第四十九条" }) Assert.Contains(said, refusal);
        Assert.Contains("给予您法律援助。现因自行委托了律师或者其他代理人，根据", (await caller.Get(all.First(p => p.Title == "终止法律援助决定书").Page!)).Text);
        var own = (await caller.Get($"/aid/{one.Id}")).Text;
        foreach (var paper in new[] { "refusal", "decision", "termination", "objection" }) Assert.Contains($"/papers/{paper}\"", own);

        var sheet = (await officer.Get($"/aid/{one.Id}/papers/review")).Text;
        foreach (var said in new[] { "建议不予援助：不在法律援助事项范围内", "审查人", "决定不予援助", "责令改正，给予法律援助", "法援中心负责人主任" }) Assert.Contains(said, sheet);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_sheet_of_examination_names_who_proposed_and_who_decided_and_how(Database database)
    {
        var story = new AidStory(await city.On(database));
        var officer = await story.Officer("aid");
        var (proposer, head) = (new Actor(Guid.CreateVersion7(), "方援", ActorKind.Staff, story.Now) { Post = "法援中心工作人员", Grants = [new(AidPermissions.Examine.Key, AidBench.County)] }, new Actor(Guid.CreateVersion7(), "陆主任", ActorKind.Staff, story.Now) { Post = "法援中心负责人", Grants = [new(AidPermissions.Decide.Key, AidBench.County)] });
        var granted = await Saved(story, bench =>
        {
            var plain = bench.Apply();
            plain.Propose(true, null, "符合条件", proposer);
            plain.Grant("同意", head, AidBench.Settings);
            return plain;
        });
        var sheet = await Sheet(granted);
        foreach (var said in new[] { "建议给予援助。符合条件", "法援中心工作人员方援，2026年11月23日", "决定给予援助。同意", "法援中心负责人陆主任，2026年11月23日" }) Assert.Contains(said, sheet);

        var first = await Sheet(await story.At(AidStage.Granted)); // urgent: nobody proposed anything
        Assert.Contains("情况紧急，先行提供法律援助", first);
        Assert.Contains("决定先行援助。要马上保全", first);
        Assert.DoesNotContain("简单明确", first);

        var spot = await Saved(story, bench =>
        {
            var clear = bench.Clear();
            bench.Do(clear, AidAct.Grant);
            return clear;
        });
        Assert.Contains("简单明确，当场决定", await Sheet(spot));
        Assert.Equal(404, (await officer.Get($"/aid/{(await story.At(AidStage.Review)).Id}/papers/review")).Code); // nobody has said anything yet

        async Task<string> Sheet(AidCase of) => (await officer.Get($"/aid/{of.Id}/papers/review")).Text;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Each_assignment_is_a_paper_and_what_was_made_before_the_file_changed_hands_keeps_its_lawyer(Database database)
    {
        var story = new AidStory(await city.On(database));
        var firm = Guid.CreateVersion7();
        var one = await story.At(AidStage.Handling);
        var system = (DateTime at) => Actor.System(at);
        await Give(story, one.Id, FileKinds.Evidence, "lawyer");
        await story.App.With<AppDb>(async db =>
        {
            var bench = new AidBench(story.Now.AddDays(1)) { Centre = (one.Office!.Value, "青溪法援"), LawyerId = one.Handler!.Value };
            var own = (await db.Load<AidCase>(one.Id, default))!;
            own.HandOver((Guid.CreateVersion7(), "金如海", firm, "桐湾正言律师事务所"), "转所", system(story.Now.AddDays(1)), AidBench.Settings);
            bench = new(story.Now.AddDays(2)) { Centre = bench.Centre, LawyerId = own.Handler!.Value };
            foreach (var act in (AidAct[])[AidAct.Contact, AidAct.Complete, AidAct.Finish, AidAct.HandIn]) bench.Do(own, act);
            own.HandOver((Guid.CreateVersion7(), "何新", Guid.CreateVersion7(), "桐湾致远律师事务所"), "退休", system(story.Now.AddDays(30)), AidBench.Settings);
            await db.SaveChangesAsync();
        });
        var all = await Dossier(story, one.Id);
        Assert.Equal(["法律援助指派通知书（沈明远）", "法律援助指派通知书（金如海）", "法律援助指派通知书（何新）"], all.Where(p => p.Order == 9).Select(p => p.Title));
        Assert.Equal(13, all.Single(p => p.Attachment is not null).Order); // evidence of the first lawyer is no material of the application
        var officer = await story.Officer("aid");
        Assert.Contains("桐湾明德律师事务所：", (await officer.Get(all.First(p => p.Order == 9).Page!)).Text);
        foreach (var paper in new[] { "closing", "letter", "settlement" })
        {
            var text = (await officer.Get($"/aid/{one.Id}/papers/{paper}")).Text;
            Assert.Contains("金如海", text);
            Assert.DoesNotContain("何新", text);
        }
        Assert.Contains(story.Now.AddDays(1).CityDay().Formal(), (await officer.Get($"/aid/{one.Id}/papers/letter")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_staff_typed_is_signed_and_says_that_it_was_read_out(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (by, officer) = (await story.Staff("aid"), await story.Officer("aid"));
        Task<Guid> Typed(string channel) => story.App.With<ApplyForAid, Guid>(s => s.Handle(new() { Known = AidBench.Unpaid, Place = AidBench.County, Name = "陈阿婆", Facts = "工钱没给。", Wanted = "付清。", OtherName = "岚江建筑公司", OtherIsFirm = true, Pledged = true, Channel = channel }, by, default));
        var (counter, call) = (await Typed(Channels.Counter), await Typed(Channels.Telephone));
        foreach (var paper in new[] { "application", "pledge" })
        {
            var text = (await officer.Get($"/aid/{counter}/papers/{paper}")).Text;
            foreach (var said in new[] { $"以上内容由{by.Name}于{story.Now.CityDay().Formal()}填写，已当面宣读，本人确认。", "签名、盖章或者按指印", "填写、宣读的人" }) Assert.Contains(said, text);
            Assert.Contains("已电话宣读，本人确认", (await officer.Get($"/aid/{call}/papers/{paper}")).Text);
        }
        var own = await story.Apply((await story.Citizen()).Actor);
        Assert.DoesNotContain("宣读", (await officer.Get($"/aid/{own}/papers/application")).Text);
    }

    private static Task<IReadOnlyList<DossierPaper>> Dossier(AidStory story, Guid id) => story.App.With<IEnumerable<IDossierSource>, IReadOnlyList<DossierPaper>>(async all =>
        (await all.Single(d => d.Kind == AidCase.KindKey).Papers(id, await story.Staff("aid"), default)).Papers);

    private static async Task Give(AidStory story, Guid id, string kind, string login)
    {
        var by = await story.Staff(login);
        await story.App.With<IAttachments>(f => f.Give(id, kind, $"{kind}.png", new MemoryStream(png), true, by, default));
    }

    private static async Task<AidCase> Saved(AidStory story, Func<AidBench, AidCase> make, Guid? applicant = null)
    {
        var one = make(new AidBench(story.Now)
        {
            Centre = (Organizations.OrganizationSamples.LegalAidCentreId(AidBench.County), "青溪法援"),
            LawyerId = Organizations.OrganizationSamples.StaffId("lawyer"),
            ApplicantId = applicant ?? (await story.Citizen()).Actor.Id,
        });
        await story.App.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        return one;
    }
}
