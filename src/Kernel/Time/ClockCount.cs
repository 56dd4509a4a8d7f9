namespace Fashu;

/// <summary>One counting of one period, writing down why as it goes.</summary>
internal sealed class ClockCount(ClockRule rule, WorkCalendar calendar)
{
    private readonly List<string> why = [];
    private readonly List<DateOnly> skipped = [];
    private readonly List<DateOnly> madeUp = [];
    private readonly SortedSet<int> unpublished = [];

    public Due Run(DateTime startedAt, IReadOnlyList<Pause> pauses, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        foreach (var pause in pauses)
            if (pause.Until < pause.From) throw new ArgumentException("A pause ends before it begins.", nameof(pauses));
        var ordered = pauses.OrderBy(pause => pause.From).ToList();
        return rule.Unit == ClockUnit.Hours ? Hours(startedAt, ordered, length) : Days(startedAt.CityDay(), ordered, length);
    }

    private Due Hours(DateTime startedAt, List<Pause> pauses, int length)
    {
        why.Add($"从{startedAt.FormalTime()}起计算，期限{length}小时（{rule.Article}），节假日照常计算、不顺延。");
        var at = startedAt.AddHours(length);
        var free = startedAt;
        foreach (var pause in pauses)
        {
            var from = pause.From > free ? pause.From : free;
            if (from >= at || pause.Until <= from) continue;
            at += pause.Until - from;
            free = pause.Until;
            why.Add($"{pause.From.FormalTime()}至{pause.Until.FormalTime()}因{pause.Reason}中止，不计入期限。");
        }
        why.Add($"到{at.FormalTime()}届满。");
        return new(at, at.AddTicks(-1).CityDay(), false, why);
    }

    private Due Days(DateOnly trigger, List<Pause> pauses, int length)
    {
        why.Add($"{trigger.FormalWithWeekday()}起算，当日不计，从次日开始计算（民法典第二百零一条）。");
        why.Add($"期限{length}{ClockRule.ChineseUnit(rule.Unit)}（{rule.Article}）{HowCounted}。");

        var from = trigger;
        var left = Total(trigger, length);
        foreach (var pause in pauses)
        {
            var stopped = pause.From.CityDay() > from ? pause.From.CityDay() : from;
            var resumed = pause.Until.CityDay();
            // A stop after the end changes nothing; one inside an earlier stop is already counted.
            if (resumed <= from || stopped > Rolled(Step(from, left, note: false), note: false)) continue;
            left = Math.Max(0, left - Used(from, stopped));
            why.Add($"{stopped.Formal()}因{pause.Reason}中止，{resumed.Formal()}恢复，剩余{left}{(ByWorkdays ? "个工作日" : "日")}从次日继续计算，不重新起算。");
            from = resumed;
        }

        var last = Step(from, left, note: true);
        if (skipped.Count > 0) why.Add($"休息日不计：{Names(skipped)}。");
        if (madeUp.Count > 0) why.Add($"调休上班日计入：{Names(madeUp)}。");
        var day = Rolled(last, note: true);
        why.Add($"到{day.FormalWithWeekday()}24时届满。");
        foreach (var year in unpublished)
            why.Add($"暂定：{year}年的放假安排还没有公布或导入，按周一至周五和法定固定节日推算，公布后重新计算。");
        return new(day.EndsAt(), day, unpublished.Count > 0, why);
    }

    private bool ByWorkdays => rule.Unit == ClockUnit.WorkingDays;

    private string HowCounted => rule.Unit switch
    {
        ClockUnit.WorkingDays => "，只计工作日",
        ClockUnit.Months or ClockUnit.Years => "，到期月的对应日为最后一日，没有对应日的为月末（民法典第二百零二条）",
        _ => "，节假日计算在内",
    };

    private int Total(DateOnly trigger, int length) => rule.Unit switch
    {
        ClockUnit.Months => trigger.AddMonths(length).DayNumber - trigger.DayNumber,
        ClockUnit.Years => trigger.AddYears(length).DayNumber - trigger.DayNumber,
        _ => length,
    };

    private int Used(DateOnly from, DateOnly to) =>
        ByWorkdays ? calendar.WorkdaysBetween(from, to) : to.DayNumber - from.DayNumber;

    private DateOnly Step(DateOnly from, int days, bool note)
    {
        if (!ByWorkdays) return from.AddDays(days);
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            var works = Works(day, note);
            if (works) days--;
            if (!note) continue;
            if (!works) skipped.Add(day);
            else if (day.IsWeekend()) madeUp.Add(day);
        }
        return day;
    }

    private DateOnly Rolled(DateOnly last, bool note)
    {
        if (!rule.RollsOver)
        {
            // Only said where it makes a difference.
            if (note && !calendar.IsWorkday(last)) why.Add($"最后一日{last.FormalWithWeekday()}是休息日，但这一期限不因节假日顺延。");
            return last;
        }
        var day = last;
        while (!Works(day, note)) day = day.AddDays(1);
        if (note && day != last)
            why.Add($"最后一日{last.Formal()}（{calendar.RestName(last)}）是休息日，顺延到{day.FormalWithWeekday()}（民法典第二百零三条）。");
        return day;
    }

    private bool Works(DateOnly day, bool note)
    {
        if (note && !calendar.IsCertain(day)) unpublished.Add(day.Year);
        return calendar.IsWorkday(day);
    }

    private string Names(List<DateOnly> days) => string.Join("、", days.Select(day =>
        $"{day.Month}月{day.Day}日（{(calendar.IsWorkday(day) ? day.Weekday() : calendar.RestName(day))}）"));
}
