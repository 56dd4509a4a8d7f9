namespace Fashu.Matters;

/// <summary>A question about a matter that must be answered in time (督办).</summary>
/// <param name="FromBelow">The matter is stuck and the level above owes the answer; otherwise the officer in charge does.</param>
/// <param name="Why">Answers “why this date?”, one sentence a line.</param>
public sealed record SupervisionCard(
    Guid Id, bool FromBelow, string AskedBy, string? AskedByPost, DateTime AskedAt, string Question, DateTime DueAt, string Why,
    string? Answer, string? AnsweredBy, string? AnsweredByPost, DateTime? AnsweredAt)
{
    public bool IsOpen => AnsweredAt is null;
}

/// <summary>Looks up what was asked and answered about a matter; for staff who may see it.</summary>
public interface ISupervisions
{
    Task<IReadOnlyList<SupervisionCard>> Of(Guid matter, CancellationToken cancel);

    /// <summary>Whether this member of staff may ask the officer in charge.</summary>
    bool MayAsk(MatterRow matter, Actor by);

    /// <summary>Asks the officer in charge; saves.</summary>
    Task<Guid> Ask(Guid matter, string question, Actor by, CancellationToken cancel);

    /// <summary>Gives the answer; saves.</summary>
    Task Answer(Guid supervision, string answer, Actor by, CancellationToken cancel);

    /// <summary>Whether this member of staff owes the answer.</summary>
    bool MayAnswer(MatterRow matter, SupervisionCard supervision, Actor by);
}

/// <summary>The level above asked for an answer about a matter.</summary>
public sealed record MatterSupervised(Guid Matter, string Kind, Guid Supervision, string Question, DateTime At);

/// <summary>The answer was given.</summary>
public sealed record SupervisionAnswered(Guid Matter, string Kind, Guid Supervision, string Answer, DateTime At);
