using Fashu.Attachments;

namespace Fashu.Web;

/// <summary>One kind of files that a draft takes: how many, of which types, and what is said of others.</summary>
/// <param name="Kind">One of <see cref="FileKinds"/>.</param>
/// <param name="Field">The field of the form at which it is said that a file was refused; null for the top of the form.</param>
public sealed record DraftFiles(string Kind, string? Field = null)
{
    /// <summary>There is one alone; a new one takes the place of the old.</summary>
    public bool One { get; init; }

    /// <summary>At most so many, and the sentence for more.</summary>
    public (int Count, string Sentence)? Most { get; init; }

    /// <summary>Beginnings of the content types, like “image/”, and what is said after the name of another file; null for whatever the house takes.</summary>
    public (string[] Types, string Sentence)? Only { get; init; }

    /// <summary>The other participants may see them once it is filed.</summary>
    public bool VisibleToOthers { get; init; } = true;

    internal void DemandCount(int count)
    {
        if (Most is { } most && count > most.Count) throw new RuleBroken(most.Sentence);
    }

    internal void DemandType(AttachmentCard card)
    {
        if (Only is { } only && !only.Types.Any(t => card.ContentType.StartsWith(t, StringComparison.Ordinal))) throw new RuleBroken($"“{card.Name}”{only.Sentence}") { Field = Field };
    }
}
