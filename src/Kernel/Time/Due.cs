namespace Fashu;

/// <summary>When a period ends: overdue from the instant <paramref name="At"/> (24:00 of <paramref name="Day"/>, or the exact instant for hours),
/// with every step of the counting in Chinese.</summary>
public sealed record Due(DateTime At, DateOnly Day, bool Provisional, IReadOnlyList<string> Why)
{
    public bool IsOver(DateTime now) => now >= At;

    /// <summary>剩3天, 今天到期, 已超期2天.</summary>
    public string RemainingText(DateTime now) => At.RemainingText(now);

    /// <summary>An act on a period that is already over is void (C22).</summary>
    public void DemandOpen(DateTime now, string act)
    {
        if (IsOver(now)) throw new RuleBroken($"期限已于{Day.Formal()}届满，届满以后不能再{act}。");
    }

    /// <summary>Where two rules compete and neither may lengthen the other, the earlier end holds (C2, C13, C17).</summary>
    public static Due Earlier(Due one, Due other) => other.At < one.At ? other : one;
}
