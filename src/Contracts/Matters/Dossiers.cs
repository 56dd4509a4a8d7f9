namespace Fashu.Matters;

/// <summary>One paper of a file (卷宗), in the order the procedure prescribes. A paper that is wanted but not there has neither page, attachment nor PDF.</summary>
/// <param name="Order">Position prescribed by the procedure's list; papers of one position follow by date.</param>
/// <param name="Must">The list demands it; the index says so where it is missing.</param>
/// <param name="Html">The paper itself as a printable page, or null if <paramref name="Attachment"/> is the paper.</param>
/// <param name="Page">Where a paper that is no attachment can be read.</param>
public sealed record DossierPaper(int Order, string Title, DateOnly Day, bool Must, string? Html = null, Guid? Attachment = null, byte[]? Pdf = null, string? Page = null)
{
    public bool IsThere => Html is not null || Attachment is not null || Pdf is not null;
}

/// <summary>What stands on the cover.</summary>
public sealed record DossierCover(string Volume, string? Number, string Office, string Handler, string Parties, DateOnly Opened, DateOnly? Closed, string Retention, string? Note);

/// <summary>A kind of matter that can be filed: gives cover and papers of one matter.</summary>
public interface IDossierSource
{
    string Kind { get; }

    /// <summary>Whether a party may take home a copy; <see cref="Papers"/> then gives a party only what it may read.</summary>
    bool PartiesMayCopy => false;

    /// <summary>Why a closed matter is not put away yet, in a sentence for the officer; null where nothing is against it.</summary>
    Task<string?> WhyNotYet(Guid matter, DateTime at, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>Makes papers that could not be made when they arose, and saves them: before a volume is bound.</summary>
    Task Complete(Guid matter, CancellationToken cancel) => Task.CompletedTask;

    Task<(DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Papers(Guid matter, Actor by, CancellationToken cancel);
}

/// <summary>Puts the file of a matter away (立卷归档): the volume is made and kept.</summary>
public interface IFileRoom
{
    /// <summary>Whether the file may be put away, before anything is made: quick, and changes nothing.</summary>
    /// <returns>Which prescribed papers are missing and why, for the record; null where none is.</returns>
    /// <exception cref="RuleBroken">No right to it, too early, put away before, or prescribed papers are missing without a reason.</exception>
    Task<string?> Check(Guid matter, string? missingReason, Actor by, CancellationToken cancel);

    /// <summary>Into the present unit of work, where the matter may be closed by a step not saved yet; the caller saves.</summary>
    /// <exception cref="RuleBroken">No right to it, put away before, no PDF can be made, or prescribed papers are missing without a reason.</exception>
    Task PutAway(Guid matter, string? missingReason, Actor by, CancellationToken cancel);
}
