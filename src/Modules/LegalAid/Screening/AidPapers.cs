namespace Fashu.LegalAid;

/// <summary>Which papers help, by the answers. Nothing is asked for that the centre can look up itself (LAL 41).</summary>
internal static class AidPapers
{
    public static IEnumerable<string> For(Circumstances known, Screening result)
    {
        if (result.Verdict is Verdict.No or Verdict.ByNotice or null) yield break;
        yield return "身份证，没有的带户口簿";
        if (OfMatter(known.Trouble) is { } matter) yield return matter;
        if (known.Is(Status.MigrantWorker)) yield return "农民工身份的材料：户口簿、工地出入证、工友或者用工单位的说明，有一样就行";
        if (known.Is(Status.Assisted)) yield return "低保证、特困证，或者正在领取救助、优抚的材料";
        if (known.Is(Status.Disabled)) yield return "残疾人证";
        if (known.Is(Status.HeroKin) && known.Trouble != Trouble.Hero) yield return "烈士证明书和亲属关系的材料";
        if (result.Trace.Any(t => t is { Rule: AidRule.HardshipRule, Finding: not null })) yield return "经济困难状况说明表：到窗口填，也可以写个人诚信承诺，不用去开证明";
        yield return "替家人申请的：说明关系的材料；受委托的：委托书";
    }

    /// <summary>What the file must have about the means of those who applied (LAL 41, 42); null where nobody asks about them.</summary>
    public static string? OfHardship(AidCase of, Settings settings)
    {
        var findings = Screening.Of(of.Known, AidTables.On(of.RulesDay, settings)).Trace.Where(t => t.Finding is not null).ToDictionary(t => t.Rule, t => t.Finding!);
        return findings.ContainsKey(AidRule.HardshipRule) ? "经济困难状况说明表、查询结果或者个人诚信承诺"
            : findings.TryGetValue(AidRule.WaiverRule, out var waiver) && waiver.Verdict == Verdict.Yes ? "免予核查经济困难状况的证明" : null;
    }

    private static string? OfMatter(Trouble? trouble) => trouble switch
    {
        Trouble.Hero => "烈士证明书和亲属关系的材料",
        Trouble.Wages or Trouble.LabourRelation => "能说明给谁干活、欠了多少的材料：欠条、工资单、考勤、聊天记录、工友的说明，有什么带什么",
        Trouble.WorkInjury => "看病的病历和票据；工伤认定书、劳动能力鉴定结论（有的话）；能说明给谁干活的材料",
        Trouble.TrafficInjury => "事故认定书、病历和票据",
        Trouble.MedicalInjury or Trouble.FoodDrugInjury => "病历、票据，买东西或者就诊的凭据",
        Trouble.Support => "说明亲属关系的材料，平时开销的凭据",
        Trouble.Violence => "报警回执、告诫书、人身安全保护令、伤情照片、病历，有什么带什么；没有也可以来",
        Trouble.Accused => "办案机关给的文书：拘留、逮捕通知书，起诉书等",
        Trouble.CrimeVictim => "报案、立案的材料，病历和票据",
        Trouble.Retrial => "生效的判决、裁定，再审裁定或者抗诉书",
        Trouble.Reconsideration => "行政机关的决定书，哪天收到的",
        Trouble.Capacity => "病历、鉴定意见，亲属关系的材料",
        null => null,
        _ => "能说明事情经过的材料，有什么带什么",
    };
}
