using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>How good a file is, best first.</summary>
public enum QualityBand
{
    [Display(Name = "优秀")] Excellent,
    [Display(Name = "良好")] Good,
    [Display(Name = "合格")] Fair,
    [Display(Name = "不合格")] Poor,
}

/// <summary>One thing a reviewer looks at.</summary>
public sealed record QualityItem([property: Display(Name = "看什么")] string Title, [property: Display(Name = "怎样算好")] string Good, [property: Display(Name = "分值")] int Points, [property: Display(Name = "依据")] string Source);

/// <summary>From how many points on a file belongs to a band; below the last it is “不合格”.</summary>
public sealed record QualityLine([property: Display(Name = "优秀（分以上）")] int Excellent, [property: Display(Name = "良好（分以上）")] int Good, [property: Display(Name = "合格（分以上）")] int Fair, [property: Display(Name = "依据")] string Source);

/// <summary>The published scale of file quality as of a day (LAL 57). Items follow the acts that the law demands; the points are ours until the city sets its own.</summary>
/// <param name="From">From which day this version holds; null: the default of the house.</param>
public sealed record QualityScale(IReadOnlyList<QualityItem> Items, QualityLine Line, DateOnly? From)
{
    private const string Law = "法律援助法", Open = "；分值待本市核定";

    public static readonly Setting<QualityItem[]> Table = new("legalaid.quality-items", "法律援助案件质量标准",
    [
        new("受理和指派手续", "申请、决定、指派的文书齐全，日期对得上", 10, Law + "第43条" + Open),
        new("首次联系和会见", "按时联系受援人，会见有记录，说明了权利、风险和不收费", 15, Law + "第46、47条" + Open),
        new("证据和材料", "证据目录清楚，该收集的收集了，该申请保全、缓交的申请了", 20, Law + "第46条" + Open),
        new("法律文书和意见", "诉状、答辩、辩护、代理意见有事实、有法条，针对争议", 20, Law + "第46条" + Open),
        new("通报进展", "按规定向受援人通报办理情况，开庭、结果都告知", 15, Law + "第46条第2款" + Open),
        new("卷宗", "法律文书、办理情况报告等材料齐全，按目录次序，按时交卷", 10, Law + "第50条" + Open),
        new("结果和回访", "结果有交代，履行和后续办法说清楚，回访有记录", 10, Law + "第50、59条" + Open),
    ], "法律援助法第57条：由司法行政部门制定；待与本省标准核对", Refuse);

    public static readonly Setting<QualityLine> Bands = new("legalaid.quality-bands", "法律援助案件质量等次", new(90, 80, 60, "本平台默认，待本市核定"), "法律援助法第57条：由司法行政部门制定；待与本省标准核对",
        line => line.Excellent > line.Good && line.Good > line.Fair && line.Fair > 0 && line.Excellent <= 100 ? null : "优秀、良好、合格的分数线要从高到低，在1到100之间");

    public static QualityScale On(DateOnly day, Settings settings) => new(settings.On(Table, day), settings.On(Bands, day),
        new[] { settings.Since(Table, day), settings.Since(Bands, day) }.Max());

    public QualityBand BandOf(int points) => points >= Line.Excellent ? QualityBand.Excellent : points >= Line.Good ? QualityBand.Good : points >= Line.Fair ? QualityBand.Fair : QualityBand.Poor;

    /// <summary>What the version is called on papers and pages.</summary>
    public string Version => Name(From);

    public static string Name(DateOnly? from) => from is { } day ? $"{day.Formal()}起施行的标准" : "本平台默认标准";

    private static string? Refuse(QualityItem[] items) =>
        items.Any(i => i.Points < 1) ? "每一项至少1分"
        : items.Sum(i => i.Points) != 100 ? $"各项分值加起来要等于100，现在是{items.Sum(i => i.Points)}"
        : items.GroupBy(i => i.Title).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"“{twice.Key}”写了两行" : null;
}
