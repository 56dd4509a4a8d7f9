using static Fashu.ClockUnit;

namespace Fashu.Kernel.Tests;

/// <summary>MED-01 to MED-26 counted by hand on the 2026 calendar and across new year 2027, whose list is not published (provisional).</summary>
public class MediationPeriodTests
{
    [Theory]
    // MED-01 one month
    [InlineData("MED-01", "2026-08-31", 1, Months, "2026-09-30", false)]        // no 31 September
    [InlineData("MED-01 rolls over National Day", "2026-09-07", 1, Months, "2026-10-08", false)]
    [InlineData("MED-01 extended", "2026-09-07", 2, Months, "2026-11-09", false)] // 7 Nov is a Saturday
    [InlineData("MED-01 new year", "2026-12-31", 1, Months, "2027-02-01", true)]  // 31 Jan is a Sunday
    [InlineData("MED-01 month end", "2026-01-31", 1, Months, "2026-02-28", false)] // Saturday, but a make-up working day
    // MED-02 immediately
    [InlineData("MED-02", "2026-11-20", 0, CalendarDays, "2026-11-20", false)]
    // MED-06 30 days to ask for confirmation
    [InlineData("MED-06", "2026-09-03", 30, CalendarDays, "2026-10-08", false)]
    [InlineData("MED-06 new year", "2026-12-02", 30, CalendarDays, "2027-01-04", true)] // Fri 1 Jan, weekend, Monday
    // MED-07 court 3 days
    [InlineData("MED-07", "2026-09-21", 3, CalendarDays, "2026-09-24", false)]
    [InlineData("MED-07 holidays", "2026-09-30", 3, CalendarDays, "2026-10-08", false)]
    // MED-08 15, 25 and 30 days
    [InlineData("MED-08 15", "2026-09-10", 15, CalendarDays, "2026-09-28", false)]
    [InlineData("MED-08 25", "2026-09-10", 25, CalendarDays, "2026-10-08", false)]
    [InlineData("MED-08 30", "2026-09-10", 30, CalendarDays, "2026-10-10", false)] // Saturday, make-up working day
    // MED-09 15 days, 6 months
    [InlineData("MED-09 party", "2026-09-21", 15, CalendarDays, "2026-10-08", false)]
    [InlineData("MED-09 third party", "2026-08-31", 6, Months, "2027-03-01", true)] // 28 Feb 2027 is a Sunday
    // MED-10 2 years
    [InlineData("MED-10", "2026-09-30", 2, Years, "2028-10-04", true)]           // Saturday, then the fixed 1–3 October
    [InlineData("MED-10 leap day", "2028-02-29", 2, Years, "2030-02-28", true)]
    // MED-13 payment order 5, 15, 15 days
    [InlineData("MED-13 acceptance", "2026-09-24", 5, CalendarDays, "2026-09-29", false)]
    [InlineData("MED-13 issue", "2026-09-29", 15, CalendarDays, "2026-10-14", false)]
    [InlineData("MED-13 objection", "2026-10-14", 15, CalendarDays, "2026-10-29", false)]
    // MED-14 labour mediation 15 days
    [InlineData("MED-14", "2026-02-13", 15, CalendarDays, "2026-02-28", false)]  // Saturday, make-up working day
    // MED-16, MED-17 court-entrusted mediation
    [InlineData("MED-16", "2026-01-20", 30, CalendarDays, "2026-02-24", false)]  // 19 Feb lies in Spring Festival
    [InlineData("MED-17 ordinary", "2026-02-05", 15, CalendarDays, "2026-02-24", false)]
    [InlineData("MED-17 simplified", "2026-02-14", 7, CalendarDays, "2026-02-24", false)]
    // MED-18, MED-19 three and two working days
    [InlineData("MED-18 court", "2026-02-13", 3, WorkingDays, "2026-02-25", false)]
    [InlineData("MED-18 parties", "2026-02-13", 2, WorkingDays, "2026-02-24", false)]
    [InlineData("MED-19", "2026-09-24", 3, WorkingDays, "2026-09-30", false)]
    // MED-20 to MED-22 traffic accidents
    [InlineData("MED-20", "2026-04-20", 10, WorkingDays, "2026-05-07", false)]
    [InlineData("MED-21 new year", "2026-12-30", 10, WorkingDays, "2027-01-14", true)]
    [InlineData("MED-22", "2026-09-18", 3, WorkingDays, "2026-09-22", false)]    // Sunday 20 September counts
    // MED-23 filing within 30 working days
    [InlineData("MED-23", "2026-03-02", 30, WorkingDays, "2026-04-14", false)]
    [InlineData("MED-23 new year", "2026-12-01", 30, WorkingDays, "2027-01-13", true)]
    // MED-24 term of office 3 years
    [InlineData("MED-24", "2026-11-21", 3, Years, "2029-11-21", true)]
    // MED-26 administrative mediation
    [InlineData("MED-26 transfer", "2026-12-28", 3, WorkingDays, "2026-12-31", false)]
    [InlineData("MED-26 accept", "2026-12-28", 5, WorkingDays, "2027-01-05", true)]
    [InlineData("MED-26 complex", "2026-12-28", 10, WorkingDays, "2027-01-12", true)]
    [InlineData("MED-26 period", "2026-12-28", 30, CalendarDays, "2027-01-27", true)]
    public void A_mediation_period_ends_on(string row, string trigger, int length, ClockUnit unit, string ends, bool provisional)
    {
        var rule = new ClockRule(row, row, length, unit, "调解委员会", ClockExpiry.Escalate, "人民调解法");
        var due = rule.DueFrom(DateOnly.Parse(trigger), WorkCalendar.BuiltIn);
        Assert.Equal((row, DateOnly.Parse(ends), provisional), (row, due.Day, due.Provisional));
    }

    [Fact]
    public void An_instalment_agreement_counts_each_term_for_itself()
    {
        var rule = new ClockRule("MED-10", "申请执行", 2, Years, "权利人", ClockExpiry.RightLapses, "民事诉讼法第二百五十条");
        var ends = new[] { "2026-03-31", "2026-06-30" }.Select(term => rule.DueFrom(DateOnly.Parse(term), WorkCalendar.BuiltIn).Day);
        Assert.Equal([new(2028, 3, 31), new(2028, 6, 30)], ends);
    }
}
