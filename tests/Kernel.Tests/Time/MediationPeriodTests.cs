using static Fashu.ClockUnit;

namespace Fashu.Kernel.Tests;

/// <summary>The periods of mediation and of what follows it, counted by hand on the 2026 calendar and across new year 2027, whose list is not published (provisional).</summary>
public class MediationPeriodTests
{
    [Theory]
    // PMR 33: one month
    [InlineData("one month", "2026-08-31", 1, Months, "2026-09-30", false)]        // no 31 September
    [InlineData("one month, rolls over National Day", "2026-09-07", 1, Months, "2026-10-08", false)]
    [InlineData("one month, extended", "2026-09-07", 2, Months, "2026-11-09", false)] // 7 Nov is a Saturday
    [InlineData("one month, new year", "2026-12-31", 1, Months, "2027-02-01", true)]  // 31 Jan is a Sunday
    [InlineData("one month, month end", "2026-01-31", 1, Months, "2026-02-28", false)] // Saturday, but a make-up working day
    // PML 26: immediately
    [InlineData("told at once", "2026-11-20", 0, CalendarDays, "2026-11-20", false)]
    // PML 33; CPL 205: 30 days to ask for confirmation
    [InlineData("joint confirmation", "2026-09-03", 30, CalendarDays, "2026-10-08", false)]
    [InlineData("joint confirmation, new year", "2026-12-02", 30, CalendarDays, "2027-01-04", true)] // Fri 1 Jan, weekend, Monday
    // 最高人民法院关于人民调解协议司法确认程序的若干规定 4: court 3 days
    [InlineData("court accepts", "2026-09-21", 3, CalendarDays, "2026-09-24", false)]
    [InlineData("court accepts, holidays", "2026-09-30", 3, CalendarDays, "2026-10-08", false)]
    // the same 5; CPL 187: 15, 25 and 30 days
    [InlineData("court decides, 15", "2026-09-10", 15, CalendarDays, "2026-09-28", false)]
    [InlineData("court decides, 25", "2026-09-10", 25, CalendarDays, "2026-10-08", false)]
    [InlineData("court decides, 30", "2026-09-10", 30, CalendarDays, "2026-10-10", false)] // Saturday, make-up working day
    // 民诉法解释 372: 15 days, 6 months
    [InlineData("objection, party", "2026-09-21", 15, CalendarDays, "2026-10-08", false)]
    [InlineData("objection, third party", "2026-08-31", 6, Months, "2027-03-01", true)] // 28 Feb 2027 is a Sunday
    // CPL 250: 2 years
    [InlineData("enforcement", "2026-09-30", 2, Years, "2028-10-04", true)]           // Saturday, then the fixed 1–3 October
    [InlineData("enforcement, leap day", "2028-02-29", 2, Years, "2030-02-28", true)]
    // CPL 226–228: payment order 5, 15, 15 days
    [InlineData("payment order, acceptance", "2026-09-24", 5, CalendarDays, "2026-09-29", false)]
    [InlineData("payment order, issue", "2026-09-29", 15, CalendarDays, "2026-10-14", false)]
    [InlineData("payment order, objection", "2026-10-14", 15, CalendarDays, "2026-10-29", false)]
    // 劳动争议调解仲裁法 14: labour mediation 15 days
    [InlineData("labour mediation", "2026-02-13", 15, CalendarDays, "2026-02-28", false)]  // Saturday, make-up working day
    // 人民法院在线调解规则 24: court-entrusted mediation
    [InlineData("before docketing", "2026-01-20", 30, CalendarDays, "2026-02-24", false)]  // 19 Feb lies in Spring Festival
    [InlineData("after docketing, ordinary", "2026-02-05", 15, CalendarDays, "2026-02-24", false)]
    [InlineData("after docketing, simplified", "2026-02-14", 7, CalendarDays, "2026-02-24", false)]
    // 人民法院在线调解规则 10; 人民法院在线调解规则 12: three and two working days
    [InlineData("appointing, court", "2026-02-13", 3, WorkingDays, "2026-02-25", false)]
    [InlineData("appointing, parties", "2026-02-13", 2, WorkingDays, "2026-02-24", false)]
    [InlineData("mediator answers", "2026-09-24", 3, WorkingDays, "2026-09-30", false)]
    // 道路交通事故处理程序规定 86; 道路交通事故处理程序规定 90; 道路交通事故处理程序规定 85: traffic accidents
    [InlineData("asking the police", "2026-04-20", 10, WorkingDays, "2026-05-07", false)]
    [InlineData("police mediation, new year", "2026-12-30", 10, WorkingDays, "2027-01-14", true)]
    [InlineData("asking after a failure", "2026-09-18", 3, WorkingDays, "2026-09-22", false)]    // Sunday 20 September counts
    // NB-PMR 13: filing within 30 working days
    [InlineData("filing a change", "2026-03-02", 30, WorkingDays, "2026-04-14", false)]
    [InlineData("filing a change, new year", "2026-12-01", 30, WorkingDays, "2027-01-13", true)]
    // PML 9: term of office 3 years
    [InlineData("term of office", "2026-11-21", 3, Years, "2029-11-21", true)]
    // 深圳经济特区矛盾纠纷多元化解条例 25, 45, 46: administrative mediation
    [InlineData("administrative mediation, transfer", "2026-12-28", 3, WorkingDays, "2026-12-31", false)]
    [InlineData("administrative mediation, accept", "2026-12-28", 5, WorkingDays, "2027-01-05", true)]
    [InlineData("administrative mediation, complex", "2026-12-28", 10, WorkingDays, "2027-01-12", true)]
    [InlineData("administrative mediation, period", "2026-12-28", 30, CalendarDays, "2027-01-27", true)]
    public void A_mediation_period_ends_on(string row, string trigger, int length, ClockUnit unit, string ends, bool provisional)
    {
        var rule = new ClockRule(row, row, length, unit, "调解委员会", ClockExpiry.Escalate, "人民调解法");
        var due = rule.DueFrom(DateOnly.Parse(trigger), WorkCalendar.BuiltIn);
        Assert.Equal((row, DateOnly.Parse(ends), provisional), (row, due.Day, due.Provisional));
    }

    [Fact]
    public void An_instalment_agreement_counts_each_term_for_itself()
    {
        var rule = new ClockRule("enforcement", "申请执行", 2, Years, "权利人", ClockExpiry.RightLapses, "民事诉讼法第二百五十条");
        var ends = new[] { "2026-03-31", "2026-06-30" }.Select(term => rule.DueFrom(DateOnly.Parse(term), WorkCalendar.BuiltIn).Day);
        Assert.Equal([new(2028, 3, 31), new(2028, 6, 30)], ends);
    }
}
