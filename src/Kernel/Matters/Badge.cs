using System.ComponentModel.DataAnnotations;

namespace Fashu;

public enum Colour
{
    [Display(Name = "无色")] None,
    [Display(Name = "蓝")] Blue,
    [Display(Name = "橙")] Orange,
    [Display(Name = "黄")] Yellow,
    [Display(Name = "红")] Red,
    [Display(Name = "绿")] Green,
}

/// <summary>Where a matter stands, as one look tells: colour, word, who acts next, by when.</summary>
/// <param name="Since">UTC instant from which the time to <paramref name="DueAt"/> is counted.</param>
/// <param name="DueAt">UTC instant at which the next act is overdue.</param>
/// <param name="ChangesAt">UTC instant at which the colour changes though nobody acts; null if never.</param>
public sealed record Badge(Colour Colour, string Word, string NextActor, DateTime? Since = null, DateTime? DueAt = null, DateTime? ChangesAt = null)
{
    /// <summary>Who acts next and what that one has to do, as one phrase: 调解员顾明礼受理. Null where no more is known than who, as in lists.</summary>
    public string? Next { get; init; }
}
