namespace Fashu.LegalAid;

/// <summary>The tables in force on a day.</summary>
/// <param name="Line">Null while the city has entered none.</param>
public sealed record AidTables(DateOnly Day, ScopeLine[] Scope, WaiverLine[] Waivers, IncomeLine? Line, string[] LocalMatters)
{
    internal static AidTables On(DateOnly day, Settings settings) => new(
        day, settings.On(AidScope.Lines, day), settings.On(AidScope.Waivers, day),
        settings.On(AidScope.Income, day) is { MonthlyFen: > 0 } line ? line : null, settings.On(AidScope.LocalMatters, day));

    internal ScopeLine? LineOf(Circumstances known) => known.Trouble is { } trouble ? Array.Find(Scope, l => l.Trouble == trouble) : null;
}

/// <summary>One rule of the scope decision, in the order in which they are asked.</summary>
/// <param name="Concerns">False: it says nothing about this person.</param>
/// <param name="Asks">What must be known before it can be judged.</param>
/// <param name="Judge">Called once everything asked is known.</param>
internal sealed record AidRule(
    string Title, Func<Circumstances, AidTables, bool> Concerns, Func<Circumstances, AidTables, IEnumerable<Question>> Asks, Func<Circumstances, AidTables, Finding> Judge)
{
    public const string HardshipRule = "经济困难", WaiverRule = "免予核查经济困难";

    public static readonly IReadOnlyList<AidRule> All =
    [
        new("事项范围", (_, _) => true, (c, t) => c.Trouble == Trouble.Other && t.LocalMatters.Length > 0 ? [Question.Trouble, Question.LocalMatter] : [Question.Trouble], Scope),
        new("已经决定再审或者抗诉", (c, t) => t.LineOf(c)?.Condition == AidCondition.Reopened, (_, _) => [Question.Reopened], Reopened),
        new("还没有律师", (_, _) => true, (_, _) => [Question.HasLawyer], NoLawyer),
        new("值班律师", (c, t) => t.LineOf(c)?.Condition == AidCondition.Accused, (_, _) => [], DutyLawyer),
        new("必须有辩护人的人", (c, t) => t.LineOf(c)?.Condition == AidCondition.Accused, (_, _) => [Question.Counsel], Mandatory),
        new(WaiverRule, (_, _) => true, (c, t) => MightBeWaived(c, t) ? [Question.Statuses, Question.NoFixedIncome] : [Question.Statuses], Waived),
        new(HardshipRule, (_, _) => true, (_, t) => t.Line is null ? [] : [Question.Income], Hardship),
    ];

    private static Finding Scope(Circumstances known, AidTables tables)
    {
        if (known.Trouble == Trouble.Other)
            return known.LocalMatter is { Length: > 0 } local && tables.LocalMatters.Contains(local)
                ? Finding.Met($"“{local}”是本地规定可以援助的事项。", "法律援助法第31条第9项；本地规定")
                : Finding.Final(Verdict.AskPerson, "这件事不在法律列出的事项里。本地可能另有规定，请法律援助中心的工作人员帮您看。", "法律援助法第31条第9项");
        if (tables.LineOf(known) is not { } line)
            return Finding.Final(Verdict.AskPerson, "这件事目前不在本地的事项表里，请法律援助中心的工作人员帮您看。", "法律援助法第31条");
        if (known.Trouble == Trouble.Reconsideration)
            return Finding.Met("申请行政复议的，符合法律援助条件就应当援助；复议的事项在不在援助范围，由法律援助中心看。", line.Article);
        return line.Condition == AidCondition.Free
            ? Finding.Final(Verdict.Yes, "这类事不看经济状况，都可以申请。", line.Article)
            : Finding.Met("这类事可以申请法律援助。", line.Article);
    }

    private static Finding Mandatory(Circumstances known, AidTables tables) => known.Counsel is [MustHaveCounsel.DeathReview]
        ? Finding.Final(Verdict.ByNotice, "死刑复核案件要由本人提出申请，向法院说就行；提出以后，由法院通知法律援助机构派律师，不看经济状况。", "法律援助法第25条第1款第5项")
        : known.Counsel!.Count > 0
        ? Finding.Final(Verdict.ByNotice, "这种情况必须有辩护人：没有委托的，由办案机关通知法律援助机构派律师，不用申请，也不看经济状况。请把情况告诉办案的公安、检察院或者法院。", "法律援助法第25条第1款")
        : Finding.Unmet("不是必须由办案机关通知派律师的情形，可以自己申请。", "法律援助法第24、25条");

    private static Finding NoLawyer(Circumstances known, AidTables tables) => known switch
    {
        { HasLawyer: true } => Finding.Final(Verdict.No, "已经请了律师的，不再派法律援助律师；问法律还是免费的。", tables.LineOf(known)?.Article ?? "法律援助法第31条"),
        { Trouble: Trouble.Treatment } => Finding.Final(Verdict.ByNotice, "强制医疗案件没有委托代理人的，由法院通知法律援助机构派律师，不用申请。", "法律援助法第28条"),
        { Trouble: Trouble.Accused } => Finding.Met("还没有委托辩护人，可以因为经济困难或者别的原因申请。", "法律援助法第24条"),
        _ => Finding.Met("还没有请律师。", tables.LineOf(known)?.Article ?? "法律援助法第31条"),
    };

    // help of the duty lawyer needs neither application nor test; the questions go on
    private static Finding DutyLawyer(Circumstances known, AidTables tables) =>
        Finding.Met("没有辩护人的，现在就可以请看守所、法院、检察院安排值班律师：法律咨询、程序选择建议、申请变更强制措施、对案件处理提出意见，都不用申请，也不看经济状况。", "法律援助法第30条");

    private static Finding Reopened(Circumstances known, AidTables tables) => known.Reopened == true
        ? Finding.Met("法院已经决定再审，或者检察院已经抗诉。", "法律援助法第33条")
        : Finding.Final(Verdict.AskPerson, "还没有决定再审、也没有抗诉的，这一条用不上。申诉怎么办，可以先免费咨询律师。", "法律援助法第22、33条");

    private static Finding Waived(Circumstances known, AidTables tables)
    {
        var line = Array.Find(tables.Waivers, w => known.Is(w.Status) && (w.Trouble is null || w.Trouble == known.Trouble) && (!w.WithoutIncome || known.NoFixedIncome == true));
        return line is null
            ? Finding.Unmet("不在免予核查的人里，要看家里的经济状况。", "法律援助法第42条")
            : Finding.Final(Verdict.Yes, $"您是“{line.Status.Title()}”{(line.WithoutIncome ? "，没有固定生活来源" : "")}：带上证明，就不再核查家里的经济状况。", line.Article);
    }

    // the second question only where its answer makes a difference
    private static bool MightBeWaived(Circumstances known, AidTables tables) => known.Statuses is not null
        && !Array.Exists(tables.Waivers, w => !w.WithoutIncome && known.Is(w.Status) && (w.Trouble is null || w.Trouble == known.Trouble))
        && Array.Exists(tables.Waivers, w => w.WithoutIncome && known.Is(w.Status) && (w.Trouble is null || w.Trouble == known.Trouble));

    private static Finding Hardship(Circumstances known, AidTables tables) => (known.Income, tables.Line) switch
    {
        (Income.Below, { } line) => Finding.Final(Verdict.Yes, "家里的收入在本地经济困难标准以下。填一张经济困难状况说明表，或者写个人诚信承诺，不用开证明。", $"法律援助法第34、41条；{line.Source}"),
        (Income.Above, { } line) when known.Trouble == Trouble.Accused => Finding.Final(Verdict.AskPerson, "收入在标准以上。刑事案件还可以因为别的原因申请，请法律援助中心看；值班律师的帮助不看经济状况。", $"法律援助法第24、30、34条；{line.Source}"),
        (Income.Above, { } line) => Finding.Final(Verdict.No, "家里的收入在本地经济困难标准以上，这件事一般不能得到法律援助。", $"法律援助法第34条；{line.Source}"),
        (_, null) => Finding.Final(Verdict.AskPerson, "本地的经济困难标准还没有录入，由法律援助中心核查。", "法律援助法第34、41条"),
        _ => Finding.Final(Verdict.AskPerson, "收入说不清的，由法律援助中心帮您核查。", "法律援助法第41条"),
    };
}
