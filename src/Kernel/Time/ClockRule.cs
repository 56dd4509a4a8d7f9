namespace Fashu;

/// <summary>What a legal period is counted in.</summary>
public enum ClockUnit { CalendarDays, WorkingDays, Months, Years, Hours }

/// <summary>What the law attaches to silence at the end of a period.</summary>
public enum ClockExpiry { Nothing, Escalate, DeemedConsent, DeemedWithdrawal, RightLapses, Terminate }

/// <summary>A stop of a clock: the reason and evidence are kept by whoever stores it; counting needs when it began and ended.</summary>
public sealed record Pause(string Reason, DateTime From, DateTime Until);

/// <summary>A period as the law or the city sets it. Pure arithmetic (民法典 200–204, CPL 85); rows are kept elsewhere.</summary>
public sealed record ClockRule(string Key, string Title, int Length, ClockUnit Unit, string Who, ClockExpiry Expiry, string Article)
{
    /// <summary>A last day of rest moves to the first working day after it (民法典 203); custody periods do not (刑事诉讼法 105), hours never.</summary>
    public bool RollsOver { get; init; } = true;

    /// <summary>How well the source is known: S statute read, P public page, D our derivation, U unverified.</summary>
    public string Tag { get; init; } = "S";

    public string Version { get; init; } = "1";

    public string? Note { get; init; }

    /// <summary>The city's own length; null where the law fixes it. <see cref="Length"/> is the default.</summary>
    public Setting<int>? Setting { get; init; }

    /// <summary>The law leaves the length to the city, up to this.</summary>
    public ClockRule SetByCity(string key, int most) => this with
    {
        Setting = new(key, $"{Title}（{ChineseUnit(Unit).TrimStart('个')}）", Length, Article, length => length < 1 || length > most ? $"应在1到{most}之间" : null),
    };

    // Silence has an effect only where the law says so.
    public ClockExpiry Expiry { get; } = Expiry is ClockExpiry.Nothing or ClockExpiry.Escalate || !string.IsNullOrWhiteSpace(Article)
        ? Expiry : throw new ArgumentException($"{Key}: an effect of silence needs its article.", nameof(Expiry));

    public Due DueFrom(DateTime startedAt, WorkCalendar calendar, int? length = null) => Resume(startedAt, [], calendar, length);

    /// <summary>Where only the day of the event is known; hours then run from 00:00, the earlier end.</summary>
    public Due DueFrom(DateOnly trigger, WorkCalendar calendar, int? length = null) => Resume(trigger.StartsAt(), [], calendar, length);

    /// <summary>Remaining days go on after each pause, they do not begin anew. The day of the stop still counts, the day of the resumption does not.</summary>
    public Due Resume(DateTime startedAt, IReadOnlyList<Pause> pauses, WorkCalendar calendar, int? length = null) =>
        new ClockCount(this, calendar).Run(startedAt, pauses, length ?? Length);

    /// <summary>An extension counts from the first trigger with the longer period, and only while the period still runs.</summary>
    public Due Extend(Due current, DateTime startedAt, int by, DateTime decidedAt, WorkCalendar calendar,
        int? length = null, IReadOnlyList<Pause>? pauses = null)
    {
        if (by <= 0) throw new RuleBroken("延长的期限必须大于零。");
        current.DemandOpen(decidedAt, "延长");
        var longer = Resume(startedAt, pauses ?? [], calendar, (length ?? Length) + by);
        return longer with { Why = [.. longer.Why, $"{decidedAt.CityDay().Formal()}批准延长{by}{ChineseUnit(Unit)}，原定{current.Day.Formal()}届满。"] };
    }

    /// <summary>The whole period begins again where the law says so.</summary>
    public Due Restart(DateTime again, string reason, WorkCalendar calendar, int? length = null)
    {
        var due = DueFrom(again, calendar, length);
        return due with { Why = [$"{reason}，期限从{again.CityDay().Formal()}重新计算。", .. due.Why] };
    }

    /// <summary>“At least so long before”: counted backwards, the day itself excluded; never moved, a later day would be too late.</summary>
    public DateOnly LatestBefore(DateOnly hearing, WorkCalendar calendar) => Unit switch
    {
        ClockUnit.WorkingDays => calendar.AddWorkdays(hearing, -Length),
        ClockUnit.Months => hearing.AddMonths(-Length),
        ClockUnit.Years => hearing.AddYears(-Length),
        ClockUnit.Hours => (hearing.StartsAt().AddHours(-Length)).CityDay(),
        _ => hearing.AddDays(-Length),
    };

    /// <summary>A length as people say it: 7日, 3个工作日.</summary>
    public string Words(int length) => $"{length}{ChineseUnit(Unit)}";

    internal static string ChineseUnit(ClockUnit unit) => unit switch
    {
        ClockUnit.WorkingDays => "个工作日",
        ClockUnit.Months => "个月",
        ClockUnit.Years => "年",
        ClockUnit.Hours => "小时",
        _ => "日",
    };
}
