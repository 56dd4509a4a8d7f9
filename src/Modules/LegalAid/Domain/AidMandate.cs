using System.ComponentModel.DataAnnotations;
using Fashu.Documents;

namespace Fashu.LegalAid;

/// <summary>What a lawyer may do only by special authority (CPL 62).</summary>
public enum SpecialPower
{
    [Display(Name = "代为承认诉讼请求")] Acknowledge,
    [Display(Name = "代为放弃诉讼请求")] Waive,
    [Display(Name = "代为变更诉讼请求")] Change,
    /// <summary>Also to accept the result of a mediation (CPL 62; 适用民事诉讼法的解释 147).</summary>
    [Display(Name = "代为和解、调解")] Settle,
    [Display(Name = "代为提起反诉")] Counterclaim,
    [Display(Name = "代为提起上诉")] Appeal,
}

/// <summary>What a mandate says: matter, powers and term (CPL 62, 民法典 165).</summary>
internal sealed record MandateTerms(string Task, IReadOnlyList<SpecialPower> Powers, string Until, bool PaperOnly);

/// <summary>The mandate to the lawyer of a case: one text, signed by each aided person for himself.</summary>
internal sealed class AidMandate
{
    private readonly List<Signature> signatures = [];

    private AidMandate() { }

    public Guid Id { get; private set; }
    public Guid Lawyer { get; private set; }
    public string LawyerName { get; private set; } = "";
    public string FirmName { get; private set; } = "";

    /// <summary>委托事项.</summary>
    public string Task { get; private set; } = "";

    /// <summary>Names of <see cref="SpecialPower"/>, with commas; empty for general authority.</summary>
    public string PowerNames { get; private set; } = "";

    /// <summary>期限, in words.</summary>
    public string Until { get; private set; } = "";

    /// <summary>Marriage, adoption, inheritance: no electronic signature (ESL 3).</summary>
    public bool PaperOnly { get; private set; }
    public DateTime PreparedAt { get; private set; }

    /// <summary>Written anew, or the lawyer changed: nobody signs it any more, and who signed is bound by it no longer.</summary>
    public DateTime? EndedAt { get; private set; }

    public IReadOnlyList<Signature> Signatures => signatures;
    public IReadOnlyList<SpecialPower> Powers => [.. PowerNames.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SpecialPower>)];

    /// <summary>一般代理, or the special powers one by one: what is not written there is not given.</summary>
    public string Authority => Powers.Count == 0
        ? "一般代理。不能代为承认、放弃、变更诉讼请求，不能代为和解、调解，不能代为提起反诉或者上诉。"
        : $"特别授权：{string.Join("、", Powers.Select(p => p.Title()))}。没有写明的，不能代为办理。";

    public static AidMandate Prepare(MandateTerms terms, Guid lawyer, string lawyerName, string firmName, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        Lawyer = lawyer,
        LawyerName = lawyerName,
        FirmName = firmName,
        Task = terms.Task.Trim(),
        PowerNames = string.Join(',', terms.Powers.Distinct().Order()),
        Until = terms.Until.Trim(),
        PaperOnly = terms.PaperOnly,
        PreparedAt = at,
    };

    /// <summary>In force; null where this person did not sign, or took it back.</summary>
    public Signature? SignatureOf(Guid person) => EndedAt is null ? signatures.LastOrDefault(s => s.Party == person && s.WithdrawnAt is null) : null;

    public void Sign(Signature signature) => signatures.Add(signature);

    public void End(DateTime at) => EndedAt = at;
}

/// <summary>Who signs for an aided person that may not sign alone, or why a minor does (民法典 18–23; CPL 60).</summary>
internal sealed class AidGuardian
{
    private AidGuardian() { }

    public Guid Id { get; private set; }
    public Guid Person { get; private set; }

    /// <summary>The guardian; null where a minor of sixteen or more lives by his own work and signs himself.</summary>
    public string? Name { get; private set; }

    /// <summary>父亲, 母亲, 法院指定的监护人 ….</summary>
    public string Basis { get; private set; } = "";
    public string RecordedBy { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }

    public static AidGuardian Of(Guid person, string? name, string basis, Actor by) =>
        new() { Id = Guid.CreateVersion7(), Person = person, Name = name?.Trim(), Basis = basis.Trim(), RecordedBy = by.Name, RecordedAt = by.At };
}
