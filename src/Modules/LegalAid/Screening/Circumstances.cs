namespace Fashu.LegalAid;

/// <summary>What is known of somebody who may get legal aid; null where it was not asked yet. An empty list means: none of these.</summary>
public sealed record Circumstances
{
    public Trouble? Trouble { get; init; }

    /// <summary>One of the city's own matters, for a trouble the law does not list; empty: none of them.</summary>
    public string? LocalMatter { get; init; }
    public IReadOnlyList<Status>? Statuses { get; init; }
    public bool? NoFixedIncome { get; init; }
    public Income? Income { get; init; }
    public IReadOnlyList<MustHaveCounsel>? Counsel { get; init; }

    /// <summary>A lawyer acts already.</summary>
    public bool? HasLawyer { get; init; }

    /// <summary>A court decided to try the case again, or the procuratorate protested.</summary>
    public bool? Reopened { get; init; }

    internal bool Is(Status status) => Statuses?.Contains(status) == true;

    internal bool Knows(Question question) => question switch
    {
        Question.Trouble => Trouble is not null,
        Question.LocalMatter => LocalMatter is not null,
        Question.Statuses => Statuses is not null,
        Question.NoFixedIncome => NoFixedIncome is not null,
        Question.Income => Income is not null,
        Question.Counsel => Counsel is not null,
        Question.HasLawyer => HasLawyer is not null,
        _ => Reopened is not null,
    };
}

/// <summary>Everything that may be asked; the answers before decide which are.</summary>
public enum Question { Trouble, LocalMatter, Counsel, HasLawyer, Reopened, Statuses, NoFixedIncome, Income }
