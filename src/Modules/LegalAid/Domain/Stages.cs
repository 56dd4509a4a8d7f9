using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Where a legal-aid case stands (LAL 38–55).</summary>
internal enum AidStage
{
    [Display(Name = "审查中")] Review,
    [Display(Name = "等申请人补材料")] Supplement,
    [Display(Name = "待负责人决定")] Proposed,
    [Display(Name = "已决定援助，待指派")] Granted,
    [Display(Name = "已指派，待律师接收")] Assigned,
    [Display(Name = "律师办理中")] Handling,
    [Display(Name = "已办结，待交卷")] Finished,
    [Display(Name = "卷宗审查中")] FileIn,
    [Display(Name = "卷宗合格，待发补贴")] FileChecked,
    [Display(Name = "补贴已发，待归档")] Paid,
    [Display(Name = "不予援助")] Refused,
    [Display(Name = "不予援助，异议审查中")] RefusalObjected,
    [Display(Name = "已终止援助")] Terminated,
    [Display(Name = "终止援助，异议审查中")] TerminationObjected,
    [Display(Name = "已撤回")] Withdrawn,
    [Display(Name = "已归档")] Archived,
}

internal enum AidAct
{
    [Display(Name = "申请法律援助")] Apply,
    [Display(Name = "接受办案机关通知")] AcceptNotice,
    [Display(Name = "告知办案机关")] TellOrgan,
    [Display(Name = "办案机关签收复函")] Acknowledge,
    [Display(Name = "办案机关告知进展")] Inform,
    [Display(Name = "更正申请")] Correct,
    [Display(Name = "回答自查的问题")] Answer,
    [Display(Name = "核对材料")] Verify,
    [Display(Name = "告知补充材料")] AskSupplement,
    [Display(Name = "登记送达")] Deliver,
    [Display(Name = "补充材料")] Supply,
    [Display(Name = "逾期没有补充")] Lapse,
    [Display(Name = "提出审查意见")] Propose,
    [Display(Name = "退回重新审查")] SendBack,
    [Display(Name = "决定给予援助")] Grant,
    [Display(Name = "决定先行援助")] GrantFirst,
    [Display(Name = "手续补齐")] Complete,
    [Display(Name = "决定不予援助")] Refuse,
    [Display(Name = "转其他援助机构")] Transfer,
    [Display(Name = "提出异议")] Object,
    [Display(Name = "维持原决定")] Uphold,
    [Display(Name = "责令改正")] Overrule,
    [Display(Name = "异议终结")] EndObjection,
    [Display(Name = "撤回申请")] Withdraw,
    [Display(Name = "申请人去世")] EndByDeath,
    [Display(Name = "派单")] Offer,
    [Display(Name = "撤回派单")] WithdrawOffer,
    [Display(Name = "派单到期")] LapseOffer,
    [Display(Name = "点选律师")] Wish,
    [Display(Name = "接单")] TakeUp,
    [Display(Name = "指派律师")] Assign,
    [Display(Name = "接收指派")] Take,
    [Display(Name = "退回指派")] Return,
    [Display(Name = "首次联系")] Contact,
    [Display(Name = "记录会见")] Meet,
    [Display(Name = "准备授权委托书")] PrepareMandate,
    [Display(Name = "签授权委托书")] SignMandate,
    [Display(Name = "撤回委托")] RevokeMandate,
    [Display(Name = "登记法定代理人")] NameGuardian,
    [Display(Name = "安排开庭")] Schedule,
    [Display(Name = "开庭改期")] MoveHearing,
    [Display(Name = "取消开庭")] CancelHearing,
    [Display(Name = "登记办案节点")] Reach,
    [Display(Name = "报告进展")] Report,
    [Display(Name = "登记金额")] Count,
    [Display(Name = "要求更换律师")] AskReplacement,
    [Display(Name = "同意更换律师")] Replace,
    [Display(Name = "不同意更换律师")] KeepLawyer,
    [Display(Name = "决定终止援助")] Terminate,
    [Display(Name = "要求终止援助")] AskEnd,
    [Display(Name = "不同意终止援助")] KeepAid,
    [Display(Name = "办结")] Finish,
    [Display(Name = "交卷")] HandIn,
    [Display(Name = "退回补正卷宗")] ReturnFile,
    [Display(Name = "卷宗审查合格")] PassFile,
    [Display(Name = "发放补贴")] Pay,
    [Display(Name = "回访")] Visit,
    [Display(Name = "立卷归档")] Archive,
    [Display(Name = "增加申请人")] Admit,
    [Display(Name = "更正或移出申请人")] Amend,
    [Display(Name = "推举代表人")] Appoint,
    [Display(Name = "一人退出")] Leave,
    [Display(Name = "登记核查结果")] RecordMeans,
    [Display(Name = "登记其他单位的期限")] Track,
    [Display(Name = "要求回避")] AskRecusal,
    [Display(Name = "答复回避")] DecideRecusal,
    [Display(Name = "登记处理决定")] RecordPenalty,
}

