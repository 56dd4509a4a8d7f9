using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Whose turn it is.</summary>
internal enum Turn
{
    [Display(Name = "")] Nobody,
    [Display(Name = "调解员")] Mediator,
    [Display(Name = "调解委员会")] Committee,
    [Display(Name = "工作人员")] Officers,
    [Display(Name = "申请人")] Applicant,
    [Display(Name = "被申请人")] Respondent,
    [Display(Name = "双方当事人")] Parties,
    [Display(Name = "上级督办单位")] Above,
}

/// <summary>What the one whose turn it is has to do.</summary>
internal enum Todo
{
    [Display(Name = "")] Nothing,
    [Display(Name = "指派调解员")] Assign,
    [Display(Name = "受理")] Accept,
    [Display(Name = "决定怎么办")] DecideDanger,
    [Display(Name = "邀请对方当事人")] Invite,
    [Display(Name = "答复是否同意调解")] Answer,
    [Display(Name = "组织调解")] Mediate,
    [Display(Name = "恢复调解")] Resume,
    [Display(Name = "签名")] Sign,
    [Display(Name = "用印")] Seal,
    [Display(Name = "按约定履行")] Perform,
    [Display(Name = "登记履行完毕")] Finish,
    [Display(Name = "告知其他途径")] TellRoutes,
    [Display(Name = "立卷归档")] Archive,
    [Display(Name = "答复督办")] AnswerAbove,
}

/// <summary>Who acts next and what that one has to do; every page words it from here.</summary>
/// <param name="Mediator">Name of the mediator in charge, where it is his turn.</param>
internal sealed record Next(Turn Turn, Todo Todo, string? Mediator = null)
{
    public static readonly Next Nothing = new(Turn.Nobody, Todo.Nothing);

    /// <summary>The actor, as staff call him.</summary>
    public string Actor => (Turn, Todo) switch
    {
        (Turn.Mediator, not Todo.Sign) => Turn.Title() + Mediator,
        (Turn.Committee, Todo.Seal or Todo.Archive) => "调委会",
        (Turn.Respondent, Todo.Answer) => "对方当事人",
        (Turn.Parties, Todo.Sign) => $"{Side.Applicant.Title()}、{Side.Respondent.Title()}",
        _ => Turn.Title(),
    };

    /// <summary>调解员顾明礼受理</summary>
    public string Phrase => Actor + Todo.Title();

    /// <summary>For lists: the actor, and around a signing also what is missing.</summary>
    public string Brief => Todo is Todo.Sign or Todo.Seal ? Phrase : Actor;

    /// <summary>What a party waits for or has to do, said from that side: 等您签名, 等对方答复, 请按约定履行.</summary>
    public string To(Side side) => Todo switch
    {
        Todo.Perform => "请按约定履行",
        Todo.AnswerAbove => "上级正在督办",
        Todo.Answer => IsUpTo(side) ? "等您答复" : "等对方答复",
        Todo.Sign when IsUpTo(side) => "等您签名",
        Todo.Sign when Turn is Turn.Applicant or Turn.Respondent => "等对方签名",
        Todo.Archive => $"等{Actor}归档",
        Todo.Sign or Todo.Seal or Todo.Assign => "等" + Phrase,
        _ => Actor,
    };

    public bool IsUpTo(Side side) => Turn == Turn.Parties || Turn == (side == Side.Applicant ? Turn.Applicant : Turn.Respondent);
}
