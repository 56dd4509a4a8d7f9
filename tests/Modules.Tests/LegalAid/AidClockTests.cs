using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The limits of legal aid with dates worked by hand on the calendars of 2026 and 2027: calendar days that roll over rest days (民法典 203).</summary>
public sealed class AidClockTests
{
    private static ClockRow Running(AidCase of, ClockRule rule) => of.Clocks.Last(c => c.Rule == rule.Key && c.State is ClockState.Running or ClockState.Paused);

    [Theory]
    [InlineData("2026-09-28", "2026-10-08", false)] // the holiday: the seventh day, 5 October, lies in the holiday
    [InlineData("2026-11-23", "2026-11-30", false)] // Monday to Monday
    [InlineData("2026-11-21", "2026-11-30", false)] // Saturday: the seventh day is a Saturday, then Monday
    [InlineData("2026-12-25", "2027-01-04", true)] // 1 January is a holiday, then a weekend; the list of 2027 is not published
    public void The_decision_is_due_in_seven_days(string filed, string due, bool provisional)
    {
        var clock = Running(new AidBench(AidBench.City(filed)).Apply(), AidClocks.Review);
        Assert.Equal((DateOnly.Parse(due), provisional), (clock.DueDay, clock.Provisional));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-26")] // Monday to Thursday
    [InlineData("2026-11-25", "2026-11-30")] // the third day is a Saturday
    [InlineData("2026-09-29", "2026-10-08")] // 2 October lies in the holiday
    public void A_lawyer_is_assigned_in_three_days(string granted, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new AidBench(AidBench.City(granted)).At_(AidStage.Granted), AidClocks.Assign).DueDay);

    [Theory]
    [InlineData("2026-11-23", "2026-11-30")] // the fifth day is a Saturday
    [InlineData("2026-11-24", "2026-11-30")] // the fifth day is a Sunday
    [InlineData("2026-11-25", "2026-11-30")] // Wednesday to Monday
    public void An_objection_is_judged_in_five_days(string objected, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new AidBench(AidBench.City(objected)).At_(AidStage.RefusalObjected), AidClocks.Objection).DueDay);

    [Theory]
    [InlineData("2026-09-30", "2026-10-08")] // received on the last working day before the holiday: the third day, 3 October, lies in it
    [InlineData("2026-11-23", "2026-11-26")]
    [InlineData("2026-11-26", "2026-11-30")] // the third day is a Sunday
    public void A_notice_is_answered_in_three_days(string received, string due)
    {
        var bench = new AidBench(AidBench.City(received));
        var one = bench.Notice();
        Assert.Equal((AidStage.Granted, DateOnly.Parse(due)), (one.Stage, Running(one, AidClocks.Notice).DueDay));
        // assigning alone is not enough: the organ has to be told
        bench.Lead(one, AidStage.Assigned);
        Assert.Equal(ClockState.Running, Running(one, AidClocks.Notice).State);
        bench.Do(one, AidAct.TellOrgan);
        Assert.Equal(ClockState.Met, one.Clocks.Single(c => c.Rule == AidClocks.Notice.Key).State);
    }

    [Fact]
    public void A_supplement_stops_the_seven_days_and_the_rest_goes_on()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.At = AidBench.City("2026-11-25");
        bench.Do(one, AidAct.AskSupplement);
        Assert.Equal((ClockState.Paused, new DateOnly(2026, 12, 10)), (Running(one, AidClocks.Review).State, Running(one, AidClocks.Supplement).DueDay));
        bench.At = AidBench.City("2026-12-01");
        bench.Do(one, AidAct.Supply);
        // two of seven days were used when the notice went out on the 25th; five go on after 1 December: Sunday the 6th, so Monday
        Assert.Equal(new(2026, 12, 7), Running(one, AidClocks.Review).DueDay);
    }

    [Fact]
    public void First_contact_counts_from_taking_the_case_and_the_report_from_the_assignment()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Assigned);
        Assert.Equal(new(2026, 11, 25), Running(one, AidClocks.Take).DueDay);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Take);
        Assert.Equal(new(2026, 11, 30), Running(one, AidClocks.Contact).DueDay); // 29 November is a Sunday
        Assert.Equal(new(2026, 12, 23), Running(one, AidClocks.Report).DueDay);
        bench.At = AidBench.City("2026-12-10");
        bench.Do(one, AidAct.Report);
        Assert.Equal(new(2027, 1, 11), Running(one, AidClocks.Report).DueDay); // 9 January 2027 is a Saturday
    }

    [Fact]
    public void A_returned_case_gives_three_days_anew()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Assigned);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Return);
        Assert.Equal((AidStage.Granted, null, new DateOnly(2026, 11, 27)), (one.Stage, one.Handler, Running(one, AidClocks.Assign).DueDay));
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.Take.Key && c.State == ClockState.Running);
    }

    [Fact]
    public void An_overdue_clock_of_the_office_turns_the_case_red_and_the_applicants_own_does_not()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        Assert.Equal(Colour.Blue, bench.Apply().BadgeAt(AidBench.City("2026-11-30", "23:59"), AidBench.Settings).Colour);
        Assert.Equal(Colour.Red, bench.Apply().BadgeAt(AidBench.City("2026-12-01", "00:00"), AidBench.Settings).Colour);
        Assert.Equal(Colour.Blue, bench.At_(AidStage.Supplement).BadgeAt(AidBench.City("2026-12-31"), AidBench.Settings).Colour);
    }

    [Fact]
    public void A_case_that_is_closed_has_no_clock_running()
    {
        foreach (var stage in new[] { AidStage.Refused, AidStage.Withdrawn, AidStage.Terminated, AidStage.Paid })
            Assert.DoesNotContain(new AidBench(AidBench.City("2026-11-23")).At_(stage).Clocks, c => c.State is ClockState.Running or ClockState.Paused);
    }
}
