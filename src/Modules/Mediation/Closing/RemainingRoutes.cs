using Fashu.Divisions;
using Fashu.Mediation.Papers;

namespace Fashu.Mediation;

/// <summary>The ways that remain after a mediation without agreement (PML 26), from what the dispute is about and where it is.</summary>
internal static class RemainingRoutes
{
    private static readonly string[] labour = ["工资", "劳动合同", "工伤", "社保", "拖欠薪", "欠薪", "加班", "辞退", "解雇"];
    private static readonly string[] planning = ["违章", "违建", "搭建", "污染", "噪音", "油烟", "宅基地", "排水", "占道"];

    public static IReadOnlyList<PaperRoute> For(MediationCase of, IDivisions divisions)
    {
        var county = of.Place.Length >= 6 ? divisions.Find(of.Place[..6])?.Name ?? "" : "";
        var town = of.Place.Length >= 9 ? divisions.Find(of.Place[..9])?.Name ?? "" : "";
        var text = of.Facts + of.Wanted;
        List<PaperRoute> routes = [];
        if (labour.Any(text.Contains))
            routes.Add(new("申请劳动仲裁", $"属于劳动争议的，应当先向{county}劳动人事争议仲裁委员会申请仲裁，对裁决不服的再向法院起诉。", "申请仲裁的时效期间为一年，拖欠报酬的自劳动关系终止之日起算（劳动争议调解仲裁法第二十七条）。"));
        routes.Add(new("向人民法院起诉", $"可以向{county}人民法院起诉，交不起诉讼费的可以申请缓交、减交、免交。", "一般民事纠纷的诉讼时效期间为三年（民法典第一百八十八条）。"));
        if (planning.Any(text.Contains))
            routes.Add(new("请行政机关处理", $"涉及违法建设、环境污染、土地使用的，可以向{town}人民政府或者主管部门反映。", ""));
        routes.Add(new("依法申请仲裁", "双方有仲裁协议的，按协议向约定的仲裁机构申请。", ""));
        routes.Add(new("申请法律援助", "经济困难的，可以拨打12348或者到就近的司法所申请法律援助。", ""));
        return routes;
    }

    public static string Text(IEnumerable<PaperRoute> routes) => string.Join('\n', routes.Select(r => $"{r.Name}：{r.Where}{r.Note}"));

    /// <summary>The routes as they were told, one a line.</summary>
    public static IReadOnlyList<PaperRoute> Told(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
            line.IndexOf('：') is > 0 and < 20 and var at ? new PaperRoute(line[..at], line[(at + 1)..], "") : new PaperRoute("其他途径", line, ""))];
}
