using System.ComponentModel.DataAnnotations;

namespace Fashu.Divisions;

/// <summary>Levels of the tree; the number is the length of the code.</summary>
public enum DivisionLevel
{
    [Display(Name = "省")] Province = 2,
    [Display(Name = "市")] City = 4,
    [Display(Name = "县（市、区）")] County = 6,
    [Display(Name = "乡镇（街道）")] Town = 9,
    [Display(Name = "村（社区）")] Village = 12,
    [Display(Name = "网格")] Grid = 15,
}

/// <summary>One division (行政区划). Codes are trimmed to their level: 2, 4, 6, 9, 12 or 15 digits, so a code is the prefix of all below it.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Until">Last day in force; null while no end is known.</param>
public sealed record DivisionCard(string Code, string Name, DivisionLevel Level, DateOnly From, DateOnly? Until)
{
    /// <summary>What took its place: one after a merger, several after a split.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];
}

/// <summary>The tree of divisions, from memory.</summary>
public interface IDivisions
{
    /// <summary>The division with its name of today; a division that ended keeps its last name. Null if the code was never given.</summary>
    DivisionCard? Find(string code);

    /// <summary>Name with its parents below the city, for example 青溪县云桥镇石桥村第二网格.</summary>
    string FullName(string code);

    /// <summary>What lies directly below and is in force today, by code.</summary>
    IReadOnlyList<DivisionCard> Children(string code);

    /// <summary>Everything of one level below a code that is in force today, by code.</summary>
    IReadOnlyList<DivisionCard> Under(string code, DivisionLevel level);

    /// <summary>The code that answers for this one today: itself, its one successor, or the nearest division above that still stands.</summary>
    string Current(string code);

    /// <summary>Codes that ended in favour of this one; their old records are its records.</summary>
    IReadOnlyList<string> Predecessors(string code);

    /// <summary>Divisions in force below <paramref name="scope"/> whose name or code contains the text, upper levels first.</summary>
    IReadOnlyList<DivisionCard> Search(string text, string scope, int take = 20);

    /// <summary>The city this installation serves.</summary>
    DivisionCard Home { get; }

    /// <summary>The place behind a printed code (poster), null if it is unknown or withdrawn.</summary>
    Task<PlaceCard?> Scan(string placeCode, CancellationToken cancel);
}

/// <summary>Where a poster hangs: its short code, the division and the words on it.</summary>
public sealed record PlaceCard(string Code, string Division, string Label, bool SharedDevice);
