using System.Text;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>What police, procuratorate and court do and see of legal aid: their own notices, who acts, and nothing else.</summary>
public sealed class PartnerTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Api = "/api/v1/legal-aid/partner/notices";
    private static int numbers;

    public static IEnumerable<object[]> Both => Databases.All;

    private static FileOwnNotice.Form Form(string name = "陆小川") => new() { Number = $"（2026）桐0191刑初{9000 + Interlocked.Increment(ref numbers)}号", Stage = CriminalStage.FirstInstance, Grounds = [MustHaveCounsel.Minor], Name = name, Charge = "盗窃罪", Held = "青溪县看守所" };

    private static object Json(FileOwnNotice.Form form) => new { form.Id, form.Number, Stage = form.Stage.ToString(), Grounds = form.Grounds.Select(g => g.ToString()), form.Name, form.Charge, form.Held };

    private static async Task<Guid> File(AidStory story, string login = "court", FileOwnNotice.Form? form = null)
    {
        var by = await story.Staff(login);
        return await story.App.With<FileOwnNotice, Guid>(s => s.Handle(form ?? Form(), by, default));
    }

    /// <summary>Assigned to the lawyer of the tour or the first who may, and told to the organ.</summary>
    private static async Task<LawyerCard> AssignAndTell(AidStory story, Guid id, bool tell = true)
    {
        var (officer, free) = (await story.Officer("aid"), (await story.Candidates(id)).Free);
        await story.Work(officer, id, "assign", new { lawyer = free[0].Staff, reason = "按名册轮到" });
        if (tell) await story.Work(officer, id, "organ", new { how = "系统送达" });
        await story.App.Settle();
        return free[0];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_notice_of_the_court_itself_is_granted_at_once_and_its_three_days_begin_now(Database database)
    {
        var story = new AidStory(await city.On(database));
        var filed = await story.Case(await File(story));
        Assert.Equal((AidStage.Granted, Channels.Organ, AidStory.County, "青溪县人民法院", (Guid?)OrganizationSamples.CourtId(AidStory.County), (Guid?)OrganizationSamples.LegalAidCentreId(AidStory.County), NoticeOrgan.Court),
            (filed.Stage, filed.Channel, filed.Place, filed.NoticeFrom, filed.NoticeBody, filed.Office, filed.NoticeOrgan));
        Assert.Equal(story.Now, filed.Clocks.Single(c => c.Rule == AidClocks.Notice.Key).StartedAt);
        Assert.Contains(Channels.Organ, Channels.Groups[Channels.Partner]);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == filed.Id && n.To == OrganizationSamples.StaffId("aid") && n.Title.StartsWith("办案机关通知指派律师"))));
        Assert.Contains(filed.Id, await story.Waiting("aid", "指派律师"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_clerk_sees_the_notices_of_his_own_organ_and_no_other(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (mine, theirs) = (await File(story), await File(story, "police"));
        var far = await File(story, "court330192");
        var hand = await story.At(AidStage.Handling);
        foreach (var (login, own, others) in new[] { ("court", mine, new[] { theirs, far }), ("police", theirs, [mine, far]), ("court330192", far, [mine, theirs]) })
        {
            var (by, caller) = (await story.Staff(login), await story.Officer(login));
            var seen = (await story.App.With<ReadOwnNotices, ReadOwnNotices.Answer>(s => s.Handle(null, by, default))).Lines.Select(l => l.Id).ToList();
            Assert.Contains(own, seen);
            Assert.Empty(seen.Intersect(others));
            Assert.Equal((200, 200), ((await caller.Get($"{Api}/{own}")).Code, (await caller.Get($"/work/partner/notices/{own}")).Code));
            foreach (var other in (Guid[])[.. others, hand.Id])
            {
                foreach (var page in new[] { $"{Api}/{other}", $"{Api}/{other}/letter", $"/work/partner/notices/{other}", $"/work/partner/notices/{other}/letter", $"/work/partner/notices/{other}/news" })
                    Assert.True((await caller.Get(page)).Code == 404, $"{login} {page}");
                Assert.Equal(404, (await caller.Post($"{Api}/{other}/receipt")).Code);
                Assert.Equal(404, (await caller.Post($"{Api}/{other}/news", new { news = "ToCourt", on = "2026-11-23" })).Code);
            }
            // neither is his own case open to him as a case
            foreach (var inner in new[] { $"/work/aid/{own}", $"/work/m/{own}", $"/work/m/{own}/dossier", $"/api/v1/legal-aid/cases/{own}", $"/aid/{own}/papers/organ", $"/aid/{own}/papers/assignment", $"/api/v1/matters/{own}", "/work/people", "/work/aid/coverage", "/work/aid/quality", "/work/lawyers" })
                Assert.True((await caller.Get(inner)).Code is 403 or 404, $"{login} {inner}");
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task From_the_notice_over_the_api_to_the_receipt_and_the_day_in_court(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (court, clerk, form) = (await story.Officer("court"), await story.Staff("court"), Form("卓一凡"));
        var sent = await court.Post(Api, Json(form));
        Assert.True(sent.Code == 200, sent.Text);
        Assert.Equal(form.Id, (Guid)(await court.Post(Api, Json(form))).Json["id"]!); // sent twice
        Assert.Equal(409, (await court.Post(Api, Json(new() { Number = form.Number, Stage = form.Stage, Name = form.Name, Charge = form.Charge }))).Code);
        Assert.Equal(400, (await court.Post(Api, Json(new() { Number = "", Stage = form.Stage, Name = form.Name, Charge = form.Charge }))).Code);
        Assert.Contains("现在没有律师", (await court.Get($"/work/partner/notices/{form.Id}")).Text);
        Assert.Equal(404, (await court.Get($"{Api}/{form.Id}/letter")).Code);
        Assert.Equal(409, (await court.Post($"{Api}/{form.Id}/receipt")).Code);

        var lawyer = await AssignAndTell(story, form.Id);
        var known = (await court.Get($"{Api}/{form.Id}")).Json;
        var licence = await story.App.With<IOrganizations, string?>(o => o.LicenceOf(lawyer.Staff, default));
        var firm = await story.App.With<IOrganizations, OrganizationCard?>(o => o.Find(lawyer.Firm, default));
        Assert.NotNull(licence);
        Assert.Equal((lawyer.Name, lawyer.FirmName, licence, firm!.Phone, "青溪县法律援助中心"), ((string)known["notice"]!["lawyer"]!["name"]!, (string)known["notice"]!["lawyer"]!["firm"]!, (string)known["notice"]!["lawyer"]!["licenceNo"]!, (string)known["notice"]!["lawyer"]!["phone"]!, (string)known["call"]!["name"]!));
        Assert.Contains(lawyer.Name, (await court.Get($"/work/partner/notices/{form.Id}/letter")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == clerk.Id && n.Link == $"/work/partner/notices/{form.Id}" && n.Title.StartsWith("已确定律师"))));

        // what the lawyer writes stays with him and the institution
        var by = new Actor(lawyer.Staff, lawyer.Name, ActorKind.Staff, story.Now) { Post = "法援律师" };
        await story.App.With<AppDb>(async db =>
        {
            var one = (await db.Load<AidCase>(form.Id, default))!;
            one.TakeOn(by, AidBench.Settings);
            one.Write(AidEntryKind.Meeting, story.Now.CityDay(), "看守所", "他说那天不在场。", false, by, AidBench.Settings);
            await db.SaveChangesAsync();
        });

        Assert.Equal(204, (await court.Post($"{Api}/{form.Id}/receipt")).Code);
        Assert.Equal(409, (await court.Post($"{Api}/{form.Id}/receipt")).Code);
        Assert.Equal(409, (await court.Post($"{Api}/{form.Id}/news", new { news = "Hearing", on = "2026-12-08", where = "第三审判庭" })).Code); // no hour
        Assert.Equal(204, (await court.Post($"{Api}/{form.Id}/news", new { news = "Hearing", on = "2026-12-08", time = "09:30:00", where = "第三审判庭" })).Code);
        var answered = await story.Case(form.Id);
        Assert.Equal((story.Now, clerk.Name), (answered.LetterReceivedAt, answered.LetterReceivedBy));
        Assert.Equal((AidBench.City("2026-12-08", "09:30"), "第三审判庭"), answered.Hearings.Select(h => (h.At, h.Where)).Single());
        await story.App.Settle();
        foreach (var to in new[] { OrganizationSamples.StaffId("aid"), lawyer.Staff })
            Assert.Equal(2, await story.Db(db => db.Notices.CountAsync(n => n.MatterId == form.Id && n.To == to && n.Title.StartsWith("青溪县人民法院"))));
        Assert.Contains("第三审判庭", (await (await story.Officer("aid")).Get($"/work/aid/{form.Id}")).Text);
        foreach (var page in new[] { $"/work/partner/notices/{form.Id}", $"{Api}/{form.Id}", "/work/partner", Api })
            Assert.DoesNotContain("那天不在场", (await court.Get(page)).Text);
        Assert.Contains("第三审判庭", (await court.Get($"/work/partner/notices/{form.Id}")).Text);
        Assert.True(await story.Db(db => db.Audits.AnyAsync(a => a.ActorId == clerk.Id && a.Matter == form.Id && a.Act == "打开本单位的通知")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_lawyer_needs_another_letter_and_another_receipt(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (id, court) = (await File(story), await story.Officer("court"));
        await AssignAndTell(story, id);
        Assert.Equal(204, (await court.Post($"{Api}/{id}/receipt")).Code);
        var before = (await story.Case(id)).Handler;
        var other = (await story.Candidates(id)).Free.First(l => l.Staff != before);
        await story.Work(await story.Officer("aid"), id, "assign", new { lawyer = other.Staff, reason = "原律师生病" });
        var again = (await court.Get($"{Api}/{id}")).Json["notice"]!;
        Assert.Equal((other.Name, null, null), ((string)again["lawyer"]!["name"]!, again["toldAt"], again["letterReceivedAt"]));
        Assert.Equal(409, (await court.Post($"{Api}/{id}/receipt")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_clerk_hears_who_goes_and_who_comes_and_the_day_of_the_former_counts_no_more(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (id, by, clerk) = (await File(story, "police", Form("常二")), await story.Staff("police"), await story.Officer("police"));
        var first = await AssignAndTell(story, id);
        var told = (await Counted()).Told;
        var day = (await story.Case(id)).OrganToldAt;
        // returned: nobody acts
        await story.App.With<ReturnCase>(s => s.Handle(id, new() { Reason = "与对方有利害关系" }, new Actor(first.Staff, first.Name, ActorKind.Staff, story.Now) { Post = "法援律师" }, default));
        await story.App.Settle();
        Assert.Equal((told - 1, null), ((await Counted()).Told, (await story.Case(id)).OrganToldAt));
        Assert.Contains($"律师{first.Name}不再承办", Assert.Single(await Standing()).Text); // the earlier word is taken back
        Assert.Contains("原来的律师不再承办，正在另派", (await clerk.Get($"/work/partner/notices/{id}")).Text);
        story.App.Clock.Set("2026-11-25");
        var second = await AssignAndTell(story, id);
        Assert.Equal(told, (await Counted()).Told);
        Assert.True((await story.Case(id)).OrganToldAt > day);
        Assert.Contains(second.Name, Assert.Single(await Standing()).Text);
        // given to another at once
        var third = (await story.Candidates(id)).Free.First(l => l.Staff != second.Staff);
        await story.Work(await story.Officer("aid"), id, "assign", new { lawyer = third.Staff, reason = "原律师生病" });
        await story.App.Settle();
        var news = Assert.Single(await Standing());
        Assert.Equal(($"律师换了：{(await story.Case(id)).NoticeNumber}", $"律师{second.Name}不再承办，现在是{third.FirmName}律师{third.Name}。新的复函发出以后请签收。"), (news.Title, news.Text));
        Assert.Equal(told - 1, (await Counted()).Told);
        Assert.Equal(new DateOnly(2026, 11, 30), (await story.Case(id)).Clocks.Single(c => c.Rule == AidClocks.Notice.Key && c.Runs).DueDay); // the third day is a Saturday
        story.App.Clock.Set("2026-11-23");

        Task<ReadCoverage.Answer> Counted() => story.App.With<ReadCoverage, ReadCoverage.Answer>(s => s.HandleOwn(by, default));
        Task<List<Notice>> Standing() => story.Db(db => db.Set<Notice>().Where(n => n.To == by.Id && n.Link == $"/work/partner/notices/{id}" && n.OvertakenAt == null).ToListAsync());
    }

    [Fact]
    public void Aid_that_goes_on_with_another_lawyer_after_an_objection_is_told_to_the_organ_anew()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Notice();
        bench.Lead(one, AidStage.Handling);
        bench.Do(one, AidAct.TellOrgan);
        bench.Do(one, AidAct.Terminate);
        one.HandOver((Guid.NewGuid(), "金如海", bench.Firm, "桐湾明德律师事务所"), "移交", bench.System, AidBench.Settings);
        Assert.DoesNotContain(one.Clocks, c => c.Runs); // the aid is over, nobody has to be told
        bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Overrule);
        Assert.Equal((AidStage.Handling, null, new DateOnly(2026, 11, 27)), (one.Stage, one.OrganToldAt, one.Clocks.Single(c => c.Rule == AidClocks.Notice.Key && c.Runs).DueDay));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_board_of_a_clerk_counts_his_own_organ(Database database)
    {
        var story = new AidStory(await city.On(database));
        var by = await story.Staff("procuratorate");
        await AssignAndTell(story, await File(story, "procuratorate"));
        await AssignAndTell(story, await File(story, "procuratorate", Form("周一鸣")), tell: false);
        await File(story, "procuratorate", Form("吴二"));
        await File(story);
        var counted = await story.App.With<ReadCoverage, ReadCoverage.Answer>(s => s.HandleOwn(by, default));
        Assert.Equal((3, 0, 2, 1, "青溪县人民检察院"), (counted.Notices, counted.WithLawyer, counted.Assigned, counted.Told, counted.Bodies.Single().Name)); // nobody has taken it yet
        Assert.Equal((3, 3), (counted.Open, counted.OpenMust));
        Assert.Contains("还有3件没有办完，其中应当通知的3件", (await (await story.Officer("procuratorate")).Get("/work/partner")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_of_an_organ_brings_its_own_notices_alone(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (by, court) = (await story.Staff("court"), (await story.App.With<IOrganizations, OrganizationCard?>(o => o.Find(OrganizationSamples.CourtId(AidStory.County), default)))!);
        const string head = "单位名称,通知书文号,阶段,姓名,罪名\n";
        var refused = await Import(head + "青溪县公安局,己1号,侦查,郑三,盗窃罪\n,己2号,一审,王四,盗窃罪\n");
        Assert.Equal([(2, "单位名称")], refused.Errors.Select(e => (e.Line, e.Column!)));
        Assert.False(await story.Db(db => db.AidCases.AnyAsync(c => c.NoticeNumber == "己2号")));
        Assert.Equal(2, (await Import(head + "青溪县人民法院,己1号,一审,郑三,盗窃罪\n,己2号,一审,王四,盗窃罪\n")).Added);
        Assert.Equal(2, await story.Db(db => db.AidCases.CountAsync(c => c.NoticeBody == court.Id && (c.NoticeNumber == "己1号" || c.NoticeNumber == "己2号") && c.Channel == Channels.Organ)));
        Assert.Equal(2, (await Import(head + "青溪县人民法院,己1号,一审,郑三,盗窃罪\n,己2号,一审,王四,盗窃罪\n")).Same);
        var stranger = await story.Staff("police");
        await Assert.ThrowsAsync<Missing>(() => story.App.With<ImportNotices, ImportOutcome>(s => s.HandleOwn(Sheet("通知书文号,阶段,姓名,罪名\n庚1号,一审,冯五,盗窃罪\n"), court, false, stranger, default)));
        Assert.Equal(["通知书文号*", "阶段*", "姓名*", "身份证号", "罪名*", "必须有辩护人的情形", "羁押地点", "发现日期"], ImportNotices.OwnHeaders);

        Task<ImportOutcome> Import(string text) => story.App.With<ImportNotices, ImportOutcome>(s => s.HandleOwn(Sheet(text), court, false, by, default));
        static MemoryStream Sheet(string text) => new(Encoding.UTF8.GetBytes(text));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_centre_registers_for_an_organ_is_seen_there_by_choice_by_name_and_later(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (officer, clerk) = (await story.Staff("aid"), await story.Staff("court"));
        var court = OrganizationSamples.CourtId(AidStory.County);
        FileNotice.Form Of(string number, NoticeOrgan organ, string name, string? body = null) => new() { Place = AidStory.County, Organ = organ, OrganName = name, Body = body, Number = number, Stage = CriminalStage.FirstInstance, Name = "褚十", Charge = "盗窃罪", Received = new(2026, 11, 22) };
        async Task<Guid?> Body(FileNotice.Form form) => (await story.Case(await story.App.With<FileNotice, Guid>(s => s.Handle(form, officer, default)))).NoticeBody;
        Assert.Equal(court, await Body(Of("辛1号", NoticeOrgan.Court, "青溪县人民法院")));
        Assert.Equal(court, await Body(Of("辛2号", NoticeOrgan.Court, "青溪法院", court.ToString())));
        Assert.Null(await Body(Of("辛3号", NoticeOrgan.Police, "青溪县人民法院")));
        Assert.Null(await Body(Of("辛4号", NoticeOrgan.Court, "外省某县人民法院")));
        await Assert.ThrowsAsync<RuleBroken>(() => Body(Of("辛5号", NoticeOrgan.Court, "青溪法院", Guid.NewGuid().ToString())));
        var sent = await (await story.Officer("aid")).Fill("/work/aid/notice", "notice", ("Form.Body", court.ToString()), ("Form.Organ", ""), ("Form.OrganName", ""), ("Form.Number", "辛6号"), ("Form.Received", "2026-11-22"), ("Form.Stage", "FirstInstance"), ("Form.Place", AidStory.County), ("Form.Name", "卫十一"), ("Form.Charge", "盗窃罪"));
        Assert.True(sent.Code is 302 or 303, sent.Text);
        Assert.Equal(Channels.Notice, await story.Db(db => db.AidCases.Where(c => c.NoticeNumber == "辛6号").Select(c => c.Channel).SingleAsync()));

        // the organ is entered after its notice
        var late = Of("辛7号", NoticeOrgan.Police, "青溪县公安局云桥派出所");
        Assert.Null(await Body(late));
        var admin = await story.Staff("admin");
        var entered = await story.App.With<SaveOrganization, Guid>(s => s.Handle(new() { Kind = OrganizationKind.Police, Name = late.OrganName, Division = "330191101" }, admin, default));
        await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<BindNotices>().Single().Run(default));
        Assert.Equal(entered, (await story.Case(late.Id)).NoticeBody);

        var seen = (await story.App.With<ReadOwnNotices, ReadOwnNotices.Answer>(s => s.Handle("辛", clerk, default))).Lines.Select(l => l.Number).Order(StringComparer.Ordinal);
        Assert.Equal(["辛1号", "辛2号", "辛6号"], seen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_form_of_the_clerk_files_and_says_what_is_missing(Database database)
    {
        var story = new AidStory(await city.On(database));
        var court = await story.Officer("court");
        Assert.Equal("/work/partner", (await court.Get("/work")).Location?[^13..]);
        var wrong = await court.Fill("/work/partner/new", "own-notice", ("Form.Number", "壬1号"), ("Form.Stage", "FirstInstance"), ("Form.Name", "陆小川"));
        Assert.Contains("涉嫌的罪名", wrong.Text);
        Assert.Contains("壬1号", wrong.Text);
        var late = await court.Fill("/work/partner/new", "own-notice", ("Form.Number", "壬1号"), ("Form.Stage", "FirstInstance"), ("Form.Name", "陆小川"), ("Form.Charge", "盗窃罪"), ("Form.Found", "2027-01-01"));
        Assert.Contains("发现的日子不能晚于收到通知的日子", late.Text);
        var sent = await court.Fill("/work/partner/new", "own-notice", ("Form.Number", "壬1号"), ("Form.Stage", "FirstInstance"), ("Form.Name", "陆小川"), ("Form.Charge", "盗窃罪"), ("Form.Found", "2026-11-18"));
        Assert.StartsWith("/work/partner/notices/", sent.Location);
        Assert.Contains("已经送到法律援助中心", (await court.Get(sent.Location!)).Text);
        var menu = (await court.Get("/work/partner")).Text;
        foreach (var general in new[] { "href=\"/work/matters\"", "action=\"/work/search\"" }) Assert.DoesNotContain(general, menu);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_of_an_organ_holds_a_post_of_the_house_and_nobody_of_the_house_one_of_theirs(Database database)
    {
        var story = new AidStory(await city.On(database));
        var admin = await story.Staff("county");
        Task Give(string post, Guid organization, string login) => story.App.With<HireStaff, Guid>(s => s.Handle(new() { Name = "甲一", Login = login, Post = post, Organization = organization }, admin, default));
        Assert.Equal("Post", (await Assert.ThrowsAsync<RuleBroken>(() => Give(Posts.AidOfficer, OrganizationSamples.CourtId(AidStory.County), "wrong1"))).Field);
        Assert.Equal("Post", (await Assert.ThrowsAsync<RuleBroken>(() => Give(Posts.PartnerClerk, OrganizationSamples.LegalAidCentreId(AidStory.County), "wrong2"))).Field);
        await Give(Posts.PartnerClerk, OrganizationSamples.CourtId(AidStory.County), "clerk2");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_got_it_by_transfer_or_on_a_home_visit_says_so(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (officer, citizen) = (await story.Officer("aid"), (await story.Citizen()).Actor);
        var moved = await story.Apply(citizen);
        await story.Work(officer, moved, "transfer", new { place = "330192", reason = "办案机关在岚江" });
        Assert.Equal((Channels.Transfer, "330192"), ((await story.Case(moved)).Channel, (await story.Case(moved)).Place));
        Assert.Contains("原来源：网络", await story.Db(db => db.Steps.Where(s => s.MatterId == moved && s.Act == nameof(AidAct.Transfer)).Select(s => s.Reason).SingleAsync()));

        var by = await story.Staff("aid");
        Task<Guid> Visit(DateOnly? on) => story.App.With<ApplyForAid, Guid>(s => s.Handle(new() { Known = AidBench.Unpaid, Place = AidStory.County, Name = "陈阿婆", Facts = "工钱没给。", Wanted = "付清。", OtherName = "岚江建筑公司", OtherIsFirm = true, Channel = Channels.Visit, VisitedOn = on, VisitedAt = "石桥村3组家里" }, by, default));
        Assert.Equal("VisitedOn", (await Assert.ThrowsAsync<RuleBroken>(() => Visit(new(2026, 12, 31)))).Field);
        var visited = await Visit(new(2026, 11, 20));
        Assert.Equal(Channels.Visit, (await story.Case(visited)).Channel);
        Assert.EndsWith("2026年11月20日上门：石桥村3组家里", await story.Db(db => db.Steps.Where(s => s.MatterId == visited && s.No == 1).Select(s => s.Reason).SingleAsync()));
        Assert.Equal([Channels.Visit], Channels.Groups[Channels.Visit]);
        Assert.Equal((ItemChannel.Visit, ItemChannel.Transfer, ItemChannel.Partner), (ItemUse.ChannelOf(Channels.Visit), ItemUse.ChannelOf(Channels.Transfer), ItemUse.ChannelOf(Channels.Organ)));
    }
}