/// <summary>Which kind of case, as the number names it.</summary>
public enum AidType
{
    [Display(Name = "民事")] Civil,
    [Display(Name = "行政")] Administrative,
    [Display(Name = "刑事")] Criminal,
}

/// <summary>Why aid is refused: the law knows these grounds and the decision must name one (LAL 31–34, 40, 43).</summary>
internal enum RefusalGround
{
    [Display(Name = "不在法律援助事项范围内")] OutOfScope,
    [Display(Name = "不符合经济困难条件")] NotInHardship,
    [Display(Name = "已经委托律师或者其他代理人")] HasLawyer,
    [Display(Name = "同一件事、同样的理由已经援助办结")] Repeated,
    [Display(Name = "申请人没有资格提出这项申请")] NotEntitled,
    [Display(Name = "其他法定情形")] Other,
}

/// <summary>The eight grounds on which aid ends early (LAL 48).</summary>
internal enum TerminationGround
{
    [Display(Name = "以欺骗等不正当手段获得援助")] Deception,
    [Display(Name = "故意隐瞒重要事实或者提供虚假证据")] FalseEvidence,
    [Display(Name = "利用援助从事违法活动")] Misuse,
    [Display(Name = "经济状况变化，不再符合条件")] MeansChanged,
    [Display(Name = "案件终止审理或者已经撤销")] CaseEnded,
    [Display(Name = "自行委托了律师或者其他代理人")] OwnLawyer,
    [Display(Name = "受援人有正当理由要求终止")] OnRequest,
    [Display(Name = "法律法规规定的其他情形")] Other,

    /// <summary>Not chosen by hand: <see cref="AidCase.EndByDeath"/>; one of the other cases of LAL 48(8).</summary>
    [Display(Name = "受援人去世")] Died,
}

/// <summary>Why one of many goes while the others go on.</summary>
internal enum AidLeaving
{
    [Display(Name = "本人退出")] Withdrew,
    [Display(Name = "去世")] Died,
    [Display(Name = "自行和解")] SettledAlone,
    [Display(Name = "自行委托了律师")] OwnLawyer,
    [Display(Name = "其他")] Other,
}

/// <summary>How one person's claim came out.</summary>
internal enum AidResultKind
{
    [Display(Name = "和解")] Settlement,
    [Display(Name = "调解")] Mediation,
    [Display(Name = "仲裁裁决")] Award,
    [Display(Name = "判决")] Judgment,
}

internal static class AidResultKinds
{
    extension(AidResultKind kind)
    {
        /// <summary>Stands by the will of the parties: a lawyer agrees to it only with special authority (CPL 62; 适用民事诉讼法的解释 147).</summary>
        public bool IsAgreed => kind is AidResultKind.Settlement or AidResultKind.Mediation;
    }
}

internal enum AidOutcome
{
    [Display(Name = "请求得到全部支持")] Won,
    [Display(Name = "请求得到部分支持")] Partly,
    [Display(Name = "请求没有得到支持")] Lost,
    [Display(Name = "调解、和解结案")] Settled,
    [Display(Name = "申请人撤回请求")] Dropped,
    [Display(Name = "其他")] Other,
}

/// <summary>Who typed the application, and in which way it came.</summary>
public enum AidSpeaker
{
    [Display(Name = "本人")] Self,
    [Display(Name = "法定代理人（监护人）")] Guardian,
    [Display(Name = "近亲属")] Relative,
    [Display(Name = "受委托的人")] Agent,
}

/// <summary>What is written down while a case is handled.</summary>
internal enum AidEntryKind
{
    [Display(Name = "首次联系")] Contact,
    [Display(Name = "会见")] Meeting,
    [Display(Name = "进展")] Report,
    [Display(Name = "回访")] Visit,
    [Display(Name = "转办结果")] Referral,
    [Display(Name = "办案机关告知")] Organ,
    [Display(Name = "办案节点")] Stage,
}
