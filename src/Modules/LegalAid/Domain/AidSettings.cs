namespace Fashu.LegalAid;

/// <summary>What a city may set about handling legal aid, beside the tables of scope and hardship.</summary>
internal static class AidSettings
{
    public static readonly Setting<bool> SupplementPauses = new("legalaid.supplement-pauses", "补充材料期间，7日审查期限是否停止计算", true, "法律援助法第43条没有规定；本平台默认停止");

    /// <summary>Years of practice, for those who may face life imprisonment or death (LAL 26).</summary>
    public static readonly Setting<int> GraveYears = new("legalaid.grave-years", "可能判处无期徒刑、死刑的案件，律师至少要有几年相关执业经历", 3, "法律援助法第26条", n => n is < 3 or > 20 ? "应在3到20之间" : null);

    public static IEnumerable<Setting> All => [SupplementPauses, GraveYears];
}
