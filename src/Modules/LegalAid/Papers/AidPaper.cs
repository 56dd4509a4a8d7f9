using Fashu.Documents;

namespace Fashu.LegalAid.Papers;

/// <summary>The content of any paper of legal aid: a letter has an addressee and paragraphs, a form has lines.</summary>
/// <param name="Issuer">Named in the red head of a letter and above the date at its foot.</param>
/// <param name="On">Date at the foot.</param>
public sealed record AidPaperFacts(string Title, string Issuer, string? Number, DateOnly On)
{
    public string? To { get; init; }
    public IReadOnlyList<PaperLine> Lines { get; init; } = [];
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>A table of its own, the first row being the head; empty: none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table { get; init; } = [];

    /// <summary>Who made it in the system, where it is a form of the office or of the applicant.</summary>
    public string? Made { get; init; }
    /// <summary>Places to sign, and in which ways it was signed.</summary>
    public IReadOnlyList<SignaturePlace> Signs { get; init; } = [];
    public IReadOnlyList<SignatureWay> Ways { get; init; } = [];
    /// <summary>The signature provider's own words about its kind.</summary>
    public string SignatureKind { get; init; } = "";
    public bool IsLetter => To is not null;
}

/// <param name="Long">Takes the whole width and several lines.</param>
public sealed record PaperLine(string Label, string? Text, bool Long = false);
