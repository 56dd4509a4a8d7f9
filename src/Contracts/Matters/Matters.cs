namespace Fashu.Matters;

/// <summary>A matter came to its end; parties are asked to rate it.</summary>
public sealed record MatterClosed(Guid Matter, string Kind, DateTime At);

/// <summary>The file of a closed matter was made up and put away (立卷归档); its kind takes the step that its table has for it.</summary>
/// <param name="Missing">Which prescribed papers are missing and why; null where none is.</param>
public sealed record MatterArchived(Guid Matter, string Kind, Guid By, DateTime At, string? Missing = null);

/// <summary>What a kind of matter lets the office board do to it.</summary>
public interface IMatterActs
{
    string Kind { get; }

    /// <summary>Officers to whom the matter may be given, the most suitable first.</summary>
    Task<IReadOnlyList<(Guid Staff, string Name, string Hint)>> Candidates(Guid matter, Actor by, CancellationToken cancel);

    /// <summary>Another officer takes the matter in hand; saves.</summary>
    /// <exception cref="RuleBroken">The matter is closed, the officer is not one of the candidates, or <paramref name="by"/> may not.</exception>
    Task Reassign(Guid matter, Guid to, string reason, Actor by, CancellationToken cancel);
}

/// <summary>Where staff file one service for somebody else; the address takes ?person= for somebody found before.</summary>
/// <param name="Permission">Who may.</param>
public sealed record FilingForOthers(string Title, string Permission, string Page);

/// <summary>A service's answer to what somebody typed on the home page.</summary>
/// <param name="Why">One sentence: why this fits and what happens.</param>
/// <param name="Href">Its first page, with the words carried along.</param>
/// <param name="Weight">Greater comes first.</param>
public sealed record ServiceHint(string Title, string Why, string Href, int Weight)
{
    /// <summary>What the button says.</summary>
    public string Begin { get; init; } = "从这里开始";
}

/// <summary>Tells whether a service is for what somebody typed.</summary>
public interface IServiceGuide
{
    ServiceHint? For(string words);
}
