namespace Fashu.LegalAid;

/// <summary>What the result of the rules rests on, as far as somebody's means go.</summary>
public enum Means
{
    /// <summary>Stated hardship: pledged in place of proof, or proved (LAL 34, 41).</summary>
    Hardship,

    /// <summary>Who somebody is: no check of hardship, but proof of that (LAL 42).</summary>
    Waiver,
}

internal static class MeansText
{
    /// <returns>Null where means were not looked at, or are above the line by the person's own words: nothing is pledged then.</returns>
    public static Means? RestsOn(this Screening result, Circumstances known) =>
        result.Trace.Any(t => t is { Rule: AidRule.WaiverRule, Finding.Verdict: Verdict.Yes }) ? Means.Waiver
        : result.Trace.Any(t => t is { Rule: AidRule.HardshipRule, Finding: not null }) && known.Income is not Income.Above ? Means.Hardship
        : null;
}
