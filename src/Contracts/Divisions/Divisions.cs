using System.ComponentModel.DataAnnotations;

namespace Fashu.Divisions;

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
public sealed record DivisionCard(string Code, string Name, DivisionLevel Level, DateOnly From, DateOnly? Until);

/// <summary>The tree of divisions, from memory.</summary>
public interface IDivisions
{
    DivisionCard? Find(string code);

    /// <summary>Name with its parents below the city, for example 青溪县云桥镇石桥村第二网格.</summary>
    string FullName(string code);

    IReadOnlyList<DivisionCard> Children(string code);

    /// <summary>The city this installation serves.</summary>
    DivisionCard Home { get; }

    /// <summary>The place behind a printed code (poster), null if it is unknown or withdrawn.</summary>
    Task<PlaceCard?> Scan(string placeCode, CancellationToken cancel);
}

/// <summary>Where a poster hangs: its short code, the division and the words on it.</summary>
public sealed record PlaceCard(string Code, string Division, string Label, bool SharedDevice);
