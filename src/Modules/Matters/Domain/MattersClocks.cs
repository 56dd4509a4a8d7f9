namespace Fashu.Matters;

/// <summary>Time limits of supervision and rectification. The city sets their lengths.</summary>
internal static class MattersClocks
{
    private const string Feedback = "国办发〔2019〕51号（政务服务“好差评”）";

    public static readonly ClockRule Answer = Of("matters.answer", "答复督办", 1, "被督办的办理人", "本市督办规定").SetByCity("matters.answer-days", 30);
    public static readonly ClockRule AnswerRed = Answer with { Key = "matters.answer-red", Title = "答复受阻事项", Who = "上一级司法行政机关" };
    public static readonly ClockRule Assign = Of("rectification.assign", "指派整改", 1, "整改督导人员", Feedback).SetByCity("matters.assign-days", 30);
    public static readonly ClockRule Measure = Of("rectification.measure", "完成整改", 5, "整改责任人", Feedback).SetByCity("matters.measure-days", 60);
    public static readonly ClockRule Revisit = Of("rectification.revisit", "再次回访", 5, "整改督导人员", Feedback).SetByCity("matters.revisit-days", 60);

    public static readonly IReadOnlyList<ClockRule> All = [Answer, AnswerRed, Assign, Measure, Revisit];

    private static ClockRule Of(string key, string title, int days, string who, string article) =>
        new(key, title, days, ClockUnit.WorkingDays, who, ClockExpiry.Escalate, article) { Tag = "U" };
}
