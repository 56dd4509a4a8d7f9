namespace Fashu.Mediation;

/// <summary>Clocks of people's mediation; where the law gives no fixed length, the city sets it and the one here is the default.</summary>
internal static class MediationClocks
{
    public static readonly ClockRule Accept = new ClockRule("mediation.accept", "受理期限", 1, ClockUnit.WorkingDays, "网格调解员", ClockExpiry.Escalate, "人民调解法第17条；天数由本市设定")
    { Tag = "D", Note = "法律没有规定受理天数" }.SetByCity("mediation.accept-days", 5);

    public static readonly ClockRule Danger = new ClockRule("mediation.danger", "危险情况处置期限", 2, ClockUnit.Hours, "村调委会或司法所", ClockExpiry.Escalate, "人民调解法第25条；时限由本市设定")
    { Tag = "D" }.SetByCity("mediation.danger-hours", 24);

    public static readonly ClockRule Grid = new ClockRule("mediation.grid", "网格调处期限", 7, ClockUnit.CalendarDays, "网格调解员", ClockExpiry.Escalate, "人民调解工作若干规定第27条；天数由本市设定")
    { Tag = "D" }.SetByCity("mediation.grid-days", 30);

    /// <summary>In general one month; the start at acceptance and the extension when both ask are our settings.</summary>
    public static readonly ClockRule Conclude = new ClockRule("mediation.conclude", "调解期限", 1, ClockUnit.Months, "人民调解委员会", ClockExpiry.Escalate, "人民调解工作若干规定第33条")
    { Tag = "P" }.SetByCity("mediation.conclude-months", 3);

    /// <summary>Both parties together, 30 days from the effective day; no suspension.</summary>
    public static readonly ClockRule Confirmation = new("mediation.confirmation", "共同申请司法确认期限", 30, ClockUnit.CalendarDays, "双方当事人共同", ClockExpiry.RightLapses, "人民调解法第33条；民事诉讼法第205条");

    /// <summary>The law says at once; the working day is our reading.</summary>
    public static readonly ClockRule Routes = new ClockRule("mediation.routes", "告知其他途径期限", 1, ClockUnit.WorkingDays, "调解员", ClockExpiry.Escalate, "人民调解法第26条；天数由本市设定")
    { Tag = "D" }.SetByCity("mediation.routes-days", 3);

    /// <summary>The law asks for urging and follow-up but gives no interval.</summary>
    public static readonly ClockRule Visit = new ClockRule("mediation.visit", "回访期限", 30, ClockUnit.CalendarDays, "调解员", ClockExpiry.Escalate, "人民调解法第31条；间隔由本市设定")
    { Tag = "U" }.SetByCity("mediation.visit-days", 180);

    public static readonly IReadOnlyList<ClockRule> All = [Accept, Danger, Grid, Conclude, Confirmation, Routes, Visit];

    /// <summary>Clocks whose expiry turns a matter red.</summary>
    public static readonly IReadOnlySet<string> Blocking = new HashSet<string> { Accept.Key, Danger.Key, Grid.Key, Conclude.Key, Routes.Key };
}
