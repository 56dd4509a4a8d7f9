namespace Fashu.Matters;

/// <summary>In what right somebody had to do with a matter.</summary>
public enum HandIn { Between, For, Self }

/// <summary>Somebody on one side of a matter; without an account only the name is known.</summary>
public sealed record SideName(string Name, Guid? Person);

/// <summary>A hand somebody had in a matter, open or closed: stood between the sides (mediated), acted for one, or is one himself.</summary>
/// <param name="Staff">The account of whoever it was; null where only <paramref name="Name"/> is known.</param>
/// <param name="Side">On which side; where he stood between, one of the two.</param>
/// <param name="Against">The other side.</param>
/// <param name="What">The service, as staff read it: 人民调解.</param>
public sealed record PastHand(Guid Matter, HandIn As, Guid? Staff, string? Name, IReadOnlyList<SideName> Side, IReadOnlyList<SideName> Against, string What);

/// <summary>Knows who had a hand in matters of one kind, for the check of conflicts over all of them. One class makes a module take part; each answer is one query by index.</summary>
public interface IKnowsHands
{
    /// <summary>Hands in matters in which any of these people stands on a side.</summary>
    Task<IReadOnlyList<PastHand>> Around(IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people, CancellationToken cancel);

    /// <summary>All hands of this one.</summary>
    Task<IReadOnlyList<PastHand>> Of(Guid staff, string name, CancellationToken cancel);
}
