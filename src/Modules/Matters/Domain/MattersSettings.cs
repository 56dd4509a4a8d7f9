namespace Fashu.Matters;

/// <summary>What a city may set about ratings, supervision, rectification and drafts.</summary>
internal static class MattersSettings
{
    public static readonly Setting<int> RatingDays = new("matters.rating-days", "办结后可以评价的天数", 30, "本平台默认", value => value is < 1 or > 365 ? "应在1到365之间" : null);

    public static readonly Setting<int> CallPercent = new("matters.call-percent", "每月抽取多少办结的事电话回访（百分之几，每个机构至少1件）", 10, "国办发〔2019〕51号；比例由本市设定，待核对", value => value is < 1 or > 100 ? "应在1到100之间" : null);
    public static readonly Setting<int> CallTries = new("matters.call-tries", "电话回访打几次不通就不再打", 3, "本平台默认", value => value is < 1 or > 10 ? "应在1到10之间" : null);

    public static readonly IReadOnlyList<Setting> All = [RatingDays, CallPercent, CallTries, Due.SoonDays, .. DraftSettings.All];
}
