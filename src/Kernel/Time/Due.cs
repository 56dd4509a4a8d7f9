namespace Fashu;

/// <summary>When a period ends: overdue from the instant <paramref name="At"/> (24:00 of <paramref name="Day"/>, or the exact instant for hours),
/// with every step of the counting in Chinese.</summary>
public sealed record Due(DateTime At, DateOnly Day, bool Provisional, IReadOnlyList<string> Why)
{
    /// <summary>How many days ahead a clock is called “due soon”, in lists and on every clock.</summary>
    public static Setting<int> SoonDays { get; } = new("matters.due-soon-days", "“快到期”提前的天数", 3, "本平台默认", value => value is < 1 or > 30 ? "应在1到30之间" : null);

    public bool IsOver(DateTime now) => now >= At;

    /// <summary>剩3天, 今天到期, 已超期2天.</summary>
    public string RemainingText(DateTime now) => At.RemainingText(now);

    /// <summary>An act on a period that is already over is void.</summary>
    public void DemandOpen(DateTime now, string act)
    {
        if (IsOver(now)) throw new RuleBroken($"期限已于{Day.Formal()}届满，届满以后不能再{act}。");
    }
}
