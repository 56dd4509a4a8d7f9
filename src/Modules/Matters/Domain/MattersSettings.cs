namespace Fashu.Matters;

/// <summary>What a city may set about ratings, supervision and rectification.</summary>
internal static class MattersSettings
{
    private const string Ours = "本平台默认";

    public static readonly Setting<int> RatingDays = Days("matters.rating-days", "办结后可以评价的天数", 30, 365);
    public static readonly Setting<int> AnswerDays = Days("matters.answer-days", "督办答复期限（工作日）", 1, 30);
    public static readonly Setting<int> AssignDays = Days("matters.assign-days", "整改指派期限（工作日）", 1, 30);
    public static readonly Setting<int> MeasureDays = Days("matters.measure-days", "整改期限（工作日）", 5, 60);
    public static readonly Setting<int> RevisitDays = Days("matters.revisit-days", "整改后回访期限（工作日）", 5, 60);
    public static readonly Setting<int> DueSoonDays = Days("matters.due-soon-days", "“快到期”提前的天数", 3, 30);

    public static readonly IReadOnlyList<Setting> All = [RatingDays, AnswerDays, AssignDays, MeasureDays, RevisitDays, DueSoonDays];

    private static Setting<int> Days(string key, string title, int normal, int most) =>
        new(key, title, normal, Ours, value => value < 1 || value > most ? $"应在1到{most}之间" : null);
}
