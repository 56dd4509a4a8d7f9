using System.ComponentModel.DataAnnotations;

namespace Fashu.Matters;

public enum Satisfaction
{
    [Display(Name = "满意")] Satisfied,
    [Display(Name = "基本满意")] Fair,
    [Display(Name = "不满意")] Unsatisfied,
}

/// <summary>What one party thinks of how a matter was handled (一事一评).</summary>
public sealed record RatingCard(Guid Id, string By, string Role, Satisfaction Score, string? Words, string Way, DateTime At);

/// <summary>The ratings of a matter as somebody may see them.</summary>
/// <param name="MayRate">The person is a party who has not rated yet, and there is still time.</param>
/// <param name="Until">Last day to rate; null while the matter is open.</param>
/// <param name="Rectification">What an “unsatisfied” has led to, for staff and for the party who gave it.</param>
public sealed record RatingView(bool MayRate, DateOnly? Until, IReadOnlyList<RatingCard> Ratings, Guid? Rectification);

/// <summary>Looks up ratings.</summary>
public interface IRatings
{
    /// <summary>Staff see all of them, a party its own.</summary>
    Task<RatingView> Of(Guid matter, Actor by, CancellationToken cancel);

    /// <summary>One-time address at which this participant may rate without an account; for a visit or a call. Adds to the present unit of work, does not save.</summary>
    string Link(Guid matter, Guid participant, DateTime at);
}

/// <summary>Under what name a party is asked to rate, so that it can be taken back.</summary>
public static class RatingRequest
{
    public static string Fact(Guid matter, Guid participant) => $"rate/{matter}/{participant}";
}

/// <summary>A party rated a closed matter.</summary>
public sealed record MatterRated(Guid Matter, string Kind, Guid Rating, Satisfaction Score, DateTime At);

/// <summary>What an “unsatisfied” demanded was done and visited again.</summary>
public sealed record RectificationClosed(Guid Matter, Guid Rectification, bool Satisfied, DateTime At);

/// <summary>Knows a reason against ringing somebody up about a matter. Every module that knows one answers; asked before a party is drawn for a call and again before the call.</summary>
public interface INoCalls
{
    /// <returns>Why not, for staff; null where this module knows nothing against it.</returns>
    Task<string?> WhyNot(MatterRow matter, Participant party, CancellationToken cancel);
}

/// <summary>How good the files of closed matters were found, for the figures of all services.</summary>
public interface IFileQuality
{
    /// <summary>Names of the bands, best first.</summary>
    IReadOnlyList<string> Bands { get; }

    /// <summary>Matters closed within the period, each with the place of its band in <see cref="Bands"/>.</summary>
    Task<IReadOnlyDictionary<Guid, int>> Of(DateTime from, DateTime to, CancellationToken cancel);
}
