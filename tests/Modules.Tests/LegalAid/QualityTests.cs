using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>How good a file is: points by the published scale, a draw anybody can repeat, reviewers without a hand in the case, a third one where two differ.</summary>
public class QualityTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;
    private static readonly QualityScale scale = QualityScale.On(new(2026, 11, 1), AidBench.Settings);

    [Fact]
    public void The_scale_makes_a_hundred_and_its_bands_are_in_order()
    {
        Assert.Equal(100, scale.Items.Sum(i => i.Points));
        Assert.Equal([QualityBand.Excellent, QualityBand.Good, QualityBand.Good, QualityBand.Fair, QualityBand.Fair, QualityBand.Poor], new[] { 90, 89, 80, 79, 60, 59 }.Select(scale.BandOf));
        Assert.Equal("各项分值加起来要等于100，现在是10", QualityScale.Table.Refuse(QualityScale.Table.TextOf([new("卷宗", "齐全", 10, "本市")])));
        Assert.NotNull(QualityScale.Bands.Refuse(QualityScale.Bands.TextOf(new(80, 90, 60, "本市"))));
    }

    [Fact]
    public void Points_lost_have_their_reason_and_nobody_judges_his_own_file()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var of = bench.At_(AidStage.FileIn);
        var review = FileReview.Ask(of, ReviewPurpose.Sample, bench.At, bench.At);
        var full = scale.Items.Select((int?, string?) (i) => (i.Points, null)).ToList();
        Assert.Contains("请写明理由", Assert.Throws<RuleBroken>(() => review.Judge(scale, [(full[0].Item1 - 1, null), .. full.Skip(1)], null, bench.Stranger)).Message);
        Assert.Contains("在0到10分之间", Assert.Throws<RuleBroken>(() => review.Judge(scale, [(11, null), .. full.Skip(1)], null, bench.Stranger)).Message);
        Assert.Throws<RuleBroken>(() => review.Judge(scale, full, null, bench.Lawyer));
        Assert.Contains("标准已经更新", Assert.Throws<RuleBroken>(() => review.Judge(scale, [.. full.Take(3)], null, bench.Stranger)).Message);
        review.Judge(scale, [(0, "没有手续"), .. full.Skip(1)], null, bench.Stranger);
        Assert.Equal((90, QualityBand.Excellent, "没有手续"), (review.Points, review.Band, review.Marks[0].Reason));
        Assert.Throws<RuleBroken>(() => review.Judge(scale, full, null, bench.Stranger));
    }

    [Fact]
    public void A_draw_is_the_same_for_whoever_repeats_it()
    {
        // printf %s 'a1|（2026）青溪法援民字第1号' | sha256sum
        Assert.Equal("7297f2", Lot.Rank("a1", "（2026）青溪法援民字第1号")[..6]);
        var numbers = Enumerable.Range(1, 40).Select(n => $"（2026）青溪法援民字第{n}号").ToList();
        Assert.Equal(Lot.Order("a1", numbers, n => n), Lot.Order("a1", Enumerable.Reverse(numbers), n => n));
        Assert.NotEqual(Lot.Order("a1", numbers, n => n), Lot.Order("a2", numbers, n => n));
        Assert.Equal([0, 1, 1, 2, 4], new[] { 0, 1, 10, 11, 40 }.Select(of => Lot.Count(of, 10)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_scale_leaves_what_was_judged_by_the_old_one(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var id = (await story.At(AidStage.FileIn)).Id;
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = QualityScale.Bands.Key, From = new(2026, 11, 1), Value = QualityScale.Bands.TextOf(new(95, 92, 60, "本市核定")) });
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Settings>().Reload(default);
        await story.Work(await story.Officer("aidhead"), id, "pass-file", AidBench.MarksOf(91));
        var review = await story.Db(db => db.FileReviews.SingleAsync(r => r.CaseId == id));
        Assert.Equal((91, QualityBand.Fair, new DateOnly(2026, 11, 1)), (review.Points!.Value, review.Band!.Value, review.ScaleFrom!.Value));
        Assert.Contains("2026年11月1日起施行的标准", (await new Caller(app).Get("/aid/quality-scale")).Text);
        var page = (await (await story.Officer("lawyer")).Get($"/work/aid/quality/{id}")).Text;
        foreach (var said in new[] { "91分，合格", "记录不全", "2026年11月1日起施行的标准" }) Assert.Contains(said, page);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_drawn_file_goes_to_who_had_no_hand_in_it_and_to_a_third_where_two_differ(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        app.Clock.Set("2026-12-05");
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = "legalaid.sample-percent", From = new(2026, 1, 1), Value = "100" });
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Settings>().Reload(default);
        var id = (await story.At(AidStage.FileIn)).Id;
        var head = await story.Officer("aidhead");
        await story.Work(head, id, "pass-file", AidBench.MarksOf(95));
        await story.Work(head, id, "subsidy", new { amount = 180_000, basis = "民事案件一件" });
        app.Clock.Set("2027-01-04");
        await app.Settle();
        await app.Settle(); // nothing is drawn twice
        var draw = await story.Db(db => db.FileDraws.SingleAsync(d => d.Month == new DateOnly(2026, 12, 1) && d.Office == OrganizationSamples.LegalAidCentreId(AidStory.County)));
        Assert.Equal((draw.Files, 100), (draw.Drawn, draw.Percent));
        var list = await new Caller(app).Get($"/aid/quality-draws/{draw.Id}/list.csv");
        // so few files that one would tell of the others: drawn all the same, but the list stays here
        Assert.True(draw.Files < FileDraw.Fewest);
        Assert.Equal(404, list.Code);
        Assert.Contains($"办结不到{FileDraw.Fewest}件", (await new Caller(app).Get("/aid/quality-draws")).Text);
        Assert.Equal(draw.Numbers.Split('\n').OrderBy(n => Lot.Rank(draw.Seed, n), StringComparer.Ordinal), draw.Order());
        var first = await story.Db(db => db.FileReviews.SingleAsync(r => r.CaseId == id && r.Purpose == ReviewPurpose.Sample));
        Assert.NotNull(first.Reviewer);
        Assert.DoesNotContain(first.Reviewer!.Value, new[] { OrganizationSamples.StaffId("aidhead"), OrganizationSamples.StaffId("lawyer") });
        Assert.Contains(id, await WaitsFor(story, first.Reviewer.Value));
        Assert.Equal(409, (await head.Post($"/api/v1/legal-aid/work/{id}/review", AidBench.MarksOf(95))).Code);
        await story.Work(await Caller(story, first.Reviewer.Value), id, "review", AidBench.MarksOf(70)); // two bands below
        var second = await story.Db(db => db.FileReviews.SingleAsync(r => r.CaseId == id && r.Purpose == ReviewPurpose.Second));
        Assert.NotNull(second.Reviewer);
        Assert.DoesNotContain(second.Reviewer!.Value, new[] { first.Reviewer.Value, OrganizationSamples.StaffId("aidhead"), OrganizationSamples.StaffId("lawyer") });
        // who is to judge alone does not read what the others gave
        Assert.DoesNotContain("记录不全", (await (await Caller(story, second.Reviewer.Value)).Get($"/work/aid/quality/{id}")).Text);
        await story.Work(await Caller(story, second.Reviewer.Value), id, "review", AidBench.MarksOf(82));
        await app.Settle();
        var lawyer = await story.Officer("lawyer");
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("lawyer") && n.Title.StartsWith("卷宗评查有了结果"))));
        Assert.Equal($"/work/aid/{id}", (await lawyer.Fill($"/work/aid/quality/{id}", "answer", ("Reply.Answer", "庭审笔录在法院。"))).Location);
        Assert.Equal(409, (await lawyer.Post($"/api/v1/legal-aid/work/{id}/answer-review", new { answer = "再说一次" })).Code);
        Assert.Contains("庭审笔录在法院。", (await head.Get($"/work/aid/quality/{id}")).Text);
        // the third one's word counts
        var bands = await app.With<Fashu.Matters.IFileQuality, IReadOnlyDictionary<Guid, int>>(q => q.Of(new DateOnly(2026, 12, 1).StartsAt(), new DateOnly(2027, 1, 1).StartsAt(), default));
        Assert.Equal((int)QualityBand.Good, bands[id]);
        Assert.Contains("卷宗评查", (await head.Get("/work/aid/quality")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_filed_proposed_or_decided_a_case_is_asked_for_no_review_of_it_and_refused_one(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var holders = await app.With<IOrganizations, IReadOnlyList<StaffCard>>(o => o.Holders(AidPermissions.ReviewFiles.Key, AidStory.County, default));
        Assert.True(holders.Count > 3, $"{holders.Count}");
        var known = AidBench.Unpaid;
        Actor By(int at, Permission permission) => new(holders[at].Id, holders[at].Name, ActorKind.Staff, story.Now) { Grants = [new(permission.Key, AidStory.County)] };
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer") };
        var person = AidPerson.Of(Guid.CreateVersion7(), "周秀英", null, null, null, null, AidSpeaker.Self, null, null, null);
        var one = AidCase.Apply(Guid.CreateVersion7(), AidStory.County, bench.Centre, person, new(known, "工钱没给。", "付清。", "岚江建筑公司", true, null, null, false, true),
            Screening.Of(known, AidTables.On(story.Now.CityDay(), AidBench.Settings)), "窗口", By(0, AidPermissions.Examine), AidBench.Settings);
        one.Propose(true, null, "符合条件", By(1, AidPermissions.Examine));
        one.Grant(null, By(2, AidPermissions.Decide), AidBench.Settings);
        foreach (var act in new[] { AidAct.Assign, AidAct.Take, AidAct.Contact, AidAct.Finish, AidAct.HandIn }) bench.Do(one, act);
        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Add(one);
            await db.SaveChangesAsync();
            var asked = new List<Guid?>();
            for (var n = 0; n < holders.Count * 2; n++) asked.Add((await services.GetRequiredService<FindReviewer>().Ask(one, ReviewPurpose.Sample, [], story.Now, default)).Reviewer); // each goes to who has fewest
            Assert.Equal(holders.Skip(3).Select(h => h.Id).Order(), asked.OfType<Guid>().Distinct().Order());
        });
        foreach (var at in new[] { 0, 1, 2 })
            Assert.Contains("现在不由您评查", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<ReviewFile>(s => s.Handle(one.Id, new(), By(at, AidPermissions.Read), default)))).Message);
    }

    [Fact]
    public void Two_visits_are_due_in_the_middle_and_at_the_end()
    {
        var bench = new AidBench(AidBench.City("2026-03-02"));
        var one = bench.At_(AidStage.Handling);
        Assert.Equal(("legalaid.visit-middle", new DateOnly(2026, 4, 1)), (one.VisitDue!.Rule, one.VisitDue.DueDay));
        Assert.NotEqual(Colour.Red, one.BadgeAt(AidBench.City("2026-03-03"), AidBench.Settings).Colour);
        bench.Do(one, AidAct.Visit);
        Assert.Null(one.VisitDue);
        bench.Do(one, AidAct.Contact);
        bench.Do(one, AidAct.Complete);
        bench.Do(one, AidAct.Finish);
        Assert.Equal(("legalaid.visit-end", new DateOnly(2026, 3, 17)), (one.VisitDue!.Rule, one.VisitDue.DueDay));
        bench.Do(one, AidAct.Visit);
        Assert.Null(one.VisitDue);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_visit_stands_on_the_desk_of_the_centre_a_week_before_its_day(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        var id = (await story.At(AidStage.Handling)).Id;
        Assert.DoesNotContain(id, await story.Waiting("aid", "回访受援人"));
        app.Clock.Advance(TimeSpan.FromDays(24));
        Assert.Contains(id, await story.Waiting("aid", "回访受援人"));
        Assert.Contains("办理中回访", (await (await story.Officer("aid")).Get($"/work/aid/{id}/visit")).Text);
        var today = story.Now.CityDay().ToString("yyyy-MM-dd", null);
        await story.Work(await story.Officer("aid"), id, "entry", new { kind = "Visit", on = today, way = "电话", text = "满意" });
        Assert.DoesNotContain(id, await story.Waiting("aid", "回访受援人"));
    }

    private static async Task<Caller> Caller(AidStory story, Guid staff)
    {
        var access = (await story.App.Services.GetRequiredService<IStaffAccess>().Of(staff, default))!;
        return new Caller(story.App).SignedIn(staff, ActorKind.Staff, access.Name, access.Stamp);
    }

    private static Task<List<Guid>> WaitsFor(AidStory story, Guid reviewer) => story.App.With<IEnumerable<Fashu.Matters.IWaiting>, List<Guid>>(async all =>
        [.. (await all.OfType<WaitingReviews>().Single().For(new(reviewer, "", ActorKind.Staff, story.Now), 100, default)).SelectMany(w => w.First).Select(a => a.Matter)]);
}
