namespace Fashu.Matters;

/// <summary>What a city may set about ratings, supervision, rectification and drafts.</summary>
internal static class MattersSettings
{
    public static readonly Setting<int> RatingDays = new("matters.rating-days", "办结后可以评价的天数", 30, "本平台默认", value => value is < 1 or > 365 ? "应在1到365之间" : null);

    public static readonly IReadOnlyList<Setting> All = [RatingDays, Due.SoonDays, .. DraftSettings.All];
}
