namespace Fashu.LegalAid;

/// <summary>What a city may set about handling legal aid, beside the tables of scope and hardship.</summary>
internal static class AidSettings
{
    public static readonly Setting<bool> SupplementPauses = new("legalaid.supplement-pauses", "补充材料期间，7日审查期限是否停止计算", true, "法律援助法第43条没有规定；本平台默认停止");

    /// <summary>Years of practice, for those who may face life imprisonment or death (LAL 26).</summary>
    public static readonly Setting<int> GraveYears = new("legalaid.grave-years", "可能判处无期徒刑、死刑的案件，律师至少要有几年相关执业经历", 3, "法律援助法第26条", n => n is < 3 or > 20 ? "应在3到20之间" : null);

    /// <summary>Days an offer is open unless the officer says otherwise; the term of assignment bounds it anyway.</summary>
    public static readonly Setting<int> OfferDays = new("legalaid.offer-days", "派单给律师接单的天数", 1, "本平台默认；最晚到指派期限（法律援助法第43条）的前一天", n => n is < 0 or > 2 ? "应在0到2之间" : null);

    public static readonly Setting<bool> NextCase = new("legalaid.next-case", "律师可以自己领取排在最前面的案件", true, "法律援助法第43条：由法律援助机构指派；本平台默认由机构授权律师按顺序领取");

    /// <summary>Set by the province with the treasury; empty until the city enters it.</summary>
    public static readonly Setting<SubsidyLine[]> Subsidies = new("legalaid.subsidies", "法律援助补贴标准", [], "法律援助法第52条：由省级司法行政部门会同财政部门确定，请录入本地标准",
        lines => lines.GroupBy(l => l.Kind).Any(g => g.Count() > 1) ? "一类工作只能有一个标准" : lines.Any(l => l.Fen < 0) ? "金额不能小于0" : null);

    /// <summary>How many may stand in one case.</summary>
    public static readonly Setting<int> MostPersons = new("legalaid.group-most", "群体案件一件最多多少人", 1000, "本平台默认", n => n is < 2 or > 2000 ? "应在2到2000之间" : null);

    public static readonly Setting<int> RepresentedFrom = new("legalaid.represented-from", "多少人以上推举代表人", 10, Unchecked, n => n is < 2 or > 100 ? "应在2到100之间" : null);
    public static readonly Setting<int> LeastRepresentatives = new("legalaid.representatives-least", "代表人至少多少人", 2, Unchecked, n => n is < 1 or > 10 ? "应在1到10之间" : null);
    public static readonly Setting<int> MostRepresentatives = new("legalaid.representatives-most", "代表人最多多少人", 5, Unchecked, n => n is < 1 or > 10 ? "应在1到10之间" : null);

    private const string Unchecked = "本平台默认，待核对：仲裁和诉讼各有代表人的规定，本地以办案机关的要求为准";

    /// <summary>Nothing in the law says how many; the share is ours.</summary>
    public static readonly Setting<int> SamplePercent = new("legalaid.sample-percent", "每月抽取多少办结的卷宗评查（百分之几，每个中心至少1件）", 10, "法律援助法第57、59条；比例由本市设定，待核对", n => n is < 1 or > 100 ? "应在1到100之间" : null);

    public static readonly Setting<int> ReviewDays = new("legalaid.review-days", "抽中的卷宗多少天内评查完", 30, "法律援助法第59条；天数由本市设定，待核对", n => n is < 1 or > 90 ? "应在1到90之间" : null);

    /// <summary>The law names no last day for an objection (LAL 49); an archived file takes none in any more, so it waits so long.</summary>
    public static readonly Setting<int> ObjectionDays = new("legalaid.objection-days", "不予援助、终止援助以后多少天才立卷归档（当事人可以提出异议）", 60, "法律援助法第49条没有规定提出异议的期限；本平台默认，待核对", n => n is < 0 or > 365 ? "应在0到365之间" : null);

    public static readonly Setting<int> VisitAheadDays = new("legalaid.visit-ahead-days", "回访到期前几天出现在工作台", 7, "本平台默认", n => n is < 0 or > 30 ? "应在0到30之间" : null);

    public static readonly Setting<int> HearingAheadDays = new("legalaid.hearing-ahead-days", "开庭前几天提醒受援人和律师", 2, "本平台默认", n => n is < 1 or > 15 ? "应在1到15之间" : null);

    public static readonly Setting<int> ObjectDays = new("legalaid.object-days", "收到不予、终止决定后多少天内可以提出异议（0：没有限制）", 0, "法律援助法第49条没有规定期限；有地方规定的写在这里", n => n is < 0 or > 90 ? "应在0到90之间" : null);

    /// <summary>Shown with everything about recusal, only where it is entered: another city's rule is none here.</summary>
    public static readonly Setting<string> RecusalRule = new("legalaid.recusal-rule", "工作人员回避的本地依据（没有的空着）", "", "法律援助法没有规定回避；有地方规定的写在这里", s => s.Length > 60 ? "最多60个字" : null);

    public static readonly Setting<bool> FalsePledgeBars = new("legalaid.false-pledge-bars", "承诺不属实的人，以后不能再用承诺代替证明", true, "法律援助法第41条；告知承诺制的政策文件，待核对");

    public static IEnumerable<Setting> All => [RecusalRule, FalsePledgeBars, SupplementPauses, GraveYears, OfferDays, NextCase, Subsidies, MostPersons, RepresentedFrom, LeastRepresentatives, MostRepresentatives, QualityScale.Table, QualityScale.Bands, SamplePercent, ReviewDays, VisitAheadDays, ObjectionDays, HearingAheadDays];
}
