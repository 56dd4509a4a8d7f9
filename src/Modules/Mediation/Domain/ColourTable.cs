using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>One line of the five-colour table.</summary>
/// <param name="HandedUp">Null where it makes no difference.</param>
/// <param name="Overdue">A blocking clock has run out; null where it makes no difference.</param>
public sealed record ColourLine(
    [property: Display(Name = "阶段")] Stage Stage, [property: Display(Name = "已提级")] bool? HandedUp, [property: Display(Name = "已超期")] bool? Overdue,
    [property: Display(Name = "颜色")] Colour Colour, [property: Display(Name = "显示的词")] string Word);

/// <summary>The five colours by progress (五色). One table, dated, which a city may change.</summary>
internal static class ColourTable
{
    public static readonly Setting<ColourLine[]> Lines = new("mediation.colours", "五色进度表",
    [
        new(Stage.Filed, null, true, Colour.Red, "受阻待督办"),
        new(Stage.Filed, true, false, Colour.Yellow, "提级调处中"),
        new(Stage.Filed, false, false, Colour.Blue, "待受理"),
        new(Stage.Guarded, null, true, Colour.Red, "受阻待督办"),
        new(Stage.Guarded, null, false, Colour.Blue, "待受理"),
        .. Active(Stage.Accepted), .. Active(Stage.Mediating), .. Active(Stage.Suspended), .. Active(Stage.Drafted),
        new(Stage.Terminated, null, null, Colour.Red, "受阻待督办"),
        new(Stage.Effective, null, null, Colour.Green, "已化解"),
        new(Stage.Performed, null, null, Colour.Green, "已化解"),
        new(Stage.RoutesTold, null, null, Colour.None, "已结"),
        new(Stage.NotAccepted, null, null, Colour.None, "已结"),
        new(Stage.Withdrawn, null, null, Colour.None, "已结"),
        new(Stage.Archived, null, null, Colour.None, "已结"),
    ], "本平台默认", Refuse);

    public static ColourLine Of(IEnumerable<ColourLine> lines, Stage stage, bool handedUp, bool overdue) =>
        lines.First(l => l.Stage == stage && (l.HandedUp ?? handedUp) == handedUp && (l.Overdue ?? overdue) == overdue);

    private static ColourLine[] Active(Stage stage) =>
    [
        new(stage, null, true, Colour.Red, "受阻待督办"),
        new(stage, true, false, Colour.Yellow, "提级调处中"),
        new(stage, false, false, Colour.Orange, "网格调处中"),
    ];

    // Every combination must have its line, else a matter would have no colour.
    private static string? Refuse(ColourLine[] lines)
    {
        foreach (var stage in Enum.GetValues<Stage>())
            foreach (var handedUp in (bool[])[false, true])
                foreach (var overdue in (bool[])[false, true])
                    if (!lines.Any(l => l.Stage == stage && (l.HandedUp ?? handedUp) == handedUp && (l.Overdue ?? overdue) == overdue))
                        return $"缺少“{stage.Title()}”（{(handedUp ? "已提级" : "未提级")}，{(overdue ? "已超期" : "未超期")}）的颜色";
        return null;
    }
}
