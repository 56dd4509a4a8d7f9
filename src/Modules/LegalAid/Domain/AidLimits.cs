using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What happened on the day from which a last day runs.</summary>
public enum LimitEvent
{
    [Display(Name = "离开单位（欠薪，去仲裁）")] WorkEnded,
    [Display(Name = "知道单位侵害了劳动权益（去仲裁）")] LabourHarm,
    [Display(Name = "收到劳动仲裁裁决书（去起诉）")] AwardReceived,
    [Display(Name = "干活受伤（自己申请工伤认定）")] WorkInjury,
    [Display(Name = "收到劳动能力鉴定结论（要再次鉴定）")] CapacityReceived,
    [Display(Name = "知道自己受了损害、谁造成的（去起诉）")] CivilHarm,
    [Display(Name = "收到一审民事判决书（去上诉）")] JudgmentReceived,
    [Display(Name = "收到一审民事裁定书（去上诉）")] RulingReceived,
    [Display(Name = "判决、裁决、调解书定的付款日（申请强制执行）")] PaymentDue,
    [Display(Name = "知道行政机关的决定（申请行政复议）")] ActKnown,
    [Display(Name = "知道行政机关的决定（直接起诉）")] ActKnownToSue,
    [Display(Name = "收到行政复议决定书（去起诉）")] ReconsiderationReceived,
    [Display(Name = "收到一审行政判决书（去上诉）")] AdministrativeJudgment,
    [Display(Name = "知道国家机关侵害了权益（请求国家赔偿）")] StateHarm,
}

/// <summary>An event of that kind on a day, as it was typed.</summary>
public sealed record AidLimit(LimitEvent Event, DateOnly On);

/// <summary>Last days that follow from an event. What stops or restarts a limitation is not known here, and no court applies it by itself (民法典 193): a day that passed warns and bars nothing.</summary>
internal static class AidLimits
{
    public static readonly IReadOnlyDictionary<LimitEvent, ClockRule> Rules = new Dictionary<LimitEvent, ClockRule>
    {
        [LimitEvent.WorkEnded] = Of("work-ended", "申请劳动仲裁", 1, ClockUnit.Years, "劳动争议调解仲裁法第27条第4款"),
        [LimitEvent.LabourHarm] = Of("labour-harm", "申请劳动仲裁", 1, ClockUnit.Years, "劳动争议调解仲裁法第27条第1款"),
        [LimitEvent.AwardReceived] = Of("award", "向人民法院起诉", 15, ClockUnit.CalendarDays, "劳动争议调解仲裁法第48、50条"),
        [LimitEvent.WorkInjury] = Of("work-injury", "申请工伤认定", 1, ClockUnit.Years, "工伤保险条例第17条第2款"),
        [LimitEvent.CapacityReceived] = Of("capacity", "申请再次鉴定", 15, ClockUnit.CalendarDays, "工伤保险条例第26条"),
        [LimitEvent.CivilHarm] = Of("civil-harm", "向人民法院起诉", 3, ClockUnit.Years, "民法典第188条第1款"),
        [LimitEvent.JudgmentReceived] = Of("judgment", "上诉", 15, ClockUnit.CalendarDays, "民事诉讼法第171条第1款"),
        [LimitEvent.RulingReceived] = Of("ruling", "上诉", 10, ClockUnit.CalendarDays, "民事诉讼法第171条第2款"),
        [LimitEvent.PaymentDue] = Of("enforcement", "申请强制执行", 2, ClockUnit.Years, "民事诉讼法第250条"),
        [LimitEvent.ActKnown] = Of("act-known", "申请行政复议", 60, ClockUnit.CalendarDays, "行政复议法第20条"),
        [LimitEvent.ActKnownToSue] = Of("act-suit", "提起行政诉讼", 6, ClockUnit.Months, "行政诉讼法第46条第1款"),
        [LimitEvent.ReconsiderationReceived] = Of("reconsideration", "提起行政诉讼", 15, ClockUnit.CalendarDays, "行政诉讼法第45条"),
        [LimitEvent.AdministrativeJudgment] = Of("administrative-judgment", "上诉", 15, ClockUnit.CalendarDays, "行政诉讼法第85条"),
        [LimitEvent.StateHarm] = Of("state-harm", "请求国家赔偿", 2, ClockUnit.Years, "国家赔偿法第39条第1款"),
    };

    public static Due Due(AidLimit limit, WorkCalendar calendar) => Rules[limit.Event].DueFrom(limit.On, calendar);

    /// <summary>申请劳动仲裁的最后一天是2026年12月31日.</summary>
    public static string Words(AidLimit limit, WorkCalendar calendar) => $"{Rules[limit.Event].Title}的最后一天是{Due(limit, calendar).Day.FormalWithWeekday()}";

    /// <summary>A last day that was typed stands; else it follows from the event. One that passed is no last day any more.</summary>
    /// <exception cref="RuleBroken">Only half of the event was typed, or it lies ahead.</exception>
    public static (DateOnly? Day, AidLimit? From) Settle(DateOnly? typed, LimitEvent? what, DateOnly? on, WorkCalendar calendar, DateOnly today)
    {
        if (what is null && on is not null) throw new RuleBroken("请选那一天发生了什么。") { Field = nameof(ApplyForAid.Form.LimitEvent) };
        if (what is not null && on is null && typed is null) throw new RuleBroken("请填是哪一天。") { Field = nameof(ApplyForAid.Form.LimitEventOn) };
        if (on > today && what != LimitEvent.PaymentDue) throw new RuleBroken("已经发生的事，日子不能晚于今天。") { Field = nameof(ApplyForAid.Form.LimitEventOn) };
        if (on?.Year is < 1990 or > 2100) throw new RuleBroken("日子不对，请核对年份。") { Field = nameof(ApplyForAid.Form.LimitEventOn) };
        if (typed is not null || what is null) return (typed, null);
        var limit = new AidLimit(what.Value, on!.Value);
        var day = Due(limit, calendar).Day;
        return (day < today ? null : day, limit);
    }

    private static ClockRule Of(string key, string title, int length, ClockUnit unit, string article) => new($"legalaid.limit.{key}", title, length, unit, "申请人", ClockExpiry.Nothing, article);
}
