using System.ComponentModel.DataAnnotations;
using Fashu.Documents;

namespace Fashu.Mediation;

public enum AgreementForm
{
    [Display(Name = "口头协议")] Oral,
    [Display(Name = "书面协议")] Written,
}

/// <summary>One duty of an agreement: who does what, how much, by when, how (PML 29; PMR 35).</summary>
internal sealed class Term
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public int No { get; internal set; }
    public Side Who { get; private set; }
    public string What { get; private set; } = "";

    /// <summary>Amount in fen; null where the duty is not money.</summary>
    public long? Fen { get; private set; }
    public DateOnly? By { get; private set; }
    public string How { get; private set; } = "";
    public DateOnly? PerformedOn { get; private set; }
    public string? PerformedHow { get; private set; }
    public string? Broken { get; private set; }

    /// <summary>What each side said last about this duty.</summary>
    public TermReport? ApplicantSays { get; private set; }
    public TermReport? RespondentSays { get; private set; }

    public TermReport? SaidBy(Side side) => side == Side.Applicant ? ApplicantSays : RespondentSays;

    public static Term Of(Side who, string what, long? fen, DateOnly? by, string how) => new() { Who = who, What = what.Trim(), Fen = fen, By = by, How = how.Trim() };

    internal void Perform(DateOnly on, string how) => (PerformedOn, PerformedHow, Broken) = (on, how, null);

    internal void Breach(string what) => Broken = what;

    internal void Hear(Side side, TermReport report)
    {
        if (side == Side.Applicant) ApplicantSays = report;
        else RespondentSays = report;
    }
}

/// <summary>A party's own word about a duty: done, on which day, or not done.</summary>
internal sealed record TermReport(bool Performed, DateOnly? On, string Note, DateTime At)
{
    public bool SaysTheSame(TermReport other) => (Performed, On, Note) == (other.Performed, other.On, other.Note);
}

/// <summary>Whether the law lets this agreement be oral (PML 28).</summary>
/// <param name="MajorFen">From this sum on an agreement counts as major; a city setting.</param>
internal sealed record OralTest(bool BothThinkPaperUnnecessary, bool PerformedAtOnce, bool MajorOrComplex, long SumFen, long MajorFen)
{
    public (string Sentence, string? Field)? Refusal =>
        !BothThinkPaperUnnecessary ? ("双方都认为不用写书面协议的，请勾选；有一方要求书面的，请拟定书面协议。", nameof(BothThinkPaperUnnecessary))
        : !PerformedAtOnce ? ("已经当场履行的，请勾选；不能当场履行的，请拟定书面协议。", nameof(PerformedAtOnce))
        : MajorOrComplex ? ("重大、复杂的纠纷，请拟定书面协议。", nameof(MajorOrComplex))
        : SumFen >= MajorFen ? ($"金额达到{MajorFen.Yuan()}的，请拟定书面协议。", null) : null;
}

/// <summary>An agreement of a mediation (调解协议).</summary>
internal sealed class Agreement
{
    private readonly List<Term> terms = [];
    private readonly List<Signature> signatures = [];

    private Agreement() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public AgreementForm Form { get; private set; }

    /// <summary>Facts agreed on, and for an oral agreement its content.</summary>
    public string Facts { get; private set; } = "";
    public string Points { get; private set; } = "";
    public DateTime DraftedAt { get; private set; }
    public string DraftedBy { get; private set; } = "";
    public DateTime? SealedAt { get; private set; }
    public string? SealedBy { get; private set; }
    public DateTime? EffectiveAt { get; private set; }
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>Identity relations: no electronic signature (ESL 3).</summary>
    public bool PaperOnly { get; private set; }

    /// <summary>The signed PDF, once it is made.</summary>
    public Guid? Document { get; internal set; }
    public IReadOnlyList<Term> Terms => terms;
    public IReadOnlyList<Signature> Signatures => signatures;

    internal static Agreement Oral(string content, IEnumerable<Term> terms, Actor by) =>
        new Agreement { Form = AgreementForm.Oral, Facts = content.Trim(), DraftedAt = by.At, DraftedBy = by.Name, EffectiveAt = by.At }.With(terms);

    internal static Agreement Written(string facts, string points, IEnumerable<Term> terms, bool paperOnly, Actor by) =>
        new Agreement { Form = AgreementForm.Written, PaperOnly = paperOnly, Facts = facts.Trim(), Points = points.Trim(), DraftedAt = by.At, DraftedBy = by.Name }.With(terms);

    public Term Term(Guid id) => terms.FirstOrDefault(t => t.Id == id) ?? throw new Missing("这条约定");

    public Signature? SignatureOf(Guid? party) => signatures.LastOrDefault(s => s.Party == party && s.WithdrawnAt is null);

    public bool IsComplete(MediationCase of) => of.Parties.All(p => SignatureOf(p.Id) is not null) && SignatureOf(null) is not null && SealedAt is not null;

    internal void Add(Signature signature)
    {
        if (EffectiveAt is not null) throw new RuleBroken("协议已经生效，不能再签名。");
        if (SignatureOf(signature.Party) is not null) throw new RuleBroken("已经签过名了。");
        signatures.Add(signature);
    }

    internal void Remove(Guid party, DateTime at)
    {
        if (EffectiveAt is not null) throw new RuleBroken("协议已经生效，不能撤回签名。");
        (SignatureOf(party) ?? throw new RuleBroken("您还没有签名。")).Withdraw(at);
    }

    internal void Seal(Actor by)
    {
        if (SealedAt is not null) throw new RuleBroken("已经批准用印了。");
        if (SignatureOf(null) is null) throw new RuleBroken("调解员签名以后才能用印。");
        (SealedAt, SealedBy) = (by.At, by.Name);
    }

    internal void TakeEffect(DateTime at) => EffectiveAt = at;

    internal void Replace(DateTime at) => ReplacedAt = at;

    private Agreement With(IEnumerable<Term> some)
    {
        foreach (var term in some)
        {
            term.No = terms.Count + 1;
            terms.Add(term);
        }
        return this;
    }
}
