namespace Fashu.Matters;

/// <summary>A matter in which an act of somebody's post is due, whoever has the matter in hand.</summary>
/// <param name="Page">Where the act is done.</param>
public sealed record WaitingAct(Guid Matter, string? Number, string Title, string Page, DateTime? Since, DateTime? DueAt);

/// <summary>The matters in which one act is due.</summary>
/// <param name="What">The act as an order: 批准用印.</param>
/// <param name="Urgent">Stands before everything else on the desk.</param>
/// <param name="First">Those most pressing; <paramref name="Count"/> are all of them.</param>
public sealed record WaitingActs(string What, bool Urgent, IReadOnlyList<WaitingAct> First, int Count);

/// <summary>A kind of matter tells what waits for a member of staff by his post: a seal, a decision, a file to put away, a matter without an officer.</summary>
public interface IWaiting
{
    /// <summary>Most pressing acts first, none without a matter; at most so many matters of each are named.</summary>
    Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel);
}
