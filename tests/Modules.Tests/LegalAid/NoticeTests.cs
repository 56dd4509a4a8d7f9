using System.Text;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Notices of police, procuratorate and court: by hand, from a sheet, and whether everybody has a lawyer.</summary>
public sealed class NoticeTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Head = "区划代码,机关,单位名称,通知书文号,阶段,姓名,身份证号,罪名,必须有辩护人的情形,羁押地点,收到日期\n";

    public static IEnumerable<object[]> Both => Databases.All;

    private static Actor Officer(FashuApp app) => new(Guid.CreateVersion7(), "方援", ActorKind.Staff, app.Clock.GetUtcNow().UtcDateTime)
    {
        Post = "法援中心工作人员",
        Grants = [new(AidPermissions.Examine.Key, AidBench.County), new(AidPermissions.Read.Key, AidBench.County)],
    };

    private static Task<ImportOutcome> Import(FashuApp app, string rows, bool dryRun = false, Actor? by = null) =>
        app.With<ImportNotices, ImportOutcome>(s => s.Handle(new MemoryStream(Encoding.UTF8.GetBytes(Head + rows)), dryRun, by ?? Officer(app), default));

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_says_every_fault_by_its_row_and_takes_nothing_then(Database database)
    {
        var app = await city.On(database);
        var before = await app.With<AppDb, int>(db => db.AidCases.CountAsync());
        var outcome = await Import(app, """
            330191,人民法院,青溪县人民法院,甲1号,一审,陆小川,,盗窃罪,不满18岁,,2026-11-20
            330191,法庭,青溪县人民法院,甲2号,一审,周一鸣,,盗窃罪,,,2026-11-20
            330191,人民法院,青溪县人民法院,甲3号,一审,吴二,330100190001010010,盗窃罪,,,2026-11-20
            330191,人民法院,青溪县人民法院,甲4号,一审,郑三,,盗窃罪,太小,,2026-11-20
            330191,人民法院,青溪县人民法院,甲5号,一审,王四,,盗窃罪,,,2026-12-20
            330191,人民法院,青溪县人民法院,甲1号,一审,陆小川,,盗窃罪,,,2026-11-20
            330192,人民法院,岚江县人民法院,乙1号,一审,冯五,,盗窃罪,,,2026-11-20
            """);
        Assert.Equal([(3, "机关"), (4, "身份证号"), (5, "必须有辩护人的情形"), (6, "收到日期"), (7, "姓名"), (8, "区划代码")], outcome.Errors.Select(e => (e.Line, e.Column!)));
        Assert.Equal(before, await app.With<AppDb, int>(db => db.AidCases.CountAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_may_come_again_and_one_notice_may_name_several(Database database)
    {
        var app = await city.On(database);
        const string rows = "330191,公安机关,青溪县公安局,丙9号,侦查,钱七,,抢劫罪,不满18岁、视力、听力、言语残疾,青溪县看守所,2026-11-20\n330191,公安机关,青溪县公安局,丙9号,侦查,孙八,,抢劫罪,,,2026-11-20\n";
        var words = rows.Replace("不满18岁、视力、听力、言语残疾", "不满18岁", StringComparison.Ordinal);
        Assert.Equal((2, 0), Counts(await Import(app, words, dryRun: true)));
        Assert.Equal((2, 0), Counts(await Import(app, words)));
        Assert.Equal((0, 2), Counts(await Import(app, words)));
        var cases = await app.With<AppDb, List<AidCase>>(db => db.AidCases.Where(c => c.NoticeNumber == "丙9号").ToListAsync());
        Assert.Equal(["孙八", "钱七"], cases.Select(c => c.Applicant.Name).Order(StringComparer.Ordinal));
        Assert.All(cases, c => Assert.Equal((AidStage.Granted, AidType.Criminal), (c.Stage, c.Type)));
        Assert.All(cases, c => Assert.Matches("刑字第[0-9]+号$", c.Number));

        static (int, int) Counts(ImportOutcome of) => (of.Added, of.Same);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_clerks_with_one_sheet_at_once_nobody_meets_a_fault_and_no_notice_comes_in_twice(Database database)
    {
        var app = await city.On(database);
        var rows = string.Join('\n', Enumerable.Range(1, 20).Select(n => $"330191,人民法院,青溪县人民法院,辛{n}号,一审,陆小川,,盗窃罪,,,2026-11-20"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try { return (await Import(app, rows)).Errors.Count == 0; }
            catch (RuleBroken said) { return said.Message.Contains("请再导入一次"); }
        })));
        Assert.All(outcomes, Assert.True);
        Assert.Equal(20, await app.With<AppDb, int>(db => db.AidCases.CountAsync(c => c.NoticeNumber!.StartsWith("辛"))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_day_of_finding_in_a_sheet_begins_the_organs_own_three_days(Database database)
    {
        var app = await city.On(database);
        const string head = "区划代码,机关,单位名称,通知书文号,阶段,姓名,罪名,发现日期,收到日期\n";
        Task<ImportOutcome> Import(string rows) => app.With<ImportNotices, ImportOutcome>(s => s.Handle(new MemoryStream(Encoding.UTF8.GetBytes(head + rows)), false, Officer(app), default));
        var wrong = await Import("330191,人民法院,青溪县人民法院,庚1号,一审,陆小川,盗窃罪,2026-11-21,2026-11-20\n330191,人民法院,青溪县人民法院,庚2号,一审,陆小川,盗窃罪,前天,2026-11-20\n");
        Assert.Equal([(2, "发现日期"), (3, "发现日期")], wrong.Errors.Select(e => (e.Line, e.Column!)));
        Assert.Empty((await Import("330191,人民法院,青溪县人民法院,庚3号,一审,陆小川,盗窃罪,2026-11-17,2026-11-20\n330191,人民法院,青溪县人民法院,庚4号,一审,陆小川,盗窃罪,2026-11-10,2026-11-20\n330191,人民法院,青溪县人民法院,庚5号,一审,陆小川,盗窃罪,,2026-11-20\n")).Errors);
        Assert.Equal((ClockState.Met, new DateOnly(2026, 11, 20)), await Kept("庚3号"));
        Assert.Equal((ClockState.Stopped, new DateOnly(2026, 11, 13)), await Kept("庚4号"));
        Assert.Null(await Kept("庚5号"));

        async Task<(ClockState, DateOnly)?> Kept(string number)
        {
            var id = await app.With<AppDb, Guid>(db => db.AidCases.Where(c => c.NoticeNumber == number).Select(c => c.Id).SingleAsync());
            return (await app.With<AppDb, AidCase?>(db => db.Load<AidCase>(id, default)))!.Clocks.SingleOrDefault(c => c.Rule == AidClocks.Of(OtherTerm.Notify).Key) is { } clock ? (clock.State, clock.DueDay) : null;
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_board_counts_who_has_a_lawyer_and_whose_organ_was_told(Database database)
    {
        var app = await city.On(database);
        var (form, officer) = (new FileNotice.Form { Place = AidBench.County, Organ = NoticeOrgan.Court, OrganName = "桐湾市中级人民法院", Number = "丁1号", Stage = CriminalStage.FirstInstance, Grounds = [MustHaveCounsel.LifeOrDeath], Name = "褚十", Charge = "故意杀人罪", Received = new(2026, 11, 22) }, Officer(app));
        var id = await app.With<FileNotice, Guid>(s => s.Handle(form, officer, default));
        Assert.Equal(id, await app.With<FileNotice, Guid>(s => s.Handle(form, officer, default))); // sent twice
        Assert.Equal((1, 0, 0, 0), await Counts());
        Assert.Contains("丁1号里的褚十已经登记过", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<FileNotice, Guid>(s => s.Handle(new() { Place = form.Place, Organ = form.Organ, OrganName = form.OrganName, Number = form.Number, Stage = form.Stage, Name = form.Name, Charge = form.Charge, Received = form.Received }, officer, default)))).Message);

        var matter = (await app.With<AppDb, AidCase?>(db => db.Load<AidCase>(id, default)))!;
        var (free, barred) = await app.With<AssignLawyer, (IReadOnlyList<LawyerCard> Free, IReadOnlyList<(LawyerCard Lawyer, string Why)> Barred)>(s => s.Candidates(matter, default));
        Assert.All(free, l => Assert.True(l.CriminalSince <= new DateOnly(2023, 11, 22), $"{l.Name}: {l.CriminalSince}"));
        Assert.Contains(barred, b => b.Why.Contains("年限", StringComparison.Ordinal));

        await app.With<AssignLawyer>(s => s.Handle(id, new() { Lawyer = free[0].Staff, Reason = "轮到" }, officer, default));
        Assert.Equal((1, 0, 1, 0), await Counts());
        Assert.Equal((free[0].Name, false), (await Line()) is { } assigned ? (assigned.Lawyer, assigned.Taken) : default);
        await app.With<TellOrgan>(s => s.Handle(id, new() { How = "复函送达" }, officer, default));
        Assert.Equal((1, 0, 1, 1), await Counts());
        Assert.Null((await Line())!.DueAt); // told, and nobody has taken it
        var lawyer = new Actor(free[0].Staff, free[0].Name, ActorKind.Staff, app.Clock.GetUtcNow().UtcDateTime) { Post = "法援律师" };
        await app.With<TakeCase>(s => s.Handle(id, lawyer, default));
        Assert.Equal((1, 1, 0, 1), await Counts());
        Assert.Null(await Line());

        // another lawyer: the organ is told anew, and the case stands there once
        await app.With<AssignLawyer>(s => s.Handle(id, new() { Lawyer = free[1].Staff, Reason = "更换" }, officer, default));
        Assert.Equal((1, 1, 0, 0), await Counts());
        Assert.Equal((free[1].Name, true, true), (await Line()) is { } again ? (again.Lawyer, again.Taken, again.DueAt is not null) : default);

        async Task<ReadCoverage.Line?> Line() => (await app.With<ReadCoverage, ReadCoverage.Answer>(s => s.Handle(officer, default))).Without.SingleOrDefault(l => l.Id == id);

        async Task<(int, int, int, int)> Counts()
        {
            var body = (await app.With<ReadCoverage, ReadCoverage.Answer>(s => s.Handle(officer, default))).Bodies.Single(b => b.Name == form.OrganName);
            return (body.Notices, body.WithLawyer, body.Assigned, body.Told);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whose_aid_was_ended_has_no_lawyer_by_the_board_and_stands_in_a_list_with_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (bench, organ) = (new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidBench.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer") }, OrganizationSamples.CourtId(AidBench.County));
        var officer = await story.Staff("aid");
        var before = await Board();
        AidCase Of(string name, params MustHaveCounsel[] grounds) => AidCase.Notified(Guid.CreateVersion7(), AidBench.County, bench.Centre, AidPerson.Of(Guid.CreateVersion7(), name, null, null, null, null, AidSpeaker.Self, null, null, null),
            new(NoticeOrgan.Court, "桐湾市第二人民法院", $"庚{name}号", CriminalStage.FirstInstance, grounds, "盗窃罪", null, AidBench.City("2026-11-20"), organ), "通知", bench.With(AidPermissions.Examine), AidBench.Settings);
        var (may, must, early, late, done) = (Of("可以一"), Of("应当二", MustHaveCounsel.Minor), Of("应当三", MustHaveCounsel.Minor), Of("应当四", MustHaveCounsel.Minor), Of("应当五", MustHaveCounsel.Minor));
        bench.Do(early, AidAct.Terminate); // before anybody had it
        bench.Lead(late, AidStage.Handling, told: true);
        bench.Do(late, AidAct.Terminate);
        bench.Lead(done, AidStage.Finished, told: true);
        await story.App.With<AppDb>(async db => { db.AddRange(may, must, early, late, done); await db.SaveChangesAsync(); });
        await story.App.Settle();

        var board = await Board();
        var body = board.Bodies.Single(b => b.Name == "桐湾市第二人民法院");
        Assert.Equal((5, 4, 1, 0, 2, 2, 2), (body.Notices, body.Must, body.WithLawyer, body.Assigned, body.Waiting, body.Ended, body.Told));
        Assert.Equal((before.Open + 2, before.OpenMust + 1, before.Ended + 2, before.EndedMust + 2), (board.Open, board.OpenMust, board.Ended, board.EndedMust));
        Guid[] own = [may.Id, must.Id, early.Id, late.Id, done.Id];
        Assert.Equal([(must.Id, true), (may.Id, false)], board.Without.Where(l => own.Contains(l.Id)).Select(l => (l.Id, l.Must))); // both came at one instant: whoever must have a lawyer stands first
        Assert.Equal([(early.Id, TerminationGround.OwnLawyer, null), (late.Id, TerminationGround.OwnLawyer, "沈明远")], board.Over.Where(l => own.Contains(l.Id)).OrderBy(l => l.Title).Select(l => (l.Id, l.Why!.Value, l.Lawyer)));
        var page = (await (await story.Officer("aid")).Get("/work/aid/coverage")).Text;
        foreach (var said in new[] { board.Title, board.Words, "已终止援助的", "终止前没有律师", "自行委托了律师或者其他代理人", "应当通知，桐湾市第二人民法院" }) Assert.Contains(said, page);

        // the organ reads the same words of its own
        var clerk = await story.Staff("court");
        var theirs = await story.App.With<ReadCoverage, ReadCoverage.Answer>(s => s.HandleOwn(clerk, default));
        var partner = (await (await story.Officer("court")).Get("/work/partner")).Text;
        foreach (var said in new[] { theirs.Title, theirs.Words, "援助已经终止：自行委托了律师或者其他代理人" }) Assert.Contains(said, partner);

        // nothing open, somebody's aid was ended: it is not said that all have one
        Assert.Equal("没有终止的都有律师了", (theirs with { Open = 0, OpenMust = 0 }).Title);

        Task<ReadCoverage.Answer> Board() => story.App.With<ReadCoverage, ReadCoverage.Answer>(s => s.Handle(officer, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task How_a_notice_came_is_not_for_the_sender_to_say(Database database)
    {
        var story = new AidStory(await city.On(database));
        var officer = await story.Officer("aid");
        object Of(string number, string? channel) => new { place = AidBench.County, organ = "Court", organName = "青溪县人民法院", number, stage = "FirstInstance", name = "蒋十二", charge = "盗窃罪", received = "2026-11-20", channel };
        Assert.Equal(200, (await officer.Post("/api/v1/legal-aid/notices/", Of("己1号", "微信群"))).Code);
        Assert.Equal(["通知"], await story.Db(db => db.AidCases.Where(c => c.NoticeNumber == "己1号").Select(c => c.Channel).ToListAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_takes_in_a_notice_outside_his_place_or_from_tomorrow(Database database)
    {
        var app = await city.On(database);
        FileNotice.Form Of(string place, DateOnly received) => new() { Place = place, Organ = NoticeOrgan.Court, OrganName = "岚江县人民法院", Number = "戊1号", Stage = CriminalStage.FirstInstance, Name = "卫十一", Charge = "盗窃罪", Received = received };
        Assert.Equal(nameof(FileNotice.Form.Place), (await Assert.ThrowsAsync<RuleBroken>(() => app.With<FileNotice, Guid>(s => s.Handle(Of("330192", new(2026, 11, 20)), Officer(app), default)))).Field);
        Assert.Equal(nameof(FileNotice.Form.Received), (await Assert.ThrowsAsync<RuleBroken>(() => app.With<FileNotice, Guid>(s => s.Handle(Of(AidBench.County, new(2026, 11, 24)), Officer(app), default)))).Field);
    }
}
