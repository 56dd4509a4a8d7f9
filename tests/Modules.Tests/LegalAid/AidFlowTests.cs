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
            var one = row.Who == AidFlow.OnTheSpot ? bench.Clear() : row.Act is AidAct.AcceptNotice or AidAct.TellOrgan ? bench.Notice() : row.Act == AidAct.Answer ? bench.Apply(new()) : bench.At_(row.From, AidBench.IsOfGroups(row.Act));
            bench.Prepare(one, row.Act);
            if (row.Act == AidAct.TellOrgan) bench.Lead(one, row.From);
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
        var one = act == nameof(AidAct.TellOrgan) ? bench.Notice() : act == nameof(AidAct.Answer) ? bench.Apply(new()) : bench.At_(Enum.Parse<AidStage>(from), AidBench.IsOfGroups(Enum.Parse<AidAct>(act)));
        if (act == nameof(AidAct.TellOrgan)) bench.Lead(one, Enum.Parse<AidStage>(from));
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
        Assert.True(bench.Clear().IsOpenTo(AidAct.Grant, bench.With(AidPermissions.Examine)));
        var pledged = bench.Apply(); // hardship is pledged: somebody must look
        Assert.Contains("承诺", pledged.Flags);
        Assert.False(pledged.IsOpenTo(AidAct.Grant, bench.With(AidPermissions.Examine)));
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
