namespace Fashu.LegalAid;

/// <summary>Clocks of legal aid (LAL 36, 39, 43, 44, 49). “日” of the law is calendar days; a last day of rest moves on (民法典 203).</summary>
internal static class AidClocks
{
    private const string Centre = "法律援助机构";

    public static readonly ClockRule Review = new("legalaid.review", "审查期限", 7, ClockUnit.CalendarDays, Centre, ClockExpiry.Escalate, "法律援助法第43条第1款");

    /// <summary>The law names no length: the notice must state the day.</summary>
    public static readonly ClockRule Supplement = new ClockRule("legalaid.supplement", "补充材料期限", 15, ClockUnit.CalendarDays, "申请人", ClockExpiry.DeemedWithdrawal, "法律援助法第43条第2款；天数由本市设定")
    { Tag = "D", Note = "法律没有规定补充材料的天数" }.SetByCity("legalaid.supplement-days", 60);

    public static readonly ClockRule Assign = new("legalaid.assign", "指派期限", 3, ClockUnit.CalendarDays, Centre, ClockExpiry.Escalate, "法律援助法第43条第1款");

    /// <summary>From receipt of the notice: a lawyer assigned and the organ told who it is.</summary>
    public static readonly ClockRule Notice = new("legalaid.notice", "指派并告知办案机关期限", 3, ClockUnit.CalendarDays, Centre, ClockExpiry.Escalate, "法律援助法第36条");

    public static readonly ClockRule Objection = new("legalaid.objection", "异议审查期限", 5, ClockUnit.CalendarDays, "司法行政部门", ClockExpiry.Escalate, "法律援助法第49条第2款");

    /// <summary>“及时” of article 44; the days are ours.</summary>
    public static readonly ClockRule Complete = new ClockRule("legalaid.complete", "补办手续期限", 15, ClockUnit.CalendarDays, "受援人", ClockExpiry.Escalate, "法律援助法第44条第2款；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.complete-days", 60);

    public static readonly ClockRule Take = new ClockRule("legalaid.take", "接收指派期限", 2, ClockUnit.CalendarDays, "律师", ClockExpiry.Escalate, "法律援助法第46条；天数由本市设定")
    { Tag = "D" }.SetByCity("legalaid.take-days", 7);

    public static readonly ClockRule Contact = new ClockRule("legalaid.contact", "首次联系期限", 5, ClockUnit.CalendarDays, "律师", ClockExpiry.Escalate, "法律援助法第46条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.contact-days", 15);

    public static readonly ClockRule Report = new ClockRule("legalaid.report", "报告进展期限", 30, ClockUnit.CalendarDays, "律师", ClockExpiry.Escalate, "法律援助法第46条第2款；间隔由本市设定")
    { Tag = "U" }.SetByCity("legalaid.report-days", 90);

    /// <summary>“及时报告” at each stage: the case is filed, heard, or there is a result.</summary>
    public static readonly ClockRule ReportStage = new ClockRule("legalaid.report-stage", "办案节点后报告进展期限", 5, ClockUnit.CalendarDays, "律师", ClockExpiry.Escalate, "法律援助法第46条第2款；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.report-stage-days", 30);

    /// <summary>Hangzhou has five working days; the law leaves it open.</summary>
    public static readonly ClockRule Replace = new ClockRule("legalaid.replace", "答复更换律师期限", 5, ClockUnit.WorkingDays, Centre, ClockExpiry.Escalate, "法律援助法第55条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.replace-days", 15);

    /// <summary>“及时” of article 50; thirty days as reported of the ministry's rules, fifteen in Zhejiang.</summary>
    public static readonly ClockRule HandIn = new ClockRule("legalaid.hand-in", "交卷期限", 30, ClockUnit.CalendarDays, "律师", ClockExpiry.Escalate, "法律援助法第50条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.hand-in-days", 60);

    public static readonly ClockRule CheckFile = new ClockRule("legalaid.check-file", "审查卷宗期限", 30, ClockUnit.CalendarDays, Centre, ClockExpiry.Escalate, "法律援助法第50、59条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.check-file-days", 60);

    public static readonly ClockRule Pay = new ClockRule("legalaid.pay", "发放补贴期限", 30, ClockUnit.CalendarDays, Centre, ClockExpiry.Escalate, "法律援助法第52条第1款；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.pay-days", 90);

