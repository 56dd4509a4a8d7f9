using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Where a mediation stands.</summary>
public enum Stage
{
    [Display(Name = "待受理")] Filed,
    [Display(Name = "待人工处置")] Guarded,
    [Display(Name = "已受理，待对方表态")] Accepted,
    [Display(Name = "调处中")] Mediating,
    [Display(Name = "中止调处")] Suspended,
    [Display(Name = "协议待签")] Drafted,
    [Display(Name = "协议已生效")] Effective,
    [Display(Name = "已履行")] Performed,
    [Display(Name = "未达成协议，待转途径")] Terminated,
    [Display(Name = "已告知其他途径")] RoutesTold,
    [Display(Name = "不予受理")] NotAccepted,
    [Display(Name = "已撤回")] Withdrawn,
    [Display(Name = "已归档")] Archived,
}

public enum Act
{
    [Display(Name = "申请调解")] File,
    [Display(Name = "指派调解员")] Assign,
    [Display(Name = "受理")] Accept,
    [Display(Name = "不予受理")] Decline,
    [Display(Name = "提级调处")] HandUp,
    [Display(Name = "转人工处置")] Alarm,
    [Display(Name = "解除人工处置")] Release,
    [Display(Name = "转其他机关")] Divert,
    [Display(Name = "邀请对方")] Invite,
    [Display(Name = "同意调解")] Consent,
    [Display(Name = "不同意调解")] Refuse,
    [Display(Name = "更正申请")] Correct,
    [Display(Name = "撤回申请")] Withdraw,
    [Display(Name = "确认权利义务告知书")] ReadRights,
    [Display(Name = "核对委托手续")] CheckMandate,
    [Display(Name = "补充陈述")] State,
    [Display(Name = "要求更换调解员")] AskOther,
    [Display(Name = "记录调解")] Meet,
    [Display(Name = "中止调解")] Suspend,
    [Display(Name = "恢复调解")] Resume,
    [Display(Name = "延长期限")] Extend,
    [Display(Name = "达成口头协议")] AgreeOrally,
    [Display(Name = "拟定协议")] Draft,
    [Display(Name = "签名")] Sign,
    [Display(Name = "撤回签名")] Unsign,
    [Display(Name = "批准用印")] Seal,
    [Display(Name = "退回修改")] Redraft,
    [Display(Name = "协议生效")] TakeEffect,
    [Display(Name = "终止调解")] Fail,
    [Display(Name = "告知其他途径")] TellRoutes,
    [Display(Name = "登记履行")] Perform,
    [Display(Name = "登记未履行")] Breach,
    [Display(Name = "反馈履行情况")] Report,
    [Display(Name = "回访")] Visit,
    [Display(Name = "登记司法确认")] Confirm,
    [Display(Name = "确认履行完毕")] Finish,
    [Display(Name = "立卷归档")] Archive,
    [Display(Name = "作废编号")] Strike,
}

/// <summary>Which level has it in hand.</summary>
public enum Level
{
    [Display(Name = "网格")] Grid,
    [Display(Name = "村（社区）")] Village,
    [Display(Name = "乡镇（街道）")] Town,
    [Display(Name = "县（市、区）")] County,
}

public enum Side
{
    [Display(Name = "申请人")] Applicant,
    [Display(Name = "被申请人")] Respondent,
}

public enum PartyKind
{
    [Display(Name = "个人")] Person,
    [Display(Name = "单位")] Organization,
}

/// <summary>How the person who acts stands to the party: the party itself, or somebody who speaks for it.</summary>
public enum Standing
{
    [Display(Name = "本人")] Self,
    [Display(Name = "监护人")] Guardian,
    [Display(Name = "委托代理人（一般授权）")] Agent,
    [Display(Name = "委托代理人（特别授权，可以代签协议）")] SpecialAgent,
    [Display(Name = "法定代表人或者负责人")] Head,
}

/// <summary>Why a mediation committee may not take it (PMR 22).</summary>
public enum Exclusion
{
    [Display(Name = "没有")] None,
    [Display(Name = "法院已经受理或判过")] Court,
    [Display(Name = "公安机关正在处理，或者可能是犯罪")] Police,
    [Display(Name = "其他行政机关已经受理或处理")] Agency,
    [Display(Name = "法律规定只能由专门机关处理")] Reserved,
}
