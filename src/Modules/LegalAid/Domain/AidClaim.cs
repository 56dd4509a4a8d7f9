using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What is asked for and from whom, as it was typed.</summary>
/// <param name="LimitDay">Last day to sue, to arbitrate or to apply for reconsideration, where it is known.</param>
/// <param name="Limit">The event from which the last day was counted; null where the day itself was typed.</param>
/// <param name="Pledged">Hardship stated by a pledge of good faith in place of proof (LAL 41).</param>
internal sealed record AidClaim(Circumstances Known, string Facts, string Wanted, string OtherName, bool OtherIsFirm, string? OtherPhone, DateOnly? LimitDay, bool NeedsPreservation, bool Pledged, AidLimit? Limit = null)
{
    /// <summary>Fewer than seven days to the last day, that day counted, or something to secure at once (LAL 44).</summary>
    public static bool IsUrgent(bool needsPreservation, DateOnly? limitDay, DateOnly today) => needsPreservation || limitDay is { } last && last.DayNumber - today.DayNumber is >= 0 and < 7;
}

/// <summary>Who goes first: first accepted, first examined, first assigned (绿色通道).</summary>
internal static class GreenChannel
{
    /// <returns>Why, or null.</returns>
    public static string? For(Circumstances known) => known switch
    {
        { Trouble: Trouble.Wages or Trouble.WorkInjury } when known.Is(Status.MigrantWorker) => "农民工讨薪、工伤",
        { Trouble: Trouble.Violence } => "受虐待、遗弃、家庭暴力",
        { Trouble: Trouble.Hero } => "英雄烈士近亲属",
        _ when known.Is(Status.HeroKin) => "英雄烈士近亲属",
        _ when known.Is(Status.Minor) => "未成年人",
        _ when known.Is(Status.Elder) => "老年人",
        _ when known.Is(Status.Disabled) => "残疾人",
        _ => null,
    };
}

/// <summary>What an officer can settle by seeing it, or by hearing it said.</summary>
internal enum AidProof
{
    [Display(Name = "证明身份的材料（免予核查经济困难）")] Waiver,
    [Display(Name = "说明经济状况的材料")] Means,
    [Display(Name = "本人的诚信承诺：当面或者电话里确认过，说明了后果")] Pledge,
    [Display(Name = "代为申请的人的身份和关系")] Speaker,
    [Display(Name = "未成年人的法定代理人")] Guardian,
}

/// <summary>What the rules cannot settle: a person has to look (no decision by the machine alone, PIPL 24).</summary>
/// <param name="Proof">What clears it once an officer has seen it; null: only another answer does.</param>
internal sealed record AidFlag(AidProof? Proof, string Words)
{
    public static IEnumerable<AidFlag> Of(AidCase of, Circumstances known, Screening screening)
    {
        if (screening.Verdict is not (Verdict.Yes or null)) yield return new(null, $"自查的结果是“{screening.Verdict.Value.Title()}”");
        if (screening.Verdict is null) yield return new(null, "自查的问题没有答完");
        if (known.Trouble == Trouble.Reconsideration) yield return new(null, "申请行政复议的，要看复议的事项在不在法律援助范围（行政复议法第18条）");
        if (of.Persons.Any(p => p.Name == of.OtherName)) yield return new(null, "申请人和对方同名");
        if (of.Applicant.Speaker != AidSpeaker.Self) yield return new(AidProof.Speaker, $"由{of.Applicant.Speaker.Title()}{of.Applicant.SpeakerName}代为申请，要核对身份和关系");
        else if (known.Is(Status.Minor)) yield return new(AidProof.Guardian, "未满18岁，由本人申请，要确认法定代理人");
        if (known.Statuses is { Count: > 0 } && screening.Trace.Any(t => t is { Rule: AidRule.WaiverRule, Finding.Verdict: LegalAid.Verdict.Yes })) yield return new(AidProof.Waiver, "免予核查经济困难，要看证明身份的材料");
        if (screening.Trace.Any(t => t is { Rule: AidRule.HardshipRule, Finding: not null }) && !of.Pledged && of.MeansFound != MeansFound.Confirmed) yield return new(AidProof.Means, "经济困难没有承诺，要看说明经济状况的材料");
        if (of.Present.Count(p => p.IsMinorOn(of.RulesDay)) is > 0 and var minors && of.IsGroup) yield return new(AidProof.Guardian, $"有{minors}人未满18岁，要确认法定代理人");
        if (of.Present.Count(p => p.IdNumber is null) is > 0 and var unknown && of.IsGroup) yield return new(null, $"有{unknown}人还没有身份证号");
        if (of.MeansFound == MeansFound.Contradicted) yield return new(null, $"信息共享核查的结果与说的不一致：{of.MeansSource}");
        else if (of.Pledged && of.MeansFound != MeansFound.Confirmed) yield return new(AidProof.Pledge, "经济困难由本人承诺，可以用信息共享核查");
        if (of.MeansFound != MeansFound.Confirmed && of.Present.Where(p => p.PledgeBrokenOn is not null).Select(p => p.Name).ToList() is { Count: > 0 } barred)
            yield return new(AidProof.Means, $"{string.Join("、", barred.Take(3))}{(barred.Count > 3 ? $"等{barred.Count}人" : "")}以前的经济状况承诺不属实，不能用承诺代替证明，要看说明经济状况的材料");
        if (of.RepeatOf is { } earlier) yield return new(null, $"同一个人、同一对方的同类事项以前办过：{earlier}。同样的事、同样的理由已经办结的不再受理，依法申诉的除外");
        if (of.Limit is { } limit && of.LimitDay is null) yield return new(null, $"{limit.On.Formal()}“{limit.Event.Title()}”，按这个算最后一天已经过去，要看有没有中止、中断");
        if (of.ClaimFen == 0 && known.Trouble is Trouble.Wages) yield return new(null, "没有写欠薪的数目");
    }
}
