namespace Fashu.LegalAid;

/// <summary>Where it stands and whose turn it is.</summary>
internal sealed partial class AidCase
{
    public override Badge BadgeAt(DateTime now, Settings settings)
    {
        var clock = Blocking;
        var overdue = clock?.Overdue(now) == true;
        var due = clock ?? Clocks.Where(c => c.Runs && AidClocks.Visits.Concat(AidClocks.Others).All(v => v.Key != c.Rule)).MinBy(c => c.DueAt); // the applicant's own day, where the office waits for him
        var next = NextAt(now);
        var (colour, word) = overdue ? (Colour.Red, "受阻待督办") : Usual(Stage);
        return new(colour, word, next.Actor, due?.StartedAt, due?.DueAt, overdue ? null : clock?.DueAt) { Next = next.Phrase };
    }

    /// <summary>Overdue it is up to the level above; once that has answered, those below go on.</summary>
    public AidNext NextAt(DateTime now) => Blocking is { } clock && clock.Overdue(now) && !(BackedAt >= clock.DueAt) ? new("上级督办单位", "答复督办") : NextInTime();

    /// <summary>Whose turn it is by the stage, whatever the clocks say.</summary>
    public AidNext NextInTime() => Stage switch
    {
        AidStage.Review => new(Centre, "审查"),
        AidStage.Supplement when Undelivered.Count > 0 => new(Centre, "送达补充材料通知书"),
        AidStage.Supplement => new("申请人", "补充材料"),
        AidStage.Proposed => new("援助中心负责人", "作出决定"),
        AidStage.Granted when OfferEndsAt is not null => new("律师", "接单"),
        AidStage.Granted => new(Centre, "指派律师"),
        AidStage.Assigned => new(LawyerName, "接收指派"),
        AidStage.Handling when HandlerName is null => new(Centre, "指派律师"),
        AidStage.Handling when ReplacementAsked is not null => new(Centre, "答复是否更换律师"),
        AidStage.Handling when !Contacted => new(LawyerName, "联系受援人"),
        AidStage.Handling when NeedsMandate && Mandate is null => new(LawyerName, "准备委托书"),
        AidStage.Handling when Unsigned is { Count: > 0 } missing => new(Aided, $"签委托书：{string.Join("、", missing.Take(NamesShown).Select(p => p.Name))}{(missing.Count > NamesShown ? $"等{missing.Count}人" : "")}"),
        AidStage.Handling => new(LawyerName, "办理案件"),
        AidStage.Finished when Handler is null => new(Centre, "指派律师交卷"),
        AidStage.Finished => new(LawyerName, "交卷"),
        AidStage.FileIn => new(Centre, "审查卷宗"),
        AidStage.FileChecked => new(Centre, "发放补贴"),
        AidStage.RefusalObjected or AidStage.TerminationObjected => new("司法局", "审查异议"),
        AidStage.Paid or AidStage.Refused or AidStage.Terminated or AidStage.Withdrawn => new(Centre, "立卷归档"),
        AidStage.Archived => AidNext.Nothing,
        _ => throw new InvalidOperationException($"Whose turn is it in {Stage}?"),
    };

    public const string Aided = "受援人";
    private const string Centre = "法律援助中心";
    private const int NamesShown = 3;

    private string LawyerName => HandlerName is { } name ? $"律师{name}" : Centre;

    private ClockRow? Blocking => Clocks.Where(c => c.Runs && AidClocks.Blocking.Contains(c.Rule)).MinBy(c => c.DueAt);

    private static (Colour, string) Usual(AidStage stage) => stage switch
    {
        AidStage.Review => (Colour.Blue, "待审查"),
        AidStage.Supplement => (Colour.Blue, "等补材料"),
        AidStage.Proposed => (Colour.Blue, "待决定"),
        AidStage.Granted => (Colour.Orange, "待指派"),
        AidStage.Assigned => (Colour.Orange, "待接收"),
        AidStage.Handling => (Colour.Orange, "办理中"),
        AidStage.RefusalObjected or AidStage.TerminationObjected => (Colour.Yellow, "异议审查中"),
        AidStage.Finished or AidStage.FileIn or AidStage.FileChecked => (Colour.Green, "已办结"),
        AidStage.Refused => (Colour.None, "不予援助"),
        AidStage.Terminated => (Colour.None, "已终止"),
        AidStage.Withdrawn => (Colour.None, "已撤回"),
        _ => (Colour.None, "已结"),
    };
}

/// <summary>Who acts next and what that one has to do.</summary>
internal sealed record AidNext(string Actor, string Todo)
{
    public static readonly AidNext Nothing = new("", "");

    /// <summary>律师沈明审查</summary>
    public string Phrase => Actor + Todo;

    /// <summary>Said to the applicant.</summary>
    public string ToApplicant => Actor switch { "" => "", "申请人" => "等您" + Todo, _ => $"等{Phrase}" };
}
