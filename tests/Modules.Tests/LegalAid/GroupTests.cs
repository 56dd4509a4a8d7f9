using System.Text;
using Fashu.Attachments;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Many workers against one employer: the list, its faults, what each sees, and how one goes while the others go on.</summary>
public sealed class GroupTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Head = "姓名*,身份证号,手机号,请求金额（元）,请求什么,备注,代表人\n", Employer = "岚江宏垒建筑公司", EmployersPhone = "10077777777";
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_sheet_says_every_fault_of_every_row_and_files_nothing(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (same, twice, mine) = (Id(11), Story.NewPhone(), new AidGroup(story));
        var outcome = await mine.Apply($"""
            罗大山,{same},{twice},28600,,,是
            ,,,,,,
            丁小满,330100190001010010,123,百元,,,也许
            {Employer},,{EmployersPhone},-5,,,否
            冯阿水,{same},{twice},99999999999,,,
            罗大山,,,,,,
            邓小川,{Id(12, "20100305")},,9600.5,工资和押金,木工,否
            何一,,,,{new string('长', 201)},,
            何二,,,,,,是
            何三,,,,,,是
            何四,,,,,,是
            何五,,,,,,是
            何六,,,,,,是
            """);
        Assert.Equal(
            ["4 身份证号", "4 手机号", "4 请求金额（元）", "4 代表人", "5 姓名", "5 手机号", "5 请求金额（元）", "6 请求金额（元）", "6 身份证号", "6 手机号", "7 姓名", "9 请求什么", "14 代表人"],
            outcome.Errors.Select(e => $"{e.Line} {e.Column}"));
        Assert.Equal((8, "邓小川只有16岁，要确认法定代理人。"), (outcome.Warnings.Single().Line, outcome.Warnings.Single().Message));
        Assert.False(await story.Db(db => db.AidCases.AnyAsync(c => c.Id == mine.Id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Good_rows_are_taken_and_the_mended_sheet_comes_again(Database database)
    {
        var story = new AidStory(await city.On(database));
        var mine = new AidGroup(story);
        var (a, b, c) = ($"罗大山,{Id(21)},,28600,,,", $"丁小满,{Id(22)},,9600,,,", $"冯阿水,{Id(23)},,5000,,,");
        var wrong = c.Replace(Id(23), "330100190001010010", StringComparison.Ordinal);
        Assert.Equal((2, 1), Counts(await mine.Apply($"{a}\n{b}\n{wrong}", goodOnly: true)));
        Assert.Equal(["罗大山 1", "丁小满 2"], (await story.Case(mine.Id)).Listed.Select(p => $"{p.Name} {p.No}"));
        Assert.Equal((2, 1), Counts(await mine.Apply($"{a}\n{b}\n{wrong}", goodOnly: true))); // sent twice: one case
        var (dry, mended) = (await mine.Import($"{a}\n{b}\n{c}", dryRun: true), $"{a}\n{b}\n{c}");
        Assert.Equal((1, 2, 0), (dry.Added, dry.Same, dry.Errors.Count));
        Assert.Equal(2, (await story.Case(mine.Id)).Persons.Count);
        Assert.Equal(1, (await mine.Import(mended)).Added);
        var again = await mine.Import(mended);
        Assert.Equal((0, 3, 3), (again.Added, again.Same, (await story.Case(mine.Id)).Persons.Count));
        // what is different is said, not overwritten
        var other = await mine.Import($"罗大山,{Id(21)},,30000,,,\n罗小山,{Id(22)},,1,,,\n罗大山,,,1,,,");
        Assert.Equal(["2 请求金额（元）", "3 身份证号", "4 姓名"], other.Errors.Select(e => $"{e.Line} {e.Column}"));
        Assert.Equal(4_320_000, (await story.Case(mine.Id)).ClaimFen);

        static (int, int) Counts(ImportOutcome of) => (of.Added, of.Errors.Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Each_worker_of_a_sheet_comes_to_the_account_of_his_own_phone(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (mine, others) = (new AidGroup(story), new AidGroup(story));
        var (known, phone, fresh) = (await story.Citizen("罗大山"), "", Story.NewPhone());
        phone = await story.App.With<IPeople, string?>(p => p.Phone(known.Actor.Id, known.Actor, "本人", default)) ?? "";
        await mine.Apply($"冯阿水,{Id(31)},{fresh},5000,,,\n丁小满,{Id(32)},,9600,,,\n罗大山,{Id(33)},{phone[..3]} {phone[3..7]} {phone[7..]},28600,,,");
        var (one, added) = (await story.Case(mine.Id), await story.App.With<IPeople, Guid?>(p => p.FindByPhone(fresh, default)));
        Assert.Equal([("冯阿水", added), ("丁小满", null), ("罗大山", known.Actor.Id)], one.Listed.Select(p => (p.Name, p.PersonId)));
        Assert.NotNull(added);
        // the same people against the same employer once more: no second accounts
        await others.Apply($"罗大山,{Id(33)},{phone},1,,,\n冯阿水,{Id(31)},{fresh},1,,,");
        Assert.Equal([known.Actor.Id, added], (await story.Case(others.Id)).Listed.Select(p => p.PersonId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_page_keeps_what_was_typed_and_the_list_until_both_are_right(Database database)
    {
        var story = new AidStory(await city.On(database));
        var caller = await story.Officer("aid");
        (string, string)[] typed =
        [
            ("Form.Channel", "窗口"), ("Form.Place", AidBench.County), ("Form.Facts", "工地停工，欠了八个月工钱。"), ("Form.Wanted", "付清工钱。"), ("Form.OtherName", Employer), ("Form.OtherIsFirm", "true"),
            ("trouble", "Wages"), ("lawyer", "false"), ("status", "MigrantWorker"),
        ];
        var bad = await caller.Upload("/work/aid/group", "aidgroup", typed, [("Form.File", "名单.csv", Bytes("罗大山,,,28600,,,\n丁小满,,,9600,,,\n冯阿水,123,,1,,,"))]);
        Assert.Null(bad.Location);
        Assert.Contains("名单有1行要改正", bad.Text);
        Assert.Contains("工地停工，欠了八个月工钱。", bad.Text);
        Assert.Contains("先提交没有问题的2人", bad.Text);
        var sent = await caller.Submit("/work/aid/group", bad, "aidgroup", [.. typed, ("Form.GoodOnly", "true")]); // the list came back with the page
        Assert.EndsWith("?imported=2&wrong=1", sent.Location);
        var page = await caller.Get(sent.Location!);
        foreach (var word in (string[])["罗大山", "丁小满", "还有1行没有导入", "38,200 元"]) Assert.Contains(word, page.Text);
        Assert.DoesNotContain("冯阿水", page.Text);
        Assert.Equal(200, (await caller.Get($"{sent.Location!.Split('?')[0]}?q=丁&show=no-id")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Each_worker_sees_his_own_part_alone(Database database)
    {
        var story = new AidStory(await city.On(database));
        var mine = new AidGroup(story);
        var (one, two) = (Story.NewPhone(), Story.NewPhone());
        await mine.Apply($"罗大山,{Id(31)},{one},28600,,偷偷记下的,\n丁小满,{Id(32)},{two},9612,押金,,");
        var matter = await story.Case(mine.Id);
        var (first, second) = (matter.Listed.First(), matter.Listed.Last());
        await mine.Give(first, "罗的证件.png");
        await mine.Give(second, "丁的证件.png");
        var worker = new Caller(story.App).SignedIn(second.PersonId!.Value, ActorKind.Citizen, "丁小满");
        Assert.Contains($"/m/{mine.Id}", (await worker.Get("/my")).Text);
        var own = (await worker.Get($"/aid/{mine.Id}")).Text;
        foreach (var seen in (string[])["9,612", "押金", "丁的证件"]) Assert.Contains(seen, own);
        await story.Citizens(new Caller(story.App).SignedIn(first.PersonId!.Value, ActorKind.Citizen, "罗大山"), mine.Id, "correct", new { facts = "写得更清楚的经过。", wanted = "付清。", otherName = Employer, claim = 2_900_000 });
        foreach (var path in (string[])[$"/aid/{mine.Id}", $"/aid/{mine.Id}/papers/application", $"/api/v1/legal-aid/cases/{mine.Id}", $"/m/{mine.Id}/dossier"])
        {
            var text = (await worker.Get(path)).Text;
            foreach (var hidden in (string[])["罗大山", "罗的证件", "28,600", "29,000", "38,212", "3821200", "2860000", "偷偷记下"]) Assert.False(text.Contains(hidden, StringComparison.Ordinal), $"{path} shows {hidden}");
        }
        Assert.Equal(404, (await worker.Get($"/aid/{mine.Id}/papers/roster")).Code);
        Assert.Equal((2_900_000, 961_200), ((await story.Case(mine.Id)).Listed.First().ClaimFen, (await story.Case(mine.Id)).Listed.Last().ClaimFen)); // a worker corrects his own sum
        Assert.Equal(404, (await worker.Get($"/files/{(await story.Db(db => Files(db, first.Id))).Single()}")).Code);
        Assert.Contains("罗大山等2人", (await (await story.Officer("aid")).Get($"/aid/{mine.Id}/papers/application")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_office_gave_and_wrote_while_there_was_one_person_is_no_newcomers(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (first, caller) = await story.Citizen("罗大山");
        var (id, officer) = (await story.Apply(first), await story.Officer("aid"));
        var by = await story.Staff("aid");
        var file = await Add("体检报告.png");
        await story.Work(officer, id, "supplement", new { what = "罗大山的低保证" });
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.Work(officer, id, "persons/add", new { name = "丁小满", phone = Story.NewPhone() });
        var shared = await Add("大家的考勤表.png");
        var joined = (await story.Case(id)).Listed.Last();
        var newcomer = new Caller(story.App).SignedIn(joined.PersonId!.Value, ActorKind.Citizen, joined.Name);
        foreach (var path in (string[])[$"/aid/{id}", $"/api/v1/legal-aid/cases/{id}", $"/aid/{id}/supply"])
        {
            Assert.Equal(200, (await newcomer.Get(path)).Code);
            foreach (var hidden in (string[])["体检报告", "低保证"]) Assert.DoesNotContain(hidden, (await newcomer.Get(path)).Text);
        }
        Assert.Equal((404, 404), ((await newcomer.Get($"/files/{file}")).Code, (await newcomer.Get($"/aid/{id}/papers/supplement")).Code));
        Assert.Equal(200, (await newcomer.Get($"/files/{shared}")).Code);
        var own = (await caller.Get($"/aid/{id}")).Text;
        foreach (var seen in (string[])["体检报告", "低保证"]) Assert.Contains(seen, own);
        Assert.Equal((200, 200, 200), ((await caller.Get($"/files/{file}")).Code, (await caller.Get($"/files/{shared}")).Code, (await officer.Get($"/files/{file}")).Code));

        async Task<Guid> Add(string name) => (await story.App.With<IAttachments, AttachmentCard>(s => s.Give(id, FileKinds.Evidence, name, new MemoryStream(png), true, by, default))).Id;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_worker_does_not_read_what_came_out_for_another(Database database)
    {
        var story = new AidStory(await city.On(database));
        var ((first, mine), (second, others)) = (await story.Citizen("罗大山"), await story.Citizen("丁小满"));
        var bench = new AidBench(story.Now) { Centre = (Fashu.Organizations.OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = Fashu.Organizations.OrganizationSamples.StaffId("lawyer"), ApplicantId = first.Id };
        var one = bench.Apply(secure: true);
        var joined = AidPerson.Of(Guid.CreateVersion7(), "丁小满", null, null, null, second.Id, AidSpeaker.Self, null, null, 100_000);
        one.Admit([joined], Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine), AidBench.Settings);
        foreach (var act in (AidAct[])[AidAct.GrantFirst, AidAct.Assign, AidAct.Take, AidAct.Contact, AidAct.Complete]) bench.Do(one, act);
        one.CountResults(
            [(one.Listed.First().Id, new(AidResultKind.Award, 2_345_600, new(2026, 11, 20), "协8801号"), AidReceipt.Of(new(2026, 11, 20), 1_111_100, "第一期", bench.Lawyer)),
             (joined.Id, new(AidResultKind.Award, 77_700, new(2026, 11, 20), "协8802号"), null)], bench.Lawyer);
        bench.Do(one, AidAct.Finish);
        await story.App.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        foreach (var (caller, own, hidden) in new[] { (mine, "23,456", (string[])["777 元", "77700", "协8802号", "丁小满"]), (others, "777", ["23,456", "2345600", "11,111", "1111100", "协8801号", "周秀英", "24,233"]) })
        {
            Assert.Contains(own, (await caller.Get($"/aid/{one.Id}")).Text);
            foreach (var path in (string[])[$"/aid/{one.Id}", $"/aid/{one.Id}/papers/closing", $"/aid/{one.Id}/papers/application", $"/api/v1/legal-aid/cases/{one.Id}"])
            {
                var page = await caller.Get(path);
                Assert.Equal(200, page.Code);
                foreach (var word in hidden) Assert.False(page.Text.Contains(word, StringComparison.Ordinal), $"{path} shows {word}");
            }
        }
    }

    [Fact]
    public void Who_died_or_went_is_offered_nothing_any_more()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Handling, group: true);
        var (dead, gone) = (one.Listed.ElementAt(2), one.Listed.ElementAt(3));
        one.Leave(dead.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine));
        one.Leave(gone.Id, AidLeaving.Withdrew, "回老家了", bench.With(AidPermissions.Examine));
        bench.Do(one, AidAct.PrepareMandate);
        var offered = new AidReferrals().For(one, bench.Lawyer);
        Assert.Equal(10, offered.Count);
        foreach (var person in new[] { dead, gone })
        {
            Assert.DoesNotContain(offered, p => p.Participant == person.Id);
            Assert.DoesNotContain(person, one.Unsigned);
            Assert.Throws<RuleBroken>(() => one.SignMandate(AidBench.Signed(one, person, bench.Lawyer, Fashu.Documents.SignatureWay.PaperPhoto), bench.Lawyer));
            Assert.Throws<RuleBroken>(() => one.Appoint([person.Id, one.Applicant.Id], bench.With(AidPermissions.Examine), AidBench.Settings));
        }
    }

    [Fact]
    public void With_a_referral_go_the_persons_own_papers_and_nobody_elses_mandate()
    {
        var (who, another) = (Guid.NewGuid(), Guid.NewGuid());
        AttachmentCard File(string kind, Guid? party, bool visible) => new(Guid.NewGuid(), Guid.NewGuid(), "文件.pdf", "application/pdf", 1, "", kind, party, "", new(2026, 11, 23), visible);
        Assert.Equal([true, false, false, true, false, true, false], new[]
        {
            File(FileKinds.Mandate, who, false), File(FileKinds.Mandate, another, false), File(FileKinds.Mandate, null, true), File(FileKinds.Evidence, who, false),
            File(FileKinds.Evidence, another, true), File(FileKinds.Evidence, null, true), File(FileKinds.Evidence, null, false),
        }.Select(f => new AidReferrals().MayCarry(f, who)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_leaves_the_others_go_on(Database database)
    {
        var story = new AidStory(await city.On(database));
        var mine = new AidGroup(story);
        await mine.Apply($"罗大山,{Id(41)},{Story.NewPhone()},28600,,,\n丁小满,{Id(42)},{Story.NewPhone()},9600,,,\n冯阿水,{Id(43)},,700,,,");
        await story.App.Settle();
        var matter = await story.Case(mine.Id);
        var goes = matter.Listed.First();
        var worker = new Caller(story.App).SignedIn(goes.PersonId!.Value, ActorKind.Citizen, goes.Name);
        Assert.Contains("其他人接着办", (await worker.Get($"/aid/{mine.Id}/withdraw")).Text);
        Assert.Equal("/my", (await worker.Fill($"/aid/{mine.Id}/withdraw", "withdraw", ("Form.Reason", "另外找到工作"))).Location);
        Assert.Equal(404, (await worker.Get($"/aid/{mine.Id}")).Code);
        matter = await story.Case(mine.Id);
        Assert.Equal((AidStage.Review, 2, "丁小满"), (matter.Stage, matter.Present.Count(), matter.Applicant.Name));
        Assert.Equal(AidLeaving.Withdrew, matter.Persons.Single(p => p.Id == goes.Id).Leaving);
        await story.App.Settle();
        Assert.Contains(await story.Db(db => db.Set<Notice>().Where(n => n.To == goes.PersonId).Select(n => n.Title).ToListAsync()), t => t.StartsWith("您已退出", StringComparison.Ordinal));
        var officer = await story.Officer("aid");
        await story.Work(officer, mine.Id, "persons/leave", new { person = matter.Persons.Single(p => p.Name == "冯阿水").Id, why = "Died", reason = "死亡证明" });
        // nobody is left but one: that one's way is the whole matter's
        var last = await officer.Post($"/api/v1/legal-aid/work/{mine.Id}/persons/leave", new { person = matter.Persons.Single(p => p.Name == "丁小满").Id, why = "Withdrew", reason = "不办了" });
        Assert.Equal(409, last.Code);
        Assert.Contains("只剩这一个人", last.Text);
        Assert.Contains("死亡证明", (await officer.Get($"/work/aid/group/{mine.Id}/person/3")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_goes_as_the_last_one_not_told_of_the_supplement_lets_the_days_of_the_others_begin(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (officer, last) = (await story.Officer("aid"), Guid.Empty);
        foreach (var (way, form) in new (string, Func<Guid, object>)[] { ("persons/leave", p => new { person = p, why = "Died", reason = "死亡证明" }), ("persons/leave", p => new { person = p, why = "Withdrew", reason = "回老家了" }), ("persons/remove", p => new { person = p, reason = "登错了" }) })
        {
            story.App.Clock.Set("2026-11-23");
            var (mine, phone) = (new AidGroup(story), Story.NewPhone());
            await mine.Apply($"罗大山,,{phone},28600,,,\n丁小满,,,9600,,,\n冯阿水,,,700,,,");
            await story.Work(officer, mine.Id, "supplement", new { what = "考勤表" });
            var open = (await story.Case(mine.Id)).Undelivered;
            Assert.Equal(2, open.Count);
            await story.Work(officer, mine.Id, "deliver", new { which = new[] { open[0].Id }, on = "2026-11-23", way = "Hand" });
            Assert.DoesNotContain((await story.Case(mine.Id)).Clocks, c => c.Rule == AidClocks.Supplement.Key);
            story.App.Clock.Set("2026-11-25");
            await story.Work(officer, mine.Id, way, form(open[1].Person));
            await story.App.Settle();
            var matter = await story.Case(mine.Id);
            // fifteen days after the 25th: Thursday 10 December; the seven days of the office wait
            Assert.Equal((new DateOnly(2026, 12, 10), ClockState.Paused), (matter.Clocks.Single(c => c.Rule == AidClocks.Supplement.Key).DueDay, matter.Clocks.Single(c => c.Rule == AidClocks.Review.Key).State));
            var told = await story.Db(db => db.Set<Notice>().Where(n => n.MatterId == mine.Id && n.Title.StartsWith("请补充材料") && n.OvertakenAt == null).Select(n => n.Text).ToListAsync());
            Assert.Contains("2026年12月10日前", Assert.Single(told));
            last = mine.Id;
        }
        story.App.Clock.Set("2026-12-12");
        await story.App.Settle();
        Assert.Equal(AidStage.Withdrawn, (await story.Case(last)).Stage);
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_joins_a_case_that_rests_on_pledges_and_pledged_falsely_before_is_shown_to_the_officer(Database database)
    {
        var story = new AidStory(await city.On(database));
        var phone = Story.NewPhone();
        var account = await story.App.With<IServiceProvider, Guid>(async services =>
        {
            var found = await services.GetRequiredService<IPeople>().FindOrAdd(phone, "冯阿水", Actor.System(story.Now), default);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return found;
        });
        var before = new AidBench(AidBench.City("2026-11-20")) { Centre = (OrganizationSamples.LegalAidCentreId(AidBench.County), "青溪法援"), ApplicantId = account, EndsBy = TerminationGround.Deception };
        var bench = new AidBench(story.Now) { Centre = before.Centre };
        var (one, single) = (bench.Apply(other: Employer), bench.Apply(other: Employer, pledged: false));
        await story.App.With<AppDb>(async db => { db.AddRange(before.At_(AidStage.Terminated), one, single); await db.SaveChangesAsync(); });
        await story.App.Settle();
        var (officer, by) = (await story.Officer("aid"), await story.Staff("aid"));
        const string said = "以前的经济状况承诺不属实";
        Task<ImportOutcome> Import(Guid to) => story.App.With<ImportWorkers, ImportOutcome>(s => s.Handle(to, new MemoryStream(Bytes($"丁小满,{Id(61)},,9600,,,\n冯阿水,,{phone},700,,,")), false, true, by, default));
        Assert.Equal(2, (await Import(one.Id)).Added);
        var kept = await story.Case(one.Id);
        Assert.Equal([null, null, new DateOnly(2026, 11, 20)], kept.Listed.Select(p => p.PledgeBrokenOn));
        Assert.Contains($"冯阿水{said}", kept.Flags);
        Assert.Contains(AidProof.Means, kept.ToSee);
        Assert.Contains($"冯阿水{said}", (await officer.Get($"/work/aid/{one.Id}")).Text);
        Assert.Contains("以前承诺不属实", (await officer.Get($"/work/aid/group/{one.Id}")).Text);
        Assert.Contains("2026年11月20日记录", (await officer.Get($"/work/aid/group/{one.Id}/person/3")).Text);
        Assert.DoesNotContain(said, (await officer.Get($"/work/aid/group/{one.Id}/person/2")).Text);
        // another case that rests on papers asks nobody for a pledge
        await Import(single.Id);
        Assert.All((await story.Case(single.Id)).Listed, p => Assert.Null(p.PledgeBrokenOn));
        // papers were seen; and once he is gone there is nothing to see
        await story.Work(officer, one.Id, "verify", new { proofs = new[] { "Means" }, how = "看了低保证" });
        Assert.DoesNotContain(said, (await story.Case(one.Id)).Flags ?? "");
        await story.Work(officer, one.Id, "persons/leave", new { person = kept.Listed[2].Id, why = "Withdrew", reason = "不办了" });
        Assert.DoesNotContain("以前承诺不属实", (await officer.Get($"/work/aid/group/{one.Id}")).Text);
        // one by one it is the same, and who is put right turns out to be he
        var later = bench.Apply(other: Employer);
        await story.App.With<AppDb>(async db => { db.Add(later); await db.SaveChangesAsync(); });
        Assert.NotNull((await officer.Fill($"/work/aid/group/{later.Id}/add", "admit", ("Form.Name", "马大海"))).Location);
        Assert.Null((await story.Case(later.Id)).Listed[1].PledgeBrokenOn);
        Assert.NotNull((await officer.Fill($"/work/aid/group/{later.Id}/person/2/correct", "correct-person", ("Form.Name", "冯阿水"), ("Form.Phone", phone), ("Form.Reason", "姓名写错"))).Location);
        Assert.Equal(new(2026, 11, 20), (await story.Case(later.Id)).Listed[1].PledgeBrokenOn);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_is_corrected_with_the_reason_and_a_wrong_number_opens_the_matter_no_more(Database database)
    {
        var story = new AidStory(await city.On(database));
        var mine = new AidGroup(story);
        var (stranger, right) = (Story.NewPhone(), Story.NewPhone());
        await mine.Apply($"罗大山,{Id(51)},{stranger},28600,,,\n丁小满,{Id(52)},,9600,,,\n冯阿水,,,700,,,");
        var matter = await story.Case(mine.Id);
        var (person, officer) = (matter.Listed.First(), await story.Officer("aid"));
        var before = new Caller(story.App).SignedIn(person.PersonId!.Value, ActorKind.Citizen, "谁");
        Assert.Equal(200, (await before.Get($"/aid/{mine.Id}")).Code);
        var page = await officer.Fill($"/work/aid/group/{mine.Id}/person/1/correct", "correct-person", ("Form.Phone", right), ("Form.Claim~yuan", "30000"), ("Form.Reason", "手机号写错一位"));
        Assert.Equal($"/work/aid/group/{mine.Id}/person/1", page.Location);
        Assert.Equal(404, (await before.Get($"/aid/{mine.Id}")).Code);
        var taken = await officer.Post($"/api/v1/legal-aid/work/{mine.Id}/persons/correct", new { person = matter.Listed.Last().Id, name = "丁小满", reason = "试试" });
        Assert.Equal(409, taken.Code);
        await story.Work(officer, mine.Id, "persons/remove", new { person = matter.Listed.Last().Id, reason = "不在这个工地" });
        matter = await story.Case(mine.Id);
        Assert.Equal((3_960_000, 2), (matter.ClaimFen, matter.Persons.Count));
        var steps = await story.Db(db => db.Steps.Where(s => s.MatterId == mine.Id).ToListAsync());
        Assert.All(steps.Where(s => s.Act is nameof(AidAct.Amend) or nameof(AidAct.Admit)), s => Assert.True(s.Internal));
        Assert.Contains(steps, s => s.Reason?.Contains("不在这个工地", StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Results_and_money_come_from_a_sheet_for_all_at_once(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Handling, group: true);
        var lawyer = await story.Staff("lawyer");
        var appoint = await (await story.Officer("lawyer")).Post($"/api/v1/legal-aid/work/{one.Id}/representatives", new { numbers = "2、5，77" });
        Assert.Equal((409, true), (appoint.Code, appoint.Text.Contains("没有第77号", StringComparison.Ordinal)));
        await story.Work(await story.Officer("lawyer"), one.Id, "representatives", new { numbers = "2、5，１2" });
        Assert.Equal([2, 5, 12], (await story.Case(one.Id)).Representatives.Select(p => p.No));
        const string head = "序号,姓名,结果,结果金额（元）,结果日期,文书号,拿到金额（元）,拿到日期,备注,本人签字\n";
        Task<ImportOutcome> Results(string rows, bool goodOnly = false) => story.App.With<ImportResults, ImportOutcome>(s => s.Handle(one.Id, new MemoryStream(Encoding.UTF8.GetBytes(head + rows)), false, goodOnly, lawyer, default));
        var wrong = await Results("1,周秀英,和解,20000,2026-11-20,,,,,是\n2,工友9,和解,1,2026-11-20,,,,,是\n99,谁,,,,,,,\n3,工友2,赢了,,,,-1,2026-12-30,\n1,周秀英,,,,,5,2026-11-20,");
        Assert.Equal(["3 姓名", "4 序号", "5 结果", "5 结果金额（元）", "5 结果日期", "5 拿到金额（元）", "5 拿到日期", "6 序号"], wrong.Errors.Select(e => $"{e.Line} {e.Column}"));
        Assert.Equal(0, (await story.Case(one.Id)).ResultFen);
        const string right = "1,周秀英,和解,20000,2026-11-20,协1号,5000,2026-11-21,第一期,是\n2,工友1,和解,100,2026-11-20,协1号,,,,是";
        Assert.Equal(2, (await Results(right)).Changed);
        Assert.Equal((0, 2), (await Results(right)) is var again ? (again.Changed, again.Same) : default);
        await Results("1,周秀英,,,,,15000.5,2026-11-22,第二期");
        var matter = await story.Case(one.Id);
        Assert.Equal((2_010_000, 2_000_050), (matter.ResultFen, matter.RecoveredFen));
        Assert.Equal([new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22)], matter.Listed.First().Receipts.Select(r => r.On).Order());
        Assert.All(await story.Db(db => db.Steps.Where(s => s.MatterId == one.Id && s.Act == nameof(AidAct.Count)).ToListAsync()), s => Assert.True(s.Internal));
        Assert.Contains("工友11", (await (await story.Officer("lawyer")).Get($"/work/aid/group/{one.Id}/results.csv")).Text);
    }

    /// <summary>Five hundred rows as they come from a site: wrong digits, one person twice, one phone for two, sums of nothing. Each fault is said at its row and the rest comes in.</summary>
    [Theory, MemberData(nameof(Both))]
    public async Task Five_hundred_workers_come_with_their_faults_and_the_totals_are_the_sums(Database database)
    {
        var story = new AidStory(await city.On(database));
        var mine = new AidGroup(story);
        await mine.Apply($"罗大山,{Id(900)},,50,,,\n罗小山,{Id(901)},,50,,,");
        List<string> rows = [], right = [], faults = [];
        var (phone, sum) = ("", 10_000L);
        for (var n = 1; n <= 500; n++)
        {
            var (line, name, number, called) = (n + 1, $"工友{Chinese(n)}", Id(n, "19850615"), n % 100 is 9 or 10 ? phone = n % 100 == 9 ? Story.NewPhone() : phone : "");
            right.Add($"{name},{number},{(n % 100 == 10 ? "" : called)},{n},,,");
            switch (n % 50)
            {
                case 49:
                    rows.Add($"{name},{number[..17]}{(number[17] == '0' ? '1' : '0')},,{n},,,");
                    faults.Add($"{line} 身份证号 身份证号码有误：最后一位校验不符，请逐位核对。");
                    break;
                case 25:
                    rows.Add($"{name},{Id(n - 1, "19850615")},,{n},,,");
                    faults.Add($"{line} 身份证号 和第{line - 1}行重复。");
                    break;
                case 30:
                    rows.Add($"{name},{number},,0,,,");
                    faults.Add($"{line} 请求金额（元） 金额要大于0。没有数目的空着。");
                    break;
                case 10 when n % 100 == 10:
                    rows.Add($"{name},{number},{called},{n},,,");
                    faults.Add($"{line} 手机号 和第{line - 1}行重复。每人写自己的，没有的空着。");
                    break;
                default:
                    rows.Add($"{name},{number},{called},{n},,,");
                    sum += n * 100;
                    break;
            }
        }
        Assert.Equal(35, faults.Count);
        var outcome = await mine.Import(string.Join('\n', rows));
        Assert.Equal(faults, outcome.Errors.Select(e => $"{e.Line} {e.Column} {e.Message}"));
        var matter = await story.Case(mine.Id);
        Assert.Equal((465, 467, sum), (outcome.Added, matter.Persons.Count, matter.ClaimFen));
        Assert.Equal(Enumerable.Range(1, 467), matter.Listed.Select(p => p.No));
        // the mended sheet: who is there stays, the others come in
        var mended = await mine.Import(string.Join('\n', right));
        Assert.Equal((35, 465, 0), (mended.Added, mended.Same, mended.Errors.Count));
        matter = await story.Case(mine.Id);
        Assert.Equal((502, 12_535_000L), (matter.Persons.Count, matter.ClaimFen)); // 100 + (1 + … + 500) yuan
        Assert.Equal(matter.ClaimFen, matter.Persons.Sum(p => p.ClaimFen));

        static string Chinese(int n) => string.Concat($"{n:000}".Select(d => "零一二三四五六七八九"[d - '0']));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_sample_city_has_a_building_site_with_78_workers(Database database)
    {
        var story = new AidStory(await city.On(database));
        var site = (await story.Db(db => db.AidCases.AsNoTracking().Where(c => c.OtherName == "桐湾恒基石建筑工程有限公司").ToListAsync())).Single();
        Assert.Equal((78, 76, 4, AidStage.Handling), (site.Persons.Count, site.Present.Count(), site.Representatives.Count(), site.Stage));
        Assert.Equal(78, site.Persons.Select(p => p.Name).Distinct().Count());
        Assert.True(site.RecoveredFen > 0 && site.RecoveredFen < site.ResultFen && site.ResultFen < site.ClaimFen);
        var page = await (await story.Officer("lawyer")).Get($"/work/aid/group/{site.Id}?after=50");
        Assert.Equal(28, System.Text.RegularExpressions.Regex.Count(page.Text, "<tr data-row"));
    }

    [Fact]
    public void Of_ten_and_more_two_to_five_speak_for_all()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.Join(one, 8);
        var officer = bench.With(AidPermissions.Examine);
        Assert.Contains("不到10人", Assert.Throws<RuleBroken>(() => one.Appoint([.. one.Present.Take(2).Select(p => p.Id)], officer, AidBench.Settings)).Message);
        Assert.Null(one.RepresentativesWrong(AidBench.Settings, bench.At));
        Assert.True(one.IsOpenTo(AidAct.Correct, bench.Applicant));
        one.Admit(AidBench.Workers(3, from: 50), Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), officer, AidBench.Settings);
        Assert.Contains("还没有推举", one.RepresentativesWrong(AidBench.Settings, bench.At));
        Assert.Contains("至少2人", Assert.Throws<RuleBroken>(() => one.Appoint([one.Applicant.Id], officer, AidBench.Settings)).Message);
        Assert.Contains("最多5人", Assert.Throws<RuleBroken>(() => one.Appoint([.. one.Present.Take(6).Select(p => p.Id)], officer, AidBench.Settings)).Message);
        one.Appoint([.. one.Present.Skip(3).Take(2).Select(p => p.Id)], officer, AidBench.Settings);
        Assert.Null(one.RepresentativesWrong(AidBench.Settings, bench.At));
        // what all share is up to them; to go and to object is up to each
        Assert.False(one.IsOpenTo(AidAct.Correct, bench.Applicant));
        Assert.True(one.IsOpenTo(AidAct.Leave, bench.Applicant));
        one.Leave(one.Representatives.First().Id, AidLeaving.Died, "死亡证明", officer);
        Assert.Contains("只有1人", one.RepresentativesWrong(AidBench.Settings, bench.At));
    }

    [Fact]
    public void Nothing_got_so_far_is_no_receipt_and_less_than_before_takes_back()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Handling);
        one.CountMoney([(one.Applicant.Id, null, 0)], bench.Lawyer);
        Assert.Empty(one.Applicant.Receipts);
        one.CountMoney([(one.Applicant.Id, null, 500)], bench.Lawyer);
        one.CountMoney([(one.Applicant.Id, null, 200)], bench.Lawyer);
        Assert.Equal([-300L, 500L], one.Applicant.Receipts.Select(r => r.Fen).Order());
        Assert.Equal(200, one.RecoveredFen);
        Assert.Contains("不能扣这么多", Assert.Throws<RuleBroken>(() => one.CountResults([(one.Applicant.Id, null, AidReceipt.Of(new(2026, 11, 20), -201, null, bench.Lawyer))], bench.Lawyer)).Message);
    }

    [Fact]
    public void Nobody_leaves_for_another()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.Join(one, 2);
        Assert.Throws<Missing>(() => one.Leave(one.Listed[^1].Id, AidLeaving.Withdrew, "他不办了", bench.Applicant));
    }

    /// <summary>Whatever is done in whatever order: the totals are the sums of the persons, of the rows as they are kept and of what was got day by day.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Totals_are_the_sums_of_the_persons_after_any_edits(int seed)
    {
        var random = new Random(seed);
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(secure: true);
        var (officer, known) = (bench.With(AidPermissions.Examine), Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)));
        Dictionary<Guid, (long Claim, long Result, long Got)> book = new() { [one.Applicant.Id] = (3_200_000, 0, 0) };
        for (var n = 0; n < 60; n++) Try(random.Next(5));
        bench.Do(one, AidAct.GrantFirst);
        bench.Do(one, AidAct.Assign);
        bench.Do(one, AidAct.Take);
        for (var n = 0; n < 120; n++) Try(2 + random.Next(6));
        Assert.True(one.Persons.Count > 3 && one.RecoveredFen > 0 && one.ResultFen > 0);

        void Try(int what)
        {
            var person = one.Listed[random.Next(one.Persons.Count)];
            var (id, fen) = (person.Id, random.Next(1, 5_000_000));
            try { Do(); }
            catch (RuleBroken) { } // forbidden now: nothing may have moved
            Assert.Equal((book.Values.Sum(p => p.Claim), book.Values.Sum(p => p.Result), book.Values.Sum(p => p.Got)), (one.ClaimFen, one.ResultFen, one.RecoveredFen));
            Assert.Equal(one.RecoveredFen, one.Persons.SelectMany(p => p.Receipts).Sum(r => r.Fen));
            Assert.Equal(one.Persons.Count, one.Persons.Select(p => p.No).Distinct().Count());
            Assert.Equal(book.Keys.Order(), one.Persons.Select(p => p.Id).Order());

            void Do()
            {
                switch (what)
                {
                    case 0:
                        var more = AidBench.Workers(random.Next(1, 4), from: random.Next(1, 400));
                        one.Admit(more, known, officer, AidBench.Settings);
                        foreach (var added in more) book[added.Id] = (added.ClaimFen ?? 0, 0, 0);
                        break;
                    case 1:
                        one.Remove(id, "登错了", known, officer);
                        book.Remove(id);
                        break;
                    case 2:
                        one.CorrectPerson(id, AidPerson.Of(id, person.Name, person.Phone, null, null, person.PersonId, AidSpeaker.Self, null, null, fen), "核对过", known, officer);
                        book[id] = book[id] with { Claim = fen };
                        break;
                    case 3:
                        one.Leave(id, AidLeaving.Withdrew, "退出", officer);
                        break;
                    case 4:
                        one.Withdraw("试试不该能的", bench.Stranger);
                        break;
                    case 5:
                        one.CountMoney([(id, fen, fen / 2)], bench.Lawyer);
                        book[id] = book[id] with { Claim = fen, Got = fen / 2 };
                        break;
                    case 6:
                        one.CountResults([(id, new(AidResultKind.Settlement, fen, new(2026, 11, 20), null, OwnHand: true), null)], bench.Lawyer);
                        book[id] = book[id] with { Result = fen };
                        break;
                    default:
                        var got = random.Next(3) == 0 ? -random.Next(1, 4_000_000) : fen;
                        one.CountResults([(id, null, AidReceipt.Of(new(2026, 11, 20), got, null, bench.Lawyer))], bench.Lawyer);
                        book[id] = book[id] with { Got = book[id].Got + got };
                        break;
                }
            }
        }
    }

    private static byte[] Bytes(string rows) => Encoding.UTF8.GetBytes(Head + rows);

    private static Task<List<Guid>> Files(AppDb db, Guid party) => db.Set<StoredFile>().Where(f => f.Party == party).Select(f => f.Id).ToListAsync();

    private static string Id(int sequence, string born = "19900101")
    {
        var seventeen = $"330100{born}{sequence:000}";
        return seventeen + CitizenId.CheckSign(seventeen);
    }

    /// <summary>One group case of the tour's county, by its officer.</summary>
    private sealed class AidGroup(AidStory story)
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public async Task<ImportOutcome> Apply(string rows, bool goodOnly = false)
        {
            var by = await story.Staff("aid");
            var form = new AidGroupForm { Id = Id, Channel = "窗口", Place = AidBench.County, Facts = "工地停工，欠了八个月工钱。", Wanted = "付清工钱。", OtherName = Employer, OtherIsFirm = true, OtherPhone = EmployersPhone };
            return await story.App.With<ApplyForGroup, ImportOutcome>(s => s.Handle(form, AidBench.Unpaid, false, new MemoryStream(Bytes(rows)), false, goodOnly, by, default));
        }

        public async Task<ImportOutcome> Import(string rows, bool dryRun = false)
        {
            var by = await story.Staff("aid");
            return await story.App.With<ImportWorkers, ImportOutcome>(s => s.Handle(Id, new MemoryStream(Bytes(rows)), dryRun, true, by, default));
        }

        public async Task Give(AidPerson person, string name)
        {
            var by = await story.Staff("aid");
            await story.App.With<IServiceProvider>(async services =>
            {
                await services.GetRequiredService<IAttachments>().Add(Id, FileKinds.Identity, name, new MemoryStream(png), by, default, person.Id, visibleToOthers: false);
                await services.GetRequiredService<AppDb>().SaveChangesAsync();
            });
        }
    }
}
