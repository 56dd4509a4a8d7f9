using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What a subsidy is counted by (LAL 52).</summary>
public enum SubsidyKind
{
    [Display(Name = "民事案件")] Civil,
    [Display(Name = "行政案件")] Administrative,
    [Display(Name = "刑事案件侦查阶段")] Investigation,
    [Display(Name = "刑事案件审查起诉阶段")] Prosecution,
    [Display(Name = "刑事案件审判阶段")] Trial,
    [Display(Name = "值班（每班）")] Shift,
    [Display(Name = "法律咨询（每次）")] Advice,
}

/// <summary>What a lawyer gets for one piece of work, free of tax (LAL 52).</summary>
public sealed record SubsidyLine([property: Display(Name = "工作")] SubsidyKind Kind, [property: Display(Name = "每件补贴（元）")] long Fen, [property: Display(Name = "依据")] string Source);

/// <summary>Count times rate, each kind a line, and what the journeys cost.</summary>
/// <param name="Parts">Empty where the city has entered no table, or nothing of it was done.</param>
internal sealed record Subsidy(IReadOnlyList<(SubsidyLine Line, int Count)> Parts, long TravelFen)
{
    public static readonly Subsidy None = new([], 0);

    /// <summary>In fen; null where there is no rate to count by.</summary>
    public long? Fen => Parts.Count == 0 ? null : Parts.Sum(p => p.Line.Fen * p.Count) + TravelFen;

    /// <summary>民事案件 1 × 1,800 元 = 1,800 元；… a line each.</summary>
    public string Words => string.Join('\n', Lines);

    private IEnumerable<string> Lines =>
    [
        .. Parts.Select(p => $"{p.Line.Kind.Title()} {p.Count} × {p.Line.Fen.Yuan()} = {(p.Line.Fen * p.Count).Yuan()}（{p.Line.Source}）"),
        .. TravelFen > 0 ? [$"差旅费 {TravelFen.Yuan()}"] : Array.Empty<string>(),
        .. Fen is { } all ? [$"按标准合计 {all.Yuan()}"] : Array.Empty<string>(),
    ];

    /// <param name="counts">How many of each; what is not in the table cannot be counted.</param>
    public static Subsidy Of(SubsidyLine[] table, IEnumerable<(SubsidyKind Kind, int Count)> counts, long travelFen) =>
        new([.. counts.Where(c => c.Count > 0).Select(c => (Array.Find(table, l => l.Kind == c.Kind) ?? throw new RuleBroken($"本地的标准里没有“{c.Kind.Title()}”。"), c.Count))], travelFen);

    /// <summary>What one case is by itself.</summary>
    public static SubsidyKind KindOf(AidCase of) => of.Type switch
    {
        AidType.Civil => SubsidyKind.Civil,
        AidType.Administrative => SubsidyKind.Administrative,
        _ => of.NoticeStage switch { CriminalStage.Investigation => SubsidyKind.Investigation, CriminalStage.Prosecution => SubsidyKind.Prosecution, _ => SubsidyKind.Trial },
    };
}
