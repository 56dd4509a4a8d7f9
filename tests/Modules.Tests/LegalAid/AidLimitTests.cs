using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Last days that follow from the day of an event, worked by hand on the calendars of 2026 and 2027.</summary>
public sealed class AidLimitTests
{
    private static readonly WorkCalendar calendar = AidBench.Settings.Calendar;

    [Theory]
    [InlineData(LimitEvent.WorkEnded, "2025-12-31", "2026-12-31", "劳动争议调解仲裁法第27条")]
    [InlineData(LimitEvent.LabourHarm, "2025-10-03", "2026-10-08", "劳动争议调解仲裁法第27条")] // 3 October 2026 lies in the holiday
    [InlineData(LimitEvent.AwardReceived, "2026-09-16", "2026-10-08", "劳动争议调解仲裁法第48、50条")] // the fifteenth day, 1 October, begins the holiday
    [InlineData(LimitEvent.AwardReceived, "2026-11-23", "2026-12-08", "劳动争议调解仲裁法第48、50条")]
    [InlineData(LimitEvent.WorkInjury, "2025-11-24", "2026-11-24", "工伤保险条例第17条")]
    [InlineData(LimitEvent.CapacityReceived, "2026-11-20", "2026-12-07", "工伤保险条例第26条")] // the fifteenth day, 5 December, is a Saturday
    [InlineData(LimitEvent.CivilHarm, "2023-11-23", "2026-11-23", "民法典第188条")]
    [InlineData(LimitEvent.JudgmentReceived, "2026-09-25", "2026-10-10", "民事诉讼法第171条")] // Saturday, but a working day
    [InlineData(LimitEvent.RulingReceived, "2026-11-18", "2026-11-30", "民事诉讼法第171条")] // the tenth day, 28 November, is a Saturday
    [InlineData(LimitEvent.PaymentDue, "2024-11-25", "2026-11-25", "民事诉讼法第250条")]
    [InlineData(LimitEvent.ActKnown, "2026-08-03", "2026-10-08", "行政复议法第20条")] // the sixtieth day, 2 October, lies in the holiday
    [InlineData(LimitEvent.ActKnownToSue, "2026-08-31", "2027-03-01", "行政诉讼法第46条")] // the end of February, a Sunday
    [InlineData(LimitEvent.ReconsiderationReceived, "2026-11-23", "2026-12-08", "行政诉讼法第45条")]
    [InlineData(LimitEvent.AdministrativeJudgment, "2026-11-24", "2026-12-09", "行政诉讼法第85条")]
    [InlineData(LimitEvent.StateHarm, "2024-12-01", "2026-12-01", "国家赔偿法第39条")]
    public void The_last_day_follows_from_the_event(LimitEvent what, string on, string last, string article)
    {
        Assert.Equal(DateOnly.Parse(last), AidLimits.Due(new(what, DateOnly.Parse(on)), calendar).Day);
        Assert.StartsWith(article, AidLimits.Rules[what].Article);
    }

    [Fact]
    public void Every_event_has_its_rule() => Assert.Equal(Enum.GetValues<LimitEvent>().Order(), AidLimits.Rules.Keys.Order());

    [Fact]
    public void A_day_that_was_typed_stands_and_half_an_event_is_asked_about()
    {
        var today = new DateOnly(2026, 11, 23);
        Assert.Equal((new DateOnly(2026, 12, 1), null), AidLimits.Settle(new(2026, 12, 1), LimitEvent.WorkEnded, new(2026, 1, 5), calendar, today));
        Assert.Equal((new DateOnly(2027, 1, 5), new AidLimit(LimitEvent.WorkEnded, new(2026, 1, 5))), AidLimits.Settle(null, LimitEvent.WorkEnded, new(2026, 1, 5), calendar, today));
        Assert.Equal((null, new AidLimit(LimitEvent.WorkEnded, new(2025, 11, 3))), AidLimits.Settle(null, LimitEvent.WorkEnded, new(2025, 11, 3), calendar, today));
        Assert.Equal((null, null), AidLimits.Settle(null, null, null, calendar, today));
        Assert.Equal("LimitEvent", Assert.Throws<RuleBroken>(() => AidLimits.Settle(null, null, new(2026, 1, 5), calendar, today)).Field);
        Assert.Equal("LimitEventOn", Assert.Throws<RuleBroken>(() => AidLimits.Settle(null, LimitEvent.WorkEnded, null, calendar, today)).Field);
        Assert.Equal("LimitEventOn", Assert.Throws<RuleBroken>(() => AidLimits.Settle(null, LimitEvent.WorkEnded, new(2026, 11, 24), calendar, today)).Field);
    }
}