    /// <summary>The centre asks the aided person twice, while the case is handled and after its end (LAL 59 names no times); nobody is late in law.</summary>
    public static readonly ClockRule VisitMiddle = new ClockRule("legalaid.visit-middle", "办理中回访", 30, ClockUnit.CalendarDays, Centre, ClockExpiry.Nothing, "法律援助法第59条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.visit-middle-days", 180);

    public static readonly ClockRule VisitEnd = new ClockRule("legalaid.visit-end", "办结后回访", 15, ClockUnit.CalendarDays, Centre, ClockExpiry.Nothing, "法律援助法第59条；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.visit-end-days", 90);

    public static readonly IReadOnlyList<ClockRule> Visits = [VisitMiddle, VisitEnd];

    /// <summary>Whether an officer stands aside, and once more where it was refused. No national text names it; the length is Hangzhou's.</summary>
    public static readonly ClockRule Recuse = new ClockRule("legalaid.recuse", "答复回避要求期限", 3, ClockUnit.WorkingDays, "法律援助机构负责人", ClockExpiry.Escalate, "法律援助法没有规定，待核对；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.recuse-days", 10);

    // terms of other bodies: written down and shown, nobody of ours is late by them. Hours run from the moment and move over nothing
    private static readonly ClockRule notify = new("legalaid.others-notify", "通知法律援助机构期限", 3, ClockUnit.CalendarDays, "办案机关", ClockExpiry.Nothing, "法律援助法第36条");
    private static readonly ClockRule forward = new("legalaid.others-forward", "转交申请期限", 24, ClockUnit.Hours, "办案机关、监管场所", ClockExpiry.Nothing, "法律援助法第39条第1款");
    private static readonly ClockRule dutyForward = new("legalaid.others-duty-forward", "值班律师转交申请期限", 24, ClockUnit.Hours, "值班律师", ClockExpiry.Nothing, "法律援助法第39条第2款");
    private static readonly ClockRule family = new ClockRule("legalaid.others-family", "通知家属协助提供材料期限", 3, ClockUnit.CalendarDays, "监管场所", ClockExpiry.Nothing, "杭州市法律援助条例第26条（地方规定）；天数由本市设定")
    { Tag = "U" }.SetByCity("legalaid.others-family-days", 10);
    private static readonly ClockRule meeting = new("legalaid.others-meeting", "安排会见期限", 48, ClockUnit.Hours, "看守所", ClockExpiry.Nothing, "刑事诉讼法第39条第2款");

    public static readonly IReadOnlyList<ClockRule> Others = [notify, forward, dutyForward, family, meeting];

    public static ClockRule Of(OtherTerm term) => term switch
    {
        OtherTerm.Notify => notify,
        OtherTerm.Forward => forward,
        OtherTerm.DutyForward => dutyForward,
        OtherTerm.Family => family,
        _ => meeting,
    };

    /// <summary>Local limits to object; the law names none, nor does the platform: 0 days are no limit.</summary>
    public static readonly ClockRule ObjectWithin = new("legalaid.object-within", "提出异议期限", 0, ClockUnit.CalendarDays, "申请人", ClockExpiry.Nothing, "地方规定；法律援助法第49条没有规定期限")
    { Tag = "U", Setting = AidSettings.ObjectDays };

    /// <summary>After the department upheld the decision (LAL 49).</summary>
    public static readonly ClockRule Reconsider = new("legalaid.reconsider", "申请行政复议", 60, ClockUnit.CalendarDays, "申请人", ClockExpiry.Nothing, "法律援助法第49条第3款，行政复议法第20条");
    public static readonly ClockRule Sue = new("legalaid.sue", "提起行政诉讼", 6, ClockUnit.Months, "申请人", ClockExpiry.Nothing, "法律援助法第49条第3款，行政诉讼法第46条第1款");

    public static readonly IReadOnlyList<ClockRule> All = [Review, Supplement, Assign, Notice, Objection, Complete, Take, Contact, Report, ReportStage, Replace, HandIn, CheckFile, Pay, VisitMiddle, VisitEnd, Recuse, .. Others, ObjectWithin, Reconsider, Sue, .. AidLimits.Rules.Values];

    /// <summary>Clocks of the office and its lawyers: their expiry turns a case red. The applicant's own do not.</summary>
    public static readonly IReadOnlySet<string> Blocking = new HashSet<string>(All.Where(c => c != Supplement && c != Complete && c.Expiry != ClockExpiry.Nothing).Select(c => c.Key));
}
