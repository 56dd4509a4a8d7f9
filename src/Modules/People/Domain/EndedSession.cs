namespace Fashu.People;

/// <summary>A session that somebody left, citizen or staff. Kept as long as a copy of its cookie could still be good.</summary>
internal sealed class EndedSession
{
    /// <summary>The session's own id, as its cookie has it.</summary>
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTime Until { get; private set; }

    public static EndedSession Of(Guid session, Guid person, DateTime until) => new() { Id = session, PersonId = person, Until = until };
}
