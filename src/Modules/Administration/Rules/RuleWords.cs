namespace Fashu.Administration;

/// <summary>Words for what a clock rule says.</summary>
internal static class RuleWords
{
    public static string Expiry(ClockExpiry expiry) => expiry switch
    {
        ClockExpiry.Escalate => "报上一级督办",
        ClockExpiry.DeemedConsent => "视为同意",
        ClockExpiry.DeemedWithdrawal => "视为撤回",
        ClockExpiry.RightLapses => "权利消灭",
        ClockExpiry.Terminate => "程序终止",
        _ => "没有法律效果",
    };

    /// <summary>How well the source is known, in a word and a colour.</summary>
    public static (string Word, string Css) Tag(string tag) => tag switch
    {
        "S" => ("已核对条文", "green"),
        "D" => ("依条文推定，可以调整", "blue"),
        _ => ("待核对官方文本", "yellow"),
    };
}
