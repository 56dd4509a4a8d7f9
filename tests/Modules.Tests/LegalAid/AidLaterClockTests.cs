using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The limits after a lawyer was assigned, worked by hand on the calendar of 2026: 25–27 September and 1–7 October are days off, Sunday 20 September and Saturday 10 October are working days.</summary>
public sealed class AidLaterClockTests
{
    private static ClockRow Running(AidCase of, ClockRule rule) => of.Clocks.Last(c => c.Rule == rule.Key && c.Runs);

    private static AidCase Reached(AidStage stage, string day, out AidBench bench) => (bench = new AidBench(AidBench.City(day))).At_(stage);

    [Theory]
    [InlineData("2026-09-19", "2026-09-24")] // asked on a Saturday: Sunday the 20th is a working day and the first of five
    [InlineData("2026-09-21", "2026-09-29")] // 22, 23, 24, then after the Mid-Autumn days 28 and 29
    [InlineData("2026-09-28", "2026-10-10")] // 29, 30, then after the National Day 8, 9 and Saturday the 10th
    [InlineData("2026-11-23", "2026-11-30")] // Monday to Monday
    [InlineData("2026-11-27", "2026-12-04")] // Friday to Friday
    public void A_wish_for_another_lawyer_is_answered_in_five_working_days(string asked, string due)
    {
        var one = Reached(AidStage.Handling, asked, out var bench);
        bench.Do(one, AidAct.AskReplacement);
        Assert.Equal(DateOnly.Parse(due), Running(one, AidClocks.Replace).DueDay);
        bench.Do(one, AidAct.KeepLawyer);
        Assert.Equal(ClockState.Met, one.Clocks.Single(c => c.Rule == AidClocks.Replace.Key).State);
    }

    [Theory]
    [InlineData("2026-09-29", "2026-10-08")] // the third day, 2 October, lies in the holiday
    [InlineData("2026-11-25", "2026-11-30")] // the third day is a Saturday
    [InlineData("2026-11-23", "2026-11-26")]
    public void Where_another_lawyer_is_agreed_to_three_days_run_anew(string agreed, string due)
    {
        var one = Reached(AidStage.Handling, "2026-09-01", out var bench);
        bench.Do(one, AidAct.AskReplacement);
        bench.At = AidBench.City(agreed);
        bench.Do(one, AidAct.Replace);
        Assert.Equal((AidStage.Granted, DateOnly.Parse(due)), (one.Stage, Running(one, AidClocks.Assign).DueDay));
        foreach (var over in new[] { AidClocks.Replace, AidClocks.Take, AidClocks.Contact, AidClocks.Report }) Assert.DoesNotContain(one.Clocks, c => c.Rule == over.Key && c.Runs);
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-08")] // the third day, 3 October, lies in the holiday
    [InlineData("2026-11-23", "2026-11-26")]
    [InlineData("2026-11-26", "2026-11-30")] // the third day is a Sunday
    public void An_organ_that_was_told_of_one_lawyer_is_told_of_the_next_within_three_days(string replaced, string due)
    {
        var bench = new AidBench(AidBench.City("2026-09-01"));
        var one = bench.Notice();
        bench.Lead(one, AidStage.Handling);
        bench.Do(one, AidAct.TellOrgan);
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.Notice.Key && c.Runs);
        bench.At = AidBench.City(replaced);
        bench.Do(one, AidAct.Replace); // the centre may do so unasked: the accused has no account here
        Assert.Equal((null, DateOnly.Parse(due)), (one.OrganToldAt, Running(one, AidClocks.Notice).DueDay));
        Assert.Equal(2, one.Clocks.Count(c => c.Rule == AidClocks.Notice.Key));
    }

    [Theory]
    [InlineData("2026-09-16", "2026-10-08")] // the fifteenth day, 1 October, begins the holiday
    [InlineData("2026-09-25", "2026-10-10")] // a Saturday, but a working day: nothing moves
    [InlineData("2026-11-23", "2026-12-08")]
    public void Papers_follow_the_aid_in_fifteen_days(string given, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(Reached(AidStage.Granted, given, out _), AidClocks.Complete).DueDay);

    [Theory]
    [InlineData("2026-09-01", "2026-10-08")] // the thirtieth day, 1 October, begins the holiday
    [InlineData("2026-09-10", "2026-10-10")] // Saturday, but a working day
    [InlineData("2026-11-23", "2026-12-23")]
    [InlineData("2026-11-26", "2026-12-28")] // the thirtieth day is a Saturday
    public void The_file_is_handed_in_thirty_days_after_the_end_checked_in_thirty_and_paid_in_thirty(string day, string due)
    {
        var last = DateOnly.Parse(due);
        Assert.Equal(last, Running(Reached(AidStage.Finished, day, out _), AidClocks.HandIn).DueDay);
        Assert.Equal(last, Running(Reached(AidStage.FileIn, day, out _), AidClocks.CheckFile).DueDay);
        Assert.Equal(last, Running(Reached(AidStage.FileChecked, day, out _), AidClocks.Pay).DueDay);
    }

    [Fact]
    public void A_file_that_comes_back_is_handed_in_again_within_thirty_days()
    {
        var one = Reached(AidStage.FileIn, "2026-09-01", out var bench);
        bench.At = AidBench.City("2026-09-04");
        bench.Do(one, AidAct.ReturnFile);
        Assert.Equal(new(2026, 10, 8), Running(one, AidClocks.HandIn).DueDay); // 4 October lies in the holiday
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.CheckFile.Key && c.Runs);
    }

    [Theory]
    [InlineData("2026-09-02", "2026-10-08")] // the thirtieth day, 2 October, lies in the holiday
    [InlineData("2026-11-24", "2026-12-24")]
    public void After_an_overruled_termination_the_lawyer_reports_within_thirty_days(string overruled, string due)
    {
        var one = Reached(AidStage.TerminationObjected, "2026-09-01", out var bench);
        bench.At = AidBench.City(overruled);
        bench.Do(one, AidAct.Overrule);
        Assert.Equal((AidStage.Handling, DateOnly.Parse(due)), (one.Stage, Running(one, AidClocks.Report).DueDay));
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.Objection.Key && c.Runs);
    }
}
