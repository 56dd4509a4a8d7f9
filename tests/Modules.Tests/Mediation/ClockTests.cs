using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>The limits of a mediation with dates worked by hand on the calendars of 2026 and 2027.</summary>
public sealed class ClockTests
{
    private static DateTime City(string day, string time = "10:00") => DateOnly.Parse(day).ToDateTime(TimeOnly.Parse(time), DateTimeKind.Utc).AddHours(-8);

    private static ClockRow Running(MediationCase of, ClockRule rule) => of.Clocks.Last(c => c.Rule == rule.Key && c.State is ClockState.Running or ClockState.Paused);

    [Theory]
    [InlineData("2026-11-23", "2026-11-24", false)] // Monday: the next working day
    [InlineData("2026-11-27", "2026-11-30", false)] // Friday: Monday
    [InlineData("2026-09-30", "2026-10-08", false)] // before the seven days of National Day
    [InlineData("2026-12-31", "2027-01-04", true)] // New Year's Day and a weekend; the list of 2027 is not published
    public void Acceptance_is_due_on_the_next_working_day(string filed, string due, bool provisional)
    {
        var clock = Running(new CaseBench(City(filed)).At_(Stage.Filed), MediationClocks.Accept);
        Assert.Equal((DateOnly.Parse(due), provisional), (clock.DueDay, clock.Provisional));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-12-23")] // Monday to Wednesday
    [InlineData("2026-11-20", "2026-12-21")] // 20 December is a Sunday
    [InlineData("2026-12-01", "2027-01-04")] // 1 January is a holiday, then a weekend
    [InlineData("2026-12-31", "2027-02-01")] // 31 January is a Sunday
    [InlineData("2026-10-31", "2026-11-30")] // no 31 November
    public void Mediation_concludes_within_a_month(string accepted, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new CaseBench(City(accepted)).At_(Stage.Accepted), MediationClocks.Conclude).DueDay);

    [Theory]
    [InlineData("2026-11-23", "2026-11-30")]
    [InlineData("2026-12-25", "2027-01-04")] // 1 January is a holiday, then a weekend
    public void The_grid_has_seven_days(string accepted, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new CaseBench(City(accepted)).At_(Stage.Accepted), MediationClocks.Grid).DueDay);

    [Fact]
    public void A_pause_leaves_the_days_that_were_left()
    {
        var bench = new CaseBench(City("2026-11-23"));
        var one = bench.At_(Stage.Mediating);
        one.Suspend("等鉴定结论", bench.Mediator with { At = City("2026-11-30") });
        Assert.Equal(ClockState.Paused, Running(one, MediationClocks.Conclude).State);
        one.Resume("鉴定已出", bench.Mediator with { At = City("2026-12-07") }, CaseBench.Settings);
        // seven of thirty days were used; the other 23 go on after 7 December
        Assert.Equal(new(2026, 12, 30), Running(one, MediationClocks.Conclude).DueDay);
    }

    [Fact]
    public void An_extension_counts_from_acceptance_and_ends_the_grids_own_limit()
    {
        var bench = new CaseBench(City("2026-11-23"));
        var one = bench.At_(Stage.Mediating);
        one.Extend(1, true, "双方要求", bench.Mediator with { At = City("2026-12-20") }, CaseBench.Settings);
        // 23 January 2027 is a Saturday
        Assert.Equal((new DateOnly(2027, 1, 25), true), (Running(one, MediationClocks.Conclude).DueDay, Running(one, MediationClocks.Conclude).Provisional));
        Assert.Equal(ClockState.Stopped, one.Clocks.Single(c => c.Rule == MediationClocks.Grid.Key).State);
        Assert.Equal(1, one.Extensions);
    }

    [Fact]
    public void What_has_run_out_cannot_be_extended_nor_by_one_side()
    {
        var bench = new CaseBench(City("2026-11-23"));
        Assert.Contains("届满", Assert.Throws<RuleBroken>(() => bench.At_(Stage.Mediating).Extend(1, true, "双方要求", bench.Mediator with { At = City("2026-12-24") }, CaseBench.Settings)).Message);
        Assert.Contains("双方都要求", Assert.Throws<RuleBroken>(() => bench.At_(Stage.Mediating).Extend(1, false, "一方要求", bench.Mediator, CaseBench.Settings)).Message);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-12-23")]
    [InlineData("2026-12-02", "2027-01-04")] // 1 January is a holiday, then a weekend
    public void Judicial_confirmation_is_open_for_thirty_days(string effective, string last)
    {
        var bench = new CaseBench(City(effective));
        var one = bench.At_(Stage.Effective);
        Assert.Equal(DateOnly.Parse(last), Running(one, MediationClocks.Confirmation).DueDay);
        var late = DateOnly.Parse(last).AddDays(1);
        Assert.Contains("届满", Assert.Throws<RuleBroken>(() => one.RecordConfirmation("青溪县人民法院", late, true, bench.Mediator with { At = City("2027-03-01") })).Message);
        Assert.Contains("共同申请", Assert.Throws<RuleBroken>(() => one.RecordConfirmation("青溪县人民法院", DateOnly.Parse(effective), false, bench.Mediator)).Message);
        one.RecordConfirmation("青溪县人民法院", DateOnly.Parse(last), true, bench.Mediator with { At = City(last) });
        Assert.Equal(ClockState.Met, one.Clocks.Single(c => c.Rule == MediationClocks.Confirmation.Key).State);
    }

    [Fact]
    public void Danger_is_decided_within_two_hours_and_then_the_ordinary_clock_starts()
    {
        var bench = new CaseBench(City("2026-11-28", "22:30")); // a Saturday night
        var one = bench.File(danger: true);
        Assert.Equal(City("2026-11-29", "00:30"), Running(one, MediationClocks.Danger).DueAt);
        Assert.DoesNotContain(one.Clocks, c => c.Rule == MediationClocks.Accept.Key);
        one.Release("已上门劝和", bench.With(MediationPermissions.Defuse) with { At = City("2026-11-28", "23:10") }, CaseBench.Settings);
        Assert.Equal(new(2026, 11, 30), Running(one, MediationClocks.Accept).DueDay);
    }

    [Fact]
    public void Handing_up_ends_the_grids_limit_only()
    {
        var bench = new CaseBench(City("2026-11-23"));
        var one = bench.At_(Stage.Mediating);
        bench.Do(one, Act.HandUp, bench.Mediator);
        Assert.Equal((ClockState.Stopped, ClockState.Running), (one.Clocks.Single(c => c.Rule == MediationClocks.Grid.Key).State, Running(one, MediationClocks.Conclude).State));
        Assert.Equal(new(2026, 12, 23), Running(one, MediationClocks.Conclude).DueDay);
    }

    [Theory]
    [InlineData(true, true, false, 30_000, null)]
    [InlineData(true, true, false, 499_999, null)]
    [InlineData(false, true, false, 0, "有一方要求书面的")]
    [InlineData(true, false, false, 0, "不能当场履行")]
    [InlineData(true, true, true, 0, "重大、复杂")]
    [InlineData(true, true, false, 500_000, "金额达到5,000 元")]
    public void Oral_agreements_are_for_what_the_law_lets_be_oral(bool both, bool atOnce, bool major, long fen, string? refusal)
    {
        var said = new OralTest(both, atOnce, major, fen, 500_000).Refusal?.Sentence;
        if (refusal is null) Assert.Null(said);
        else Assert.Contains(refusal, said);
    }
}
