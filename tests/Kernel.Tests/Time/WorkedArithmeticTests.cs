using static Fashu.ClockUnit;

namespace Fashu.Kernel.Tests;

/// <summary>Periods of many laws worked by hand on the 2026 calendar.</summary>
public class WorkedArithmeticTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;

    private static ClockRule Rule(int length, ClockUnit unit, bool rolls = true) =>
        new("test", "测试期限", length, unit, "测试机构", ClockExpiry.Escalate, "测试条款") { RollsOver = rolls };

    private static DateOnly Day(string day) => DateOnly.Parse(day);

    [Fact]
    public void The_year_2026_has_248_working_days() =>
        Assert.Equal(248, Calendar.WorkdaysBetween(Day("2025-12-31"), Day("2026-12-31")));

    [Theory]
    [InlineData("ARL review", "2026-09-16", 5, WorkingDays, "2026-09-22")]
    [InlineData("ARL copy to respondent", "2026-09-22", 7, WorkingDays, "2026-10-09")]
    [InlineData("ARL copy, simplified", "2026-09-22", 3, WorkingDays, "2026-09-28")]
    [InlineData("ARL reply", "2026-10-09", 10, WorkingDays, "2026-10-22")]
    [InlineData("ARL decision", "2026-09-22", 60, CalendarDays, "2026-11-23")]
    [InlineData("ARL decision, simplified", "2026-09-22", 30, CalendarDays, "2026-10-22")]
    [InlineData("ARL application", "2026-08-03", 60, CalendarDays, "2026-10-08")]
    [InlineData("Judicial confirmation", "2026-09-03", 30, CalendarDays, "2026-10-08")]
    [InlineData("Legal-aid decision", "2026-09-28", 7, CalendarDays, "2026-10-08")]
    [InlineData("Legal-aid decision, working-day reading", "2026-09-28", 7, WorkingDays, "2026-10-13")]
    [InlineData("Notary certificate", "2026-04-20", 15, WorkingDays, "2026-05-13")]
    [InlineData("Forensic report", "2026-03-02", 30, WorkingDays, "2026-04-14")]
    [InlineData("Correction report-in", "2026-05-06", 10, CalendarDays, "2026-05-18")]
    [InlineData("E-location", "2026-01-31", 3, Months, "2026-04-30")]
    [InlineData("Labour award", "2026-03-10", 45, CalendarDays, "2026-04-24")]
    public void A_period_ends_on(string row, string trigger, int length, ClockUnit unit, string ends)
    {
        var due = Rule(length, unit).DueFrom(Day(trigger), Calendar);
        Assert.Equal((row, Day(ends)), (row, due.Day));
        Assert.Equal(Day(ends).AddDays(1).ToDateTime(default) - TimeSpan.FromHours(8), due.At);
        Assert.False(due.Provisional);
    }

    [Theory]
    [InlineData("ARL decision +30", "2026-09-22", 60, 30, CalendarDays, "2026-12-21")]
    [InlineData("Forensic report +30", "2026-03-02", 30, 30, WorkingDays, "2026-05-28")]
    [InlineData("Labour award +15", "2026-03-10", 45, 15, CalendarDays, "2026-05-09")]
    public void An_extended_period_ends_on(string row, string trigger, int length, int by, ClockUnit unit, string ends)
    {
        var rule = Rule(length, unit);
        var start = Day(trigger).StartsAt();
        var due = rule.DueFrom(start, Calendar);
        Assert.Equal((row, Day(ends)), (row, rule.Extend(due, start, by, due.At.AddHours(-1), Calendar).Day));
    }

    [Fact]
    public void A_hearing_on_14_October_needs_notice_by_8_October() =>
        Assert.Equal(Day("2026-10-08"), Rule(5, WorkingDays).LatestBefore(Day("2026-10-14"), Calendar));

    [Fact]
    public void Five_clear_days_before_the_hearing_end_on_30_September() =>
        Assert.Equal(Day("2026-09-30"), Rule(6, WorkingDays).LatestBefore(Day("2026-10-14"), Calendar));

    [Fact]
    public void Penal_practice_does_not_move_the_report_in_past_Saturday() =>
        Assert.Equal(Day("2026-05-16"), Rule(10, CalendarDays, rolls: false).DueFrom(Day("2026-05-06"), Calendar).Day);
}
