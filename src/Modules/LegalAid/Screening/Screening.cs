using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What the rules come to. It binds nobody: the centre decides (LAL 43), a person may always ask for one.</summary>
public enum Verdict
{
    [Display(Name = "可以申请")] Yes,
    [Display(Name = "办案机关会通知派律师")] ByNotice,
    [Display(Name = "请工作人员看一看")] AskPerson,
    [Display(Name = "一般不能得到法律援助")] No,
}

/// <summary>What one rule says.</summary>
/// <param name="Verdict">Null where later rules decide.</param>
/// <param name="IsMet">False: the rule was judged and does not help.</param>
public sealed record Finding(bool IsMet, string Words, string Article, Verdict? Verdict = null)
{
    internal static Finding Met(string words, string article) => new(true, words, article);
    internal static Finding Unmet(string words, string article) => new(false, words, article);
    internal static Finding Final(Verdict verdict, string words, string article) => new(verdict != LegalAid.Verdict.No, words, article, verdict);
}

/// <summary>One rule in the trace; its finding is null where it does not concern this person, was not reached or waits for an answer.</summary>
public sealed record RuleTrace(string Rule, Finding? Finding);

/// <summary>The rules of 3.1 applied to what is known: either the next question, or the result with every reason.</summary>
public sealed record Screening(Question? Next, Verdict? Verdict, IReadOnlyList<RuleTrace> Trace)
{
    public IEnumerable<Finding> Findings => Trace.Select(t => t.Finding).OfType<Finding>();

    internal static Screening Of(Circumstances known, AidTables tables)
    {
        List<RuleTrace> trace = [];
        var rules = AidRule.All;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (!rule.Concerns(known, tables))
            {
                trace.Add(new(rule.Title, null));
                continue;
            }
            foreach (var question in rule.Asks(known, tables))
                if (!known.Knows(question))
                    return new(question, null, [.. trace, .. rules.Skip(i).Select(r => new RuleTrace(r.Title, null))]);
            var finding = rule.Judge(known, tables);
            trace.Add(new(rule.Title, finding));
            if (finding.Verdict is { } verdict)
                return new(null, verdict, [.. trace, .. rules.Skip(i + 1).Select(r => new RuleTrace(r.Title, null))]);
        }
        throw new InvalidOperationException("The last rule always decides.");
    }
}
