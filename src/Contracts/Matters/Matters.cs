namespace Fashu.Matters;

/// <summary>A matter came to its end; parties are asked to rate it.</summary>
public sealed record MatterClosed(Guid Matter, string Kind, DateTime At);

/// <summary>One paper of a file (卷宗), in the order the procedure prescribes.</summary>
/// <param name="Order">Position prescribed by the procedure's list; papers of one position follow by date.</param>
/// <param name="Must">The list demands it; the index says so where it is missing.</param>
/// <param name="Html">The paper itself as a printable page, or null if <paramref name="Attachment"/> is the paper.</param>
public sealed record DossierPaper(int Order, string Title, DateOnly Day, bool Must, string? Html = null, Guid? Attachment = null, byte[]? Pdf = null);

/// <summary>What stands on the cover.</summary>
public sealed record DossierCover(string Volume, string? Number, string Office, string Handler, string Parties, DateOnly Opened, DateOnly? Closed, string Retention, string? Note);

/// <summary>A kind of matter that can be filed: gives cover and papers of one matter.</summary>
public interface IDossierSource
{
    string Kind { get; }
    Task<(DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Papers(Guid matter, Actor by, CancellationToken cancel);
}
