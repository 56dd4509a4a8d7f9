using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What a lawyer gets for one case, free of tax (LAL 52).</summary>
public sealed record SubsidyLine([property: Display(Name = "案件")] AidType Type, [property: Display(Name = "每件补贴（元）")] long Fen, [property: Display(Name = "依据")] string Source);

/// <summary>What a city may set about handling legal aid, beside the tables of scope and hardship.</summary>
internal static class AidSettings
{
    public static readonly Setting<bool> SupplementPauses = new("legalaid.supplement-pauses", "补充材料期间，7日审查期限是否停止计算", true, "法律援助法第43条没有规定；本平台默认停止");

    /// <summary>Years of practice, for those who may face life imprisonment or death (LAL 26).</summary>
    public static readonly Setting<int> GraveYears = new("legalaid.grave-years", "可能判处无期徒刑、死刑的案件，律师至少要有几年相关执业经历", 3, "法律援助法第26条", n => n is < 3 or > 20 ? "应在3到20之间" : null);

    /// <summary>Set by the province with the treasury; empty until the city enters it.</summary>
    public static readonly Setting<SubsidyLine[]> Subsidies = new("legalaid.subsidies", "法律援助补贴标准", [], "法律援助法第52条：由省级司法行政部门会同财政部门确定，请录入本地标准",
        lines => lines.GroupBy(l => l.Type).Any(g => g.Count() > 1) ? "一类案件只能有一个标准" : lines.Any(l => l.Fen < 0) ? "金额不能小于0" : null);

    public static IEnumerable<Setting> All => [SupplementPauses, GraveYears, Subsidies];
}
