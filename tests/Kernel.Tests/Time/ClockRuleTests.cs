using static Fashu.ClockUnit;

namespace Fashu.Kernel.Tests;

/// <summary>How the law counts, as far as it is arithmetic.</summary>
public class ClockRuleTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;

    private static ClockRule Rule(int length, ClockUnit unit, string article = "测试法第一条") =>
        new("test", "测试期限", length, unit, "测试机构", ClockExpiry.Escalate, article);

    private static DateOnly Day(string day) => DateOnly.Parse(day);

    /// <summary>City wall time as UTC instant.</summary>
    private static DateTime At(string city) => DateTime.SpecifyKind(DateTime.Parse(city).AddHours(-8), DateTimeKind.Utc);

    // 民法典 201, CPL 85: an event at 23:59 and one at 00:01 of the same city day give the same end; UTC days play no part.
    [Theory]
    [InlineData("2026-11-16T00:01", "2026-11-19")]
    [InlineData("2026-11-16T07:59", "2026-11-19")]
    [InlineData("2026-11-16T23:59", "2026-11-19")]
    [InlineData("2026-11-17T00:00", "2026-11-20")]
    public void The_day_of_the_event_is_not_counted(string event_, string ends)
    {
        var due = Rule(3, CalendarDays).DueFrom(At(event_), Calendar);
        Assert.Equal(Day(ends), due.Day);
        Assert.Equal(At(ends + "T00:00").AddDays(1), due.At);
    }

    // 民法典 201
    [Theory]
    [InlineData("2026-10-01T18:30", 24, "2026-10-02T18:30")]
    [InlineData("2026-11-20T17:00", 48, "2026-11-22T17:00")]
    [InlineData("2026-12-31T22:15", 2, "2027-01-01T00:15")]
    public void Hours_run_from_the_minute_and_never_roll_over(string from, int hours, string ends)
    {
        var due = Rule(hours, Hours).DueFrom(At(from), Calendar);
        Assert.Equal(At(ends), due.At);
        Assert.Equal(DateOnly.FromDateTime(DateTime.Parse(ends)), due.Day);
        Assert.False(due.Provisional);
    }

    [Fact]
    public void Hours_that_end_at_midnight_end_the_day_before() =>
        Assert.Equal(Day("2026-11-21"), Rule(24, Hours).DueFrom(At("2026-11-21T00:00"), Calendar).Day);

    // 民法典 203, CPL 85; 刑事诉讼法 105
    [Theory]
    [InlineData("2026-11-21", true, "2026-11-23")]
    [InlineData("2026-11-21", false, "2026-11-21")]
    [InlineData("2026-10-01", true, "2026-10-08")]
    [InlineData("2026-10-10", true, "2026-10-10")]
    [InlineData("2026-02-15", true, "2026-02-24")]
    public void The_last_day_rolls_over_rest_days_only_where_it_may(string last, bool rolls, string ends) =>
        Assert.Equal(Day(ends), (Rule(10, CalendarDays) with { RollsOver = rolls }).DueFrom(Day(last).AddDays(-10), Calendar).Day);

    // 民法典 202
    [Theory]
    [InlineData("2026-01-31", 1, Months, "2026-02-28")]
    [InlineData("2026-08-31", 6, Months, "2027-03-01")]
    [InlineData("2026-01-30", 1, Months, "2026-02-28")]
    [InlineData("2027-12-31", 2, Months, "2028-02-29")]
    [InlineData("2026-05-31", 1, Months, "2026-06-30")]
    [InlineData("2028-02-29", 1, Years, "2029-02-28")]
    [InlineData("2026-03-10", 1, Years, "2027-03-10")]
    public void Months_and_years_end_on_the_corresponding_day_or_the_month_end(string from, int length, ClockUnit unit, string ends) =>
        Assert.Equal(Day(ends), Rule(length, unit).DueFrom(Day(from), Calendar).Day);

    // CPL 85: posted before 24:00 of the last day is in time.
    [Fact]
    public void The_last_day_ends_at_midnight()
    {
        var due = Rule(3, CalendarDays).DueFrom(Day("2026-11-16"), Calendar);
        Assert.False(due.IsOver(At("2026-11-19T23:59")));
        Assert.True(due.IsOver(At("2026-11-20T00:00")));
    }

    // 行政复议法 51, 行政处罚法 64
    [Theory]
    [InlineData(5, CalendarDays, "2026-10-14", "2026-10-09")]
    [InlineData(5, CalendarDays, "2026-10-09", "2026-10-04")] // not moved: a later day would be too late
    [InlineData(3, WorkingDays, "2027-01-05", "2026-12-30")]
    [InlineData(1, Months, "2026-03-31", "2026-02-28")]
    [InlineData(1, Years, "2028-02-29", "2027-02-28")]
    [InlineData(24, Hours, "2026-10-14", "2026-10-13")]
    public void Time_before_a_hearing_counts_backwards(int length, ClockUnit unit, string hearing, string latest) =>
        Assert.Equal(Day(latest), Rule(length, unit).LatestBefore(Day(hearing), Calendar));

    // CPL 87, 90, 91, 95
    [Theory]
    [InlineData(ServedBy.Hand, "2026-09-01")]
    [InlineData(ServedBy.Mail, "2026-09-01")]
    [InlineData(ServedBy.Electronic, "2026-09-01")]
    [InlineData(ServedBy.PublicNotice, "2026-10-01")]
    public void A_paper_counts_as_served_on(ServedBy way, string served) => Assert.Equal(Day(served), Service.ServedOn(way, Day("2026-09-01")));

    // 行政复议法 62
    [Fact]
    public void An_extension_after_the_end_is_void()
    {
        var rule = Rule(60, CalendarDays);
        var start = At("2026-09-22T10:00");
        var due = rule.DueFrom(start, Calendar);
        Assert.Equal(Day("2026-12-21"), rule.Extend(due, start, 30, At("2026-11-23T23:59"), Calendar).Day);
        var late = Assert.Throws<RuleBroken>(() => rule.Extend(due, start, 30, At("2026-11-24T00:00"), Calendar));
        Assert.Equal("期限已于2026年11月23日届满，届满以后不能再延长。", late.Message);
        Assert.Throws<RuleBroken>(() => rule.Extend(due, start, 0, At("2026-11-20T09:00"), Calendar));
    }

    // 公证法 30, by working days: 4 of 15 used (21–24 April), 11 go on from 7 May (7, 8, 9 make-up, 11–15, 18–20).
    [Fact]
    public void Remaining_working_days_go_on_after_a_pause()
    {
        var due = Rule(15, WorkingDays).Resume(At("2026-04-20T09:00"),
            [new("补充材料", At("2026-04-24T10:00"), At("2026-05-06T16:00"))], Calendar);
        Assert.Equal(Day("2026-05-20"), due.Day);
        Assert.Contains(due.Why, line => line.Contains("2026年4月24日因补充材料中止，2026年5月6日恢复，剩余11个工作日"));
    }

    // 公证法 30, by calendar days: 60 days to 21 November, ten days of pause, 1 December.
    [Fact]
    public void Remaining_calendar_days_go_on_after_a_pause() =>
        Assert.Equal(Day("2026-12-01"), Rule(60, CalendarDays).Resume(At("2026-09-22T09:00"),
            [new("鉴定", At("2026-10-01T09:00"), At("2026-10-11T09:00"))], Calendar).Day);

    [Fact]
    public void Several_pauses_add_up_and_overlaps_count_once() =>
        Assert.Equal(Day("2026-12-01"), Rule(60, CalendarDays).Resume(At("2026-09-22T09:00"),
            [
                new("勘验", At("2026-10-08T09:00"), At("2026-10-11T09:00")),
                new("鉴定", At("2026-10-01T09:00"), At("2026-10-09T09:00")),
            ], Calendar).Day);

    [Fact]
    public void A_pause_of_one_day_or_after_the_end_changes_nothing()
    {
        var rule = Rule(5, WorkingDays);
        Assert.Equal(Day("2026-09-22"), rule.Resume(At("2026-09-16T09:00"),
            [new("补正", At("2026-09-18T09:00"), At("2026-09-18T17:00"))], Calendar).Day);
        Assert.Equal(Day("2026-09-22"), rule.Resume(At("2026-09-16T09:00"),
            [new("补正", At("2026-09-23T09:00"), At("2026-09-30T17:00"))], Calendar).Day);
    }

    [Fact]
    public void A_month_pauses_by_its_days() =>
        Assert.Equal(Day("2026-09-15"), Rule(1, Months).Resume(At("2026-08-10T09:00"),
            [new("双方另行协商", At("2026-08-20T09:00"), At("2026-08-25T09:00"))], Calendar).Day);

    [Fact]
    public void Hours_pause_to_the_minute() =>
        Assert.Equal(At("2026-11-22T11:30"), Rule(24, Hours).Resume(At("2026-11-21T10:00"),
            [new("不可抗力", At("2026-11-21T12:00"), At("2026-11-21T13:30"))], Calendar).At);

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Rule(5, WorkingDays).Resume(At("2026-09-16T09:00"),
            [new("补正", At("2026-09-18T09:00"), At("2026-09-17T09:00"))], Calendar));

    // 政府信息公开条例 30, 33, 20 working days from receipt of the supplemented request.
    [Fact]
    public void A_restarted_clock_begins_anew()
    {
        var due = Rule(20, WorkingDays).Restart(At("2026-09-22T09:00"), "收到补正后的申请", Calendar);
        Assert.Equal(Day("2026-10-27"), due.Day); // 23, 24, 28–30 Sep; 8–10, 12–16, 19–23, 26, 27 Oct
        Assert.Equal(20, Calendar.WorkdaysBetween(Day("2026-09-22"), due.Day));
        Assert.Equal("收到补正后的申请，期限从2026年9月22日重新计算。", due.Why[0]);
    }

    // 行政复议法 30, 法律援助法 43: silence counts only where the law says so
    [Theory]
    [InlineData(ClockExpiry.DeemedConsent)]
    [InlineData(ClockExpiry.DeemedWithdrawal)]
    [InlineData(ClockExpiry.RightLapses)]
    [InlineData(ClockExpiry.Terminate)]
    public void Silence_has_an_effect_only_with_an_article(ClockExpiry expiry)
    {
        Assert.Throws<ArgumentException>(() => new ClockRule("x", "x", 5, WorkingDays, "x", expiry, " "));
        Assert.Equal(expiry, new ClockRule("x", "x", 5, WorkingDays, "x", expiry, "行政复议法第三十条").Expiry);
    }

    [Fact]
    public void The_counting_is_explained_step_by_step()
    {
        var due = Rule(7, WorkingDays, "行政复议法第四十八条").DueFrom(At("2026-09-22T15:00"), Calendar);
        Assert.Equal(
        [
            "2026年9月22日（周二）起算，当日不计，从次日开始计算（民法典第二百零一条）。",
            "期限7个工作日（行政复议法第四十八条），只计工作日。",
            "休息日不计：9月25日（中秋节）、9月26日（中秋节）、9月27日（中秋节）、10月1日（国庆节）、10月2日（国庆节）、10月3日（国庆节）、10月4日（国庆节）、10月5日（国庆节）、10月6日（国庆节）、10月7日（国庆节）。",
            "到2026年10月9日（周五）24时届满。",
        ], due.Why);
    }

    [Fact]
    public void Roll_over_make_up_days_and_provisional_years_are_explained()
    {
        Assert.Contains("最后一日2026年10月3日（国庆节）是休息日，顺延到2026年10月8日（周四）（民法典第二百零三条）。",
            Rule(30, CalendarDays).DueFrom(Day("2026-09-03"), Calendar).Why);
        Assert.Contains("调休上班日计入：9月20日（周日）。", Rule(5, WorkingDays).DueFrom(Day("2026-09-16"), Calendar).Why);
        Assert.Contains("暂定：2027年的放假安排还没有公布或导入，按周一至周五和法定固定节日推算，公布后重新计算。",
            Rule(5, WorkingDays).DueFrom(Day("2026-12-28"), Calendar).Why);
        Assert.Contains("最后一日2026年11月21日（周六）是休息日，但这一期限不因节假日顺延。",
            (Rule(5, CalendarDays) with { RollsOver = false }).DueFrom(Day("2026-11-16"), Calendar).Why);
    }

    [Fact]
    public void A_published_list_settles_what_was_provisional()
    {
        var rule = Rule(5, WorkingDays);
        var published = Calendar.With(new(2027,
            new Dictionary<DateOnly, string> { [Day("2027-01-01")] = "元旦", [Day("2027-01-02")] = "元旦", [Day("2027-01-03")] = "元旦", [Day("2027-01-04")] = "元旦" },
            new Dictionary<DateOnly, string>(), true, "测试名单"));
        Assert.Equal((Day("2027-01-05"), true), (rule.DueFrom(Day("2026-12-28"), Calendar) is var early ? (early.Day, early.Provisional) : default));
        Assert.Equal((Day("2027-01-06"), false), (rule.DueFrom(Day("2026-12-28"), published) is var late ? (late.Day, late.Provisional) : default));
    }

    [Fact]
    public void A_last_day_that_does_not_roll_is_never_provisional() =>
        Assert.False((Rule(10, CalendarDays) with { RollsOver = false }).DueFrom(Day("2026-12-28"), Calendar).Provisional);

    [Fact]
    public void A_resumed_clock_keeps_its_remaining_days() => Seeded.Each(2000, random =>
    {
        var unit = random.Flip() ? WorkingDays : CalendarDays;
        var length = random.Next(1, 90);
        var start = random.Day(Day("2025-01-01"), Day("2027-06-30"));
        var rule = Rule(length, unit) with { RollsOver = false };
        var straight = rule.DueFrom(start, Calendar);
        var stop = random.Day(start, straight.Day);
        var resume = stop.AddDays(random.Next(0, 60));
        var due = rule.Resume(start.StartsAt().AddHours(10), [new("补充材料", stop.StartsAt().AddHours(11), resume.StartsAt().AddHours(12))], Calendar);
        var counted = unit == WorkingDays
            ? Calendar.WorkdaysBetween(start, stop) + Calendar.WorkdaysBetween(resume, due.Day)
            : stop.DayNumber - start.DayNumber + (due.Day.DayNumber - resume.DayNumber);
        Assert.Equal(length, counted);
        Assert.True(due.Day >= straight.Day);
    });

    [Fact]
    public void Every_end_is_a_working_day_and_a_longer_period_never_ends_earlier() => Seeded.Each(2000, random =>
    {
        var unit = random.Pick([WorkingDays, CalendarDays, Months, Years]);
        var length = random.Next(1, unit == Years ? 4 : 60);
        var start = random.Day(Day("2025-01-01"), Day("2027-12-31"));
        var due = Rule(length, unit).DueFrom(start, Calendar);
        Assert.True(Calendar.IsWorkday(due.Day));
        Assert.True(due.Day > start);
        Assert.True(Rule(length + 1, unit).DueFrom(start, Calendar).Day >= due.Day);
        Assert.Equal(due.Day.EndsAt(), due.At);
        Assert.All(due.Why, line => Assert.EndsWith("。", line));
    });
}
