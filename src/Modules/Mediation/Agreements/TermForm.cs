using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>One line of the terms as typed; an empty line is left out.</summary>
public sealed class TermForm
{
    [Display(Name = "谁来做")] public Side Who { get; set; } = Side.Respondent;
    [StringLength(500), Display(Name = "做什么")] public string? What { get; set; }

    /// <summary>Fen; the page shows yuan.</summary>
    [Amount, Display(Name = "金额")] public long? Fen { get; set; }
    [Display(Name = "什么时候以前")] public DateOnly? By { get; set; }
    [StringLength(200), Display(Name = "怎么做")] public string? How { get; set; }

    private bool IsEmpty => string.IsNullOrWhiteSpace(What) && Fen is (null or 0) && By is null && string.IsNullOrWhiteSpace(How);

    internal static IReadOnlyList<Term> Read(IEnumerable<TermForm> forms, DateOnly today, bool atOnce)
    {
        List<Term> terms = [];
        foreach (var (at, form) in forms.Index().Where(f => !f.Item.IsEmpty))
        {
            if (string.IsNullOrWhiteSpace(form.What)) throw new RuleBroken($"第{terms.Count + 1}条约定没有写做什么。") { Field = $"Terms[{at}].What" };
            if (form.Fen is < 0) throw new RuleBroken("金额不能小于0。") { Field = $"Terms[{at}].Fen" };
            if (!atOnce && form.By is null) throw new RuleBroken($"请写明“{form.What}”在什么时候以前做。") { Field = $"Terms[{at}].By" };
            if (!atOnce && form.By < today) throw new RuleBroken($"“{form.What}”的期限不能早于今天。") { Field = $"Terms[{at}].By" };
            terms.Add(Term.Of(form.Who, form.What!, form.Fen, form.By ?? today, form.How ?? (atOnce ? "当场" : "")));
        }
        return terms;
    }
}
