using Fashu.Harness;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Every row of the legal-aid table, carried out by who holds it and refused to a stranger.</summary>
public sealed class AidFlowTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_row_is_open_to_its_holder_and_leaves_step_leaf_and_registry_row(Database database)
    {
        var app = await city.On(database);
        List<string> wrong = [];
        foreach (var row in AidFlow.Table)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var bench = new AidBench(AidBench.City("2026-11-23")) { EndsBy = row.Act == AidAct.RecordPenalty ? TerminationGround.Deception : TerminationGround.OwnLawyer };
            // what an officer may decide alone has nothing a second person must look at
            var one = row.Who == AidFlow.OnTheSpot ? bench.Clear() : AidBench.IsOfNotices(row.Act) ? bench.NoticeFor(row.From, row.Act, bench.Holder(row.Who)) : row.Act == AidAct.Answer ? bench.Apply(new()) : bench.At_(row.From, AidBench.IsOfGroups(row.Act));
            bench.Prepare(one, row.Act);
            db.Add(one);
            await db.SaveChangesAsync();
            var before = row.Act == AidAct.AcceptNotice ? 0 : one.Steps;
            if (row.Act != AidAct.AcceptNotice) bench.Do(one, row.Act, bench.Holder(row.Who)); // a notice is accepted as it comes in
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            var steps = await db.Steps.Where(s => s.MatterId == one.Id).OrderBy(s => s.No).ToListAsync();
            var leaves = await db.Set<LeafRow>().CountAsync(l => l.MatterId == one.Id && l.Type == "step");
            var kept = await db.Matters.SingleAsync(m => m.Id == one.Id);
            var taken = steps.Skip(before).FirstOrDefault(s => s.Act == row.Act.ToString());
            if (taken is null || taken.Article != row.Article || taken.FromStage != row.From.ToString() || taken.ToStage != row.To.ToString() || leaves != steps.Count || kept.Stage != row.To.ToString())
                wrong.Add($"{row.From} {row.Act} {row.Who}: step {taken?.FromStage}→{taken?.ToStage} {taken?.Article}, {leaves} leaves of {steps.Count}, registry {kept.Stage}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public static TheoryData<string, string> Rows => [.. AidFlow.Table.Where(r => r.Act != AidAct.AcceptNotice).Select(r => (r.From.ToString(), r.Act.ToString())).Distinct()];

    [Theory, MemberData(nameof(Rows))]
    public void A_stranger_is_refused_and_nothing_is_left(string from, string act)
    {
        var bench = new AidBench(AidBench.City("2026-11-23")) { EndsBy = act == nameof(AidAct.RecordPenalty) ? TerminationGround.Deception : TerminationGround.OwnLawyer };
        var one = AidBench.IsOfNotices(Enum.Parse<AidAct>(act)) ? bench.NoticeFor(Enum.Parse<AidStage>(from), Enum.Parse<AidAct>(act), bench.Clerk) : act == nameof(AidAct.Answer) ? bench.Apply(new()) : bench.At_(Enum.Parse<AidStage>(from), AidBench.IsOfGroups(Enum.Parse<AidAct>(act)));
        bench.Prepare(one, Enum.Parse<AidAct>(act));
        var (stage, steps) = (one.Stage, one.Steps);
        Assert.Throws<RuleBroken>(() => bench.Do(one, Enum.Parse<AidAct>(act), bench.Stranger));
        Assert.Equal((stage, steps), (one.Stage, one.Steps));
    }

    [Fact]
    public void A_stranger_takes_in_no_notice() => Assert.Throws<RuleBroken>(() => { var bench = new AidBench(AidBench.City("2026-11-23")); return bench.Notice(bench.Stranger); });

    [Fact]
    public void Who_examined_does_not_decide()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        var both = bench.With(AidPermissions.Examine) with { Grants = [new(AidPermissions.Examine.Key, "3301"), new(AidPermissions.Decide.Key, "3301")] };
        one.Propose(true, null, "符合条件", both);
        Assert.Contains("另一位", Assert.Throws<RuleBroken>(() => one.Grant(null, both, AidBench.Settings)).Message);
        one.Grant(null, bench.With(AidPermissions.Decide), AidBench.Settings);
        Assert.Equal(AidStage.Granted, one.Stage);
    }

    [Fact]
    public void An_officer_grants_on_the_spot_only_what_is_clear()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        Assert.True(bench.Apply(new() { Trouble = Trouble.Violence, HasLawyer = false }, pledged: false).IsOpenTo(AidAct.Grant, bench.With(AidPermissions.Examine)));
        var pledged = bench.Apply(); // hardship is pledged: somebody must look
        Assert.Contains("承诺", pledged.Flags);
        Assert.False(pledged.IsOpenTo(AidAct.Grant, bench.With(AidPermissions.Examine)));
    }

    [Theory]
    [InlineData(Trouble.Wages, Status.MigrantWorker, AidSpeaker.Self, "Waiver Pledge")]
    [InlineData(Trouble.WorkInjury, Status.MigrantWorker, AidSpeaker.Self, "Waiver Pledge")]
    [InlineData(Trouble.Support, Status.Minor, AidSpeaker.Guardian, "Speaker Waiver Pledge")]
    [InlineData(Trouble.Support, Status.Elder, AidSpeaker.Relative, "Speaker Waiver Pledge")]
    [InlineData(Trouble.TrafficInjury, Status.Disabled, AidSpeaker.Self, "Waiver Pledge")]
    public void Whoever_goes_first_can_be_granted_on_the_spot_once_the_officer_has_seen_the_proof_and_heard_the_pledge(Trouble trouble, Status status, AidSpeaker speaker, string seen)
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(new() { Trouble = trouble, HasLawyer = false, Statuses = [status], NoFixedIncome = true }, speaker: speaker);
        Assert.Equal((seen, false), (string.Join(' ', one.ToSee), one.IsOpenTo(AidAct.Grant, bench.With(AidPermissions.Examine))));
        var by = bench.With(AidPermissions.Examine);
        foreach (var proof in one.ToSee)
        {
            Assert.False(one.IsClear);
            one.Verify([proof], "看了原件", Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), by);
        }
        Assert.Equal((null, 0, true), (one.Flags, one.ToSee.Count, one.IsOpenTo(AidAct.Grant, by)));
    }

    [Fact]
    public void Seeing_the_proof_clears_nothing_else_and_counts_no_more_when_the_application_changes()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var same = bench.Apply(other: "周秀英"); // the other side has the applicant's name
        bench.Do(same, AidAct.Verify);
        Assert.Equal(("申请人和对方同名", false), (same.Flags, same.IsClear));
        var one = bench.Clear();
        Assert.True(one.IsClear);
        Assert.Contains("不用核对", Assert.Throws<RuleBroken>(() => one.Verify([AidProof.Pledge], "再听一次", Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine))).Message);
        bench.Do(one, AidAct.Correct);
        Assert.Equal((false, null, 2), (one.IsClear, one.SeenHow, one.ToSee.Count));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_officer_says_what_he_saw_and_grants_on_the_spot(Database database)
    {
        var story = new AidStory(await city.On(database));
        var id = await story.Apply((await story.Citizen()).Actor);
        var officer = await story.Officer("aid");
        Assert.Contains("现在不能办理", (await officer.Get($"/work/aid/{id}/grant")).Text);
        Assert.Contains("请选择核对了什么", (await officer.Fill($"/work/aid/{id}/verify", "verify", ("Form.How", "看了工地出入证"))).Text); // no box ticked
        await story.Work(officer, id, "verify", new { proofs = new[] { "Waiver", "Pledge" }, how = "看了工地出入证，电话里确认了承诺" });
        Assert.Contains("看了工地出入证", (await officer.Get($"/work/aid/{id}")).Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/grant", "grant")).Location);
        Assert.Equal(AidStage.Granted, (await story.Case(id)).Stage);
        var kept = await story.Db(db => db.Steps.SingleAsync(s => s.MatterId == id && s.Act == nameof(AidAct.Verify)));
        Assert.Equal((true, "证明身份的材料（免予核查经济困难）、本人的诚信承诺：当面或者电话里确认过，说明了后果：看了工地出入证，电话里确认了承诺"), (kept.Internal, kept.Reason));
    }

    [Fact]
    public void Each_institution_decides_on_its_own_cases_and_the_department_above_it_alone_on_objections()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Proposed);
        Actor Of(Permission permission, string scope, Guid? office) => bench.Stranger with { Grants = [new(permission.Key, scope, office)] };
        Assert.False(one.IsOpenTo(AidAct.Grant, Of(AidPermissions.Decide, "3301", Guid.NewGuid())));
        Assert.True(one.IsOpenTo(AidAct.Grant, Of(AidPermissions.Decide, AidBench.County, bench.Centre.Id)));
        Assert.False(one.IsOpenTo(AidAct.Grant, Of(AidPermissions.Decide, AidBench.County, bench.Centre.Id) with { Name = one.Applicant.Name }));
        bench.Do(one, AidAct.Refuse);
        bench.Do(one, AidAct.Object);
        Assert.False(one.IsOpenTo(AidAct.Uphold, Of(AidPermissions.JudgeObjections, "3301", null)));
        Assert.True(one.IsOpenTo(AidAct.Uphold, Of(AidPermissions.JudgeObjections, AidBench.County, null)));
    }

    [Fact]
    public void A_correction_makes_nobody_ask_against_himself()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(speaker: AidSpeaker.Guardian);
        var screening = Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings));
        RuleBroken Refused(string other) => Assert.Throws<RuleBroken>(() => one.Correct(new(one.Known, one.Facts, one.Wanted, other, false, null, null, false, true), screening, bench.Applicant));
        Assert.Equal(("OtherName", true), (Refused(" 周大山 ").Field, Refused("周大山").Message.Contains("法律援助法第四十条", StringComparison.Ordinal)));
        Assert.Contains("不能同时是对方", Refused("周秀英").Message);
        bench.Join(one, 1);
        AidPerson Named(string name) => AidPerson.Of(one.Applicant.Id, name, null, null, null, null, AidSpeaker.Self, null, null, null);
        Assert.Contains("同一个人", Assert.Throws<RuleBroken>(() => one.CorrectPerson(one.Applicant.Id, Named("周大山"), "写错了", screening, bench.With(AidPermissions.Examine))).Message);
        Assert.Contains("是对方", Assert.Throws<RuleBroken>(() => one.CorrectPerson(one.Applicant.Id, Named("岚江建筑公司"), "写错了", screening, bench.With(AidPermissions.Examine))).Message);
        Assert.Equal(("岚江建筑公司", "周秀英"), (one.OtherName, one.Applicant.Name));
    }

    [Fact]
    public void An_upheld_decision_is_not_objected_to_again()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.RefusalObjected);
        bench.Do(one, AidAct.Uphold);
        Assert.Contains("60日", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.Object)).Message);
    }

    [Fact]
    public void The_other_side_can_be_found_but_never_written_to()
    {
        var other = new AidBench(AidBench.City("2026-11-23")).Apply().Participants.Single(p => p.Role == AidFlow.OpponentRole);
        Assert.Equal((null, null), (other.Phone, other.PersonId));
    }

    [Fact]
    public void Another_lawyer_speaks_with_the_aided_person_himself_and_the_organ_is_told_anew()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Notice();
        bench.Lead(one, AidStage.Handling);
        bench.Do(one, AidAct.TellOrgan);
        bench.Do(one, AidAct.Contact);
        bench.At = AidBench.City("2026-11-25");
        one.Assign(Guid.NewGuid(), "金如海", bench.Firm, "桐湾明德律师事务所", "原律师生病", bench.With(AidPermissions.Examine), AidBench.Settings);
        Assert.Equal((false, null), (one.Contacted, one.OrganToldAt));
        Assert.Equal(2, one.Clocks.Count(c => c.State == ClockState.Running && (c.Rule == AidClocks.Contact.Key || c.Rule == AidClocks.Notice.Key)));
    }

    [Fact]
    public void Hardship_without_pledge_is_looked_at_twice()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var known = new Circumstances { Trouble = Trouble.Support, HasLawyer = false, Statuses = [], Income = Income.Below };
        Assert.Contains("没有承诺", bench.Apply(known, pledged: false).Flags);
        Assert.DoesNotContain("没有承诺", bench.Apply(known).Flags);
    }

    [Fact]
    public void A_supplement_is_taken_where_the_seven_days_went_on()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.Do(one, AidAct.AskSupplement);
        // as in a city where they do not stop
        one.Clocks.Single(c => c.Rule == AidClocks.Review.Key).Resume(AidClocks.Review, bench.At, AidBench.Settings.Calendar);
        bench.Do(one, AidAct.Supply);
        Assert.Equal(AidStage.Review, one.Stage);
    }

    [Fact]
    public void There_is_one_supplement_and_no_second()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Supplement);
        bench.Do(one, AidAct.Supply);
        Assert.Contains("一次", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.AskSupplement)).Message);
    }

    [Fact]
    public void Aid_first_needs_a_near_limit_or_something_to_secure()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        foreach (var (limit, may) in new (string?, bool)[] { (null, false), ("2026-11-29", true), ("2026-11-30", false), ("2026-11-23", true) })
            Assert.Equal(may, bench.Apply(limit: limit is null ? null : DateOnly.Parse(limit)).MayGiveFirst(bench.At));
        Assert.True(bench.Apply(secure: true).MayGiveFirst(bench.At));
    }

    [Fact]
    public void The_money_of_a_case_is_that_of_its_persons()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Handling);
        bench.Do(one, AidAct.Count);
        Assert.Equal((3_200_000, 1_000_000), (one.ClaimFen, one.RecoveredFen));
        Assert.Throws<RuleBroken>(() => one.CountMoney([(one.Applicant.Id, null, -1)], bench.Lawyer));
        Assert.Throws<RuleBroken>(() => one.CountMoney([(Guid.NewGuid(), null, 1)], bench.Lawyer));
    }

    [Theory]
    [InlineData(Trouble.Wages, Status.MigrantWorker, true)]
    [InlineData(Trouble.TrafficInjury, Status.MigrantWorker, false)]
    [InlineData(Trouble.TrafficInjury, Status.Elder, true)]
    [InlineData(Trouble.Support, Status.Minor, true)]
    [InlineData(Trouble.Support, Status.Assisted, false)]
    [InlineData(Trouble.Wages, Status.HeroKin, true)]
    [InlineData(Trouble.WorkInjury, Status.HeroKin, true)]
    [InlineData(Trouble.Violence, Status.Assisted, true)]
    [InlineData(Trouble.Hero, Status.HeroKin, true)]
    public void The_green_channel_is_for_those_named(Trouble trouble, Status status, bool green) =>
        Assert.Equal(green, new AidBench(AidBench.City("2026-11-23")).Apply(new() { Trouble = trouble, HasLawyer = false, Statuses = [status] }).Green is not null);

    [Fact]
    public void Nobody_is_his_own_lawyer_and_the_other_side_is_not_either()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Granted);
        foreach (var name in new[] { "周秀英", "岚江建筑公司" })
            Assert.Throws<RuleBroken>(() => one.Assign(Guid.NewGuid(), name, bench.Firm, "桐湾明德律师事务所", "轮到", bench.With(AidPermissions.Examine), AidBench.Settings));
    }
}
