using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Under which condition a matter is aided.</summary>
public enum AidCondition
{
    [Display(Name = "经济困难")] Hardship,
    [Display(Name = "不看经济状况")] Free,
    [Display(Name = "刑事：按被告人")] Accused,
    [Display(Name = "强制医疗")] Treatment,
    [Display(Name = "再审，且经济困难")] Reopened,
}

/// <summary>One line of the scope table.</summary>
public sealed record ScopeLine(
    [property: Display(Name = "事项")] Trouble Trouble, [property: Display(Name = "条件")] AidCondition Condition, [property: Display(Name = "依据")] string Article);

/// <summary>Whose hardship is not checked, and in which matters.</summary>
/// <param name="Trouble">Null: in any.</param>
/// <param name="WithoutIncome">Only who has no fixed source of livelihood.</param>
public sealed record WaiverLine(
    [property: Display(Name = "什么人")] Status Status, [property: Display(Name = "只限事项")] Trouble? Trouble,
    [property: Display(Name = "须无固定生活来源")] bool WithoutIncome, [property: Display(Name = "依据")] string Article);

/// <summary>The hardship line, set and adjusted by the province (LAL 34).</summary>
/// <param name="MonthlyFen">A month and head of the household; 0: not entered yet.</param>
public sealed record IncomeLine(
    [property: Display(Name = "家庭人均月收入（元；还没有就写0）")] long MonthlyFen, [property: Display(Name = "依据")] string Source);

/// <summary>Scope, exemption and hardship as dated tables of the city; the defaults are the law's (LAL 24, 25, 28, 29, 31–34, 42).</summary>
internal static class AidScope
{
    private const string Law = "法律援助法";

    public static readonly Setting<ScopeLine[]> Lines = new("legalaid.scope", "法律援助事项范围",
    [
        new(Trouble.StateCompensation, AidCondition.Hardship, Law + "第31条第1项"),
        new(Trouble.SocialBenefit, AidCondition.Hardship, Law + "第31条第2项"),
        new(Trouble.Pension, AidCondition.Hardship, Law + "第31条第3项"),
        new(Trouble.Support, AidCondition.Hardship, Law + "第31条第4项"),
        new(Trouble.Wages, AidCondition.Hardship, Law + "第31条第5项"),
        new(Trouble.LabourRelation, AidCondition.Hardship, Law + "第31条第5项"),
        new(Trouble.Capacity, AidCondition.Hardship, Law + "第31条第6项"),
        new(Trouble.WorkInjury, AidCondition.Hardship, Law + "第31条第7项"),
        new(Trouble.TrafficInjury, AidCondition.Hardship, Law + "第31条第7项"),
        new(Trouble.FoodDrugInjury, AidCondition.Hardship, Law + "第31条第7项"),
        new(Trouble.MedicalInjury, AidCondition.Hardship, Law + "第31条第7项"),
        new(Trouble.Pollution, AidCondition.Hardship, Law + "第31条第8项"),
        new(Trouble.Hero, AidCondition.Free, Law + "第32条第1项"),
        new(Trouble.Rescue, AidCondition.Free, Law + "第32条第2项"),
        new(Trouble.Acquittal, AidCondition.Free, Law + "第32条第3项"),
        new(Trouble.Violence, AidCondition.Free, Law + "第32条第4项"),
        new(Trouble.Accused, AidCondition.Accused, Law + "第24、25条"),
        new(Trouble.Treatment, AidCondition.Treatment, Law + "第28条"),
        new(Trouble.CrimeVictim, AidCondition.Hardship, Law + "第29条"),
        new(Trouble.Retrial, AidCondition.Reopened, Law + "第33条"),
        new(Trouble.Reconsideration, AidCondition.Hardship, "行政复议法第18条"),
    ], "法律援助法第24、25、28、29、31、32、33条，行政复议法第18条", Refuse);

    public static readonly Setting<WaiverLine[]> Waivers = new("legalaid.waivers", "免予核查经济困难的人",
    [
        new(Status.Assisted, null, false, Law + "第42条第2项"),
        new(Status.MigrantWorker, Trouble.Wages, false, Law + "第42条第3项"),
        new(Status.MigrantWorker, Trouble.WorkInjury, false, Law + "第42条第3项"),
        new(Status.Minor, null, true, Law + "第42条第1项"),
        new(Status.Elder, null, true, Law + "第42条第1项"),
        new(Status.Disabled, null, true, Law + "第42条第1项"),
    ], "法律援助法第42条");

    public static readonly Setting<IncomeLine> Income = new("legalaid.income-line", "经济困难标准", new(0, "还没有录入"), "法律援助法第34条：由省级人民政府确定，请录入本地标准",
        line => line.MonthlyFen < 0 ? "不能小于0" : null);

    public static readonly Setting<string[]> LocalMatters = new("legalaid.local-matters", "本地增加的法律援助事项", [], "法律援助法第31条第9项：法律、法规、规章规定的其他情形");

    public static IEnumerable<Setting> All => [Lines, Waivers, Income, LocalMatters];

    private static string? Refuse(ScopeLine[] lines) =>
        lines.GroupBy(l => l.Trouble).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"“{twice.Key.Title()}”写了两行"
        : lines.Any(l => l.Trouble == Trouble.Other) ? "“别的事”用“本地增加的法律援助事项”来写"
        : null;
}
