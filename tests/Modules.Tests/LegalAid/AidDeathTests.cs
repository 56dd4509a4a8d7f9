using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Whoever asked dies after the decision or after the work: nothing more goes to him, an objection ends, what is owed for the work is not touched.</summary>
public sealed class AidDeathTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory]
    [InlineData(nameof(AidStage.Refused), nameof(AidStage.Refused))]
    [InlineData(nameof(AidStage.RefusalObjected), nameof(AidStage.Refused))]
    [InlineData(nameof(AidStage.Terminated), nameof(AidStage.Terminated))]
    [InlineData(nameof(AidStage.TerminationObjected), nameof(AidStage.Terminated))]
    public void After_the_decision_death_leaves_it_as_it_was_and_nobody_objects_any_more(string from, string to)
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(Enum.Parse<AidStage>(from));
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.EndByDeath);
        Assert.Equal((Enum.Parse<AidStage>(to), true, false), (one.Stage, one.ClosedAt is not null, one.Clocks.Any(c => c.State is ClockState.Running or ClockState.Paused)));
        Assert.Equal(one.Stage == AidStage.Terminated ? TerminationGround.OwnLawyer : null, one.Ended); // not another ground than it had
        Assert.All(one.Participants.Where(p => p.Role == AidFlow.ApplicantRole), p => Assert.NotNull(p.Until));
        Assert.Contains("去世", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections))).Message);
        Assert.Contains("已经登记过", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.EndByDeath)).Message);
        Assert.Equal((null, 0), (one.ArchiveFrom(AidBench.Settings), AidRemedies.Of(one, AidBench.Settings).Count)); // nothing is waited for
    }

    [Fact]
    public void An_upheld_decision_names_no_days_to_the_dead()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.RefusalObjected);
        bench.Do(one, AidAct.Uphold);
        Assert.Equal(2, AidRemedies.Of(one, AidBench.Settings).Count);
        bench.Do(one, AidAct.EndByDeath);
        Assert.Empty(AidRemedies.Of(one, AidBench.Settings));
    }

    [Fact]
    public void After_the_work_death_drops_the_visit_and_the_lawyer_is_paid_all_the_same()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        foreach (var stage in new[] { AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.Paid })
        {
            var one = bench.At_(stage);
            var kept = one.Clocks.Where(c => c.Runs && c.Rule != AidClocks.VisitEnd.Key).Select(c => c.Rule).ToList();
            Assert.NotNull(one.VisitDue);
            bench.Do(one, AidAct.EndByDeath);
            Assert.Equal((stage, null), (one.Stage, one.VisitDue));
            Assert.Equal(kept, one.Clocks.Where(c => c.Runs).Select(c => c.Rule));
            Assert.Contains("不再回访", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.Visit)).Message);
            foreach (var act in new[] { AidAct.HandIn, AidAct.PassFile, AidAct.Pay, AidAct.Archive }.Skip(Array.IndexOf([AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.Paid], stage))) bench.Do(one, act);
            Assert.Equal((AidStage.Archived, 180_000L), (one.Stage, one.SubsidyFen));
        }
    }

    [Fact]
    public void Of_many_one_may_still_die_but_not_leave_after_the_end()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        foreach (var stage in new[] { AidStage.Refused, AidStage.RefusalObjected, AidStage.Terminated, AidStage.TerminationObjected, AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.Paid })
        {
            var one = bench.At_(stage, group: true);
            var dead = one.Listed[3];
            Assert.Equal("Why", Assert.Throws<RuleBroken>(() => one.Leave(dead.Id, AidLeaving.Withdrew, "不办了", bench.With(AidPermissions.Examine))).Field);
            Assert.Throws<RuleBroken>(() => one.Leave(one.Applicant.Id, AidLeaving.Died, "本人说的", bench.Applicant));
            one.Leave(dead.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine));
            Assert.Equal((stage, 11, AidLeaving.Died), (one.Stage, one.Present.Count(), dead.Leaving!.Value));
        }
    }

    [Theory]
    [InlineData(nameof(AidStage.RefusalObjected), nameof(AidStage.Refused))]
    [InlineData(nameof(AidStage.TerminationObjected), nameof(AidStage.Terminated))]
    public void An_objection_ends_with_the_one_who_raised_it_and_another_may_raise_his_own(string from, string to)
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(Enum.Parse<AidStage>(from), group: true);
        Assert.Equal(one.Applicant.Id, one.ObjectedBy);
        one.Leave(one.Applicant.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine));
        Assert.Equal((Enum.Parse<AidStage>(to), ClockState.Stopped, true), (one.Stage, one.Clocks.Single(c => c.Rule == AidClocks.Objection.Key).State, one.ClosedAt is not null));
        bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
        Assert.Equal((from, null), (one.Stage.ToString(), one.ObjectedBy));
        one.Leave(one.Applicant.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine)); // nobody knows that it was his
        Assert.Equal(from, one.Stage.ToString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_file_is_paid_and_nobody_is_written_to_visited_or_asked_to_rate(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, _) = await story.Citizen();
        var (id, officer, head) = ((await story.At(AidStage.FileChecked, citizen.Id)).Id, await story.Officer("aid"), await story.Officer("aidhead"));
        var page = await officer.Get($"/work/aid/{id}/death");
        foreach (var words in new[] { "不再回访", "发放补贴、归档照常办" }) Assert.Contains(words, page.Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/death", "death", ("Form.Known", "女儿送来死亡证明"))).Location);
        await story.App.Settle();
        Assert.DoesNotContain(await story.Db(db => db.Notices.Where(n => n.To == citizen.Id && n.MatterId == id).ToListAsync()), n => n.OvertakenAt is null);
        var before = await story.Db(db => db.Notices.CountAsync(n => n.To == citizen.Id));
        Assert.Contains(id, await story.Waiting("aidhead", "发放补贴"));
        await story.Work(head, id, "subsidy", new { amount = 150000, basis = "民事案件一件" });
        await story.App.Settle();
        Assert.Equal((AidStage.Paid, 150_000L), ((await story.Case(id)).Stage, (await story.Case(id)).SubsidyFen));
        Assert.Equal(before, await story.Db(db => db.Notices.CountAsync(n => n.To == citizen.Id)));
        story.App.Clock.Set("2026-12-07");
        Assert.DoesNotContain(id, await story.Waiting("aid", "回访受援人"));
        Assert.Contains(id, await story.Waiting("aid", "立卷归档"));
        story.App.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_objection_of_the_dead_waits_at_no_desk_and_the_file_at_once(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, _) = await story.Citizen();
        var id = (await story.At(AidStage.RefusalObjected, citizen.Id)).Id;
        Assert.Contains(id, await story.Waiting("county", "审查异议"));
        await story.Work(await story.Officer("aid"), id, "death", new { known = "村里的死亡证明" });
        await story.App.Settle();
        Assert.Equal((false, true), ((await story.Waiting("county", "审查异议")).Contains(id), (await story.Waiting("aid", "立卷归档")).Contains(id)));
        var county = await story.Officer("county");
        Assert.Contains("原来的决定不变", (await county.Get($"/work/aid/{id}")).Text);
        Assert.Equal(409, (await county.Post($"/api/v1/legal-aid/cases/{id}/object", new { reason = "家属不服" })).Code);
        Assert.DoesNotContain(await story.Db(db => db.Notices.Where(n => n.To == citizen.Id && n.MatterId == id).ToListAsync()), n => n.OvertakenAt is null);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reminder_on_its_way_to_one_who_died_is_taken_back_and_the_others_keep_theirs(Database database)
    {
        var story = new AidStory(await city.On(database));
        var ((dead, _), (alive, _)) = (await story.Citizen("冯阿水"), await story.Citizen("丁小满"));
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer"), ApplicantId = dead.Id };
        var one = bench.Apply(secure: true);
        one.Admit([AidPerson.Of(Guid.CreateVersion7(), alive.Name, "10000000777", null, null, alive.Id, AidSpeaker.Self, null, null, 100_000)], Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine), AidBench.Settings);
        foreach (var act in new[] { AidAct.GrantFirst, AidAct.Assign, AidAct.Take }) bench.Do(one, act);
        one.Schedule(story.Now.AddHours(30), "仲裁委一庭", null, bench.Lawyer);
        await story.App.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<RemindHearings>().Single().Run(default));
        Task<bool> Stands(Guid to) => story.Db(db => db.Notices.AnyAsync(n => n.To == to && n.MatterId == one.Id && n.Title.StartsWith("快开庭了") && n.OvertakenAt == null));
        Assert.Equal((true, true), (await Stands(dead.Id), await Stands(alive.Id)));
        await story.Work(await story.Officer("aid"), one.Id, "persons/leave", new { person = one.Applicant.Id, why = "Died", reason = "死亡证明" });
        await story.App.Settle();
        Assert.Equal((false, true), (await Stands(dead.Id), await Stands(alive.Id)));
        Assert.False(await story.Db(db => db.TextMessages.AnyAsync(m => m.To == dead.Id && m.MatterId == one.Id && m.State != MessageState.Cancelled && m.State != MessageState.Delivered)));
    }
}
