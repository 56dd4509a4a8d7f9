using System.Globalization;
using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Items;

/// <summary>The key figures as the public may see them: small numbers are left out.</summary>
internal sealed class ReadFigures(AppDb db, Settings settings, IDivisions divisions, IEnumerable<IMatterKind> kinds, TimeProvider clock)
{
    public const string Hidden = "—";

    public sealed record Answer(IReadOnlyList<DateOnly> Months, IReadOnlyList<(string Code, string Name)> Counties, IReadOnlyList<KindFigures> Kinds, DateTime? CountedAt, int Fewest);

    public sealed record KindFigures(string Kind, string Title, IReadOnlyList<FigureTable> Figures);

    public async Task<Answer> Handle(CancellationToken cancel)
    {
        var fewest = settings.On(ItemsModule.Fewest, clock.Today());
        var rows = await db.FigureCounts.AsNoTracking().ToListAsync(cancel);
        var months = rows.Select(r => r.Month).Distinct().Order().ToList();
        var counties = rows.Select(r => r.County).Distinct().OrderBy(c => c.Length == 0).ThenBy(c => c, StringComparer.Ordinal).ToList();
        var byCell = rows.ToDictionary(r => r.Cell, r => new FigureSum(r.Count, r.Whole, r.Amount));
        return new(months, [.. counties.Select(c => (c, c.Length == 0 ? "市本级" : divisions.Find(c)?.Name ?? c))],
            // nothing was counted yet: then nothing is said, not nought
            rows.Count == 0 ? [] : [.. kinds.Where(k => CountFigures.Kinds.Contains(k.Kind)).OrderByDescending(k => k.Kind, StringComparer.Ordinal).Select(k => new KindFigures(k.Kind, k.Title,
                [.. CountFigures.Sources.Where(s => s.Kind is null || s.Kind == k.Kind).Select(s => new FigureTable(s, months, counties, (m, c) => byCell.GetValueOrDefault(new(s.Figure, k.Kind, m, c)), fewest))]))],
            rows.Count == 0 ? null : rows.Max(r => r.CountedAt), fewest);
    }
}

/// <summary>One figure of one kind over months and counties, with sums; knows what it may show.</summary>
internal sealed class FigureTable
{
    private readonly IReadOnlyList<DateOnly> months;
    private readonly IReadOnlyList<string> counties;
    private readonly FigureSum[,] sums;
    private readonly bool[,] hidden;

    public FigureTable(FigureSource source, IReadOnlyList<DateOnly> months, IReadOnlyList<string> counties, Func<DateOnly, string, FigureSum> sum, int fewest)
    {
        (Source, this.months, this.counties) = (source, months, counties);
        var behind = new int[months.Count, counties.Count];
        sums = new FigureSum[months.Count + 1, counties.Count + 1];
        for (var m = 0; m < months.Count; m++)
            for (var c = 0; c < counties.Count; c++)
            {
                var cell = sum(months[m], counties[c]);
                // what stands behind a share is its whole, behind money the people who got it
                behind[m, c] = source.Of is null ? cell.Count : cell.Whole;
                sums[m, c] = cell;
                sums[m, counties.Count] += cell;
                sums[months.Count, c] += cell;
                sums[months.Count, counties.Count] += cell;
            }
        hidden = SmallNumbers.Hide(behind, fewest);
    }

    public FigureSource Source { get; }

    public string Unit => Source.Of is not null ? "%" : Source.IsMoney ? "元" : "件";

    /// <summary>Null is all months, all counties.</summary>
    public bool IsHidden(DateOnly? month, string? county) => hidden[Row(month), Column(county)];

    /// <summary>Count, per cent, or fen; null where it is hidden or where there is nothing to have a share of.</summary>
    public long? Value(DateOnly? month, string? county)
    {
        var sum = sums[Row(month), Column(county)];
        return IsHidden(month, county) ? null : Source.Of is null ? Source.IsMoney ? sum.Amount : sum.Count : sum.Whole == 0 ? null : (long)Math.Round(100m * sum.Count / sum.Whole, MidpointRounding.AwayFromZero);
    }

    public string Text(DateOnly? month, string? county) => Value(month, county) is not { } value ? IsHidden(month, county) ? ReadFigures.Hidden : "没有"
        : Source.Of is not null ? $"{value}%" : Source.IsMoney ? value.Yuan() : value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As a table to take away holds it: a bare number, money in yuan.</summary>
    public string Plain(DateOnly? month, string? county) => Value(month, county) is not { } value ? Text(month, county)
        : Source.IsMoney ? (value / 100m).ToString("0.00", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private int Row(DateOnly? month) => month is { } m ? months.ToList().IndexOf(m) : months.Count;

    private int Column(string? county) => county is { } c ? counties.ToList().IndexOf(c) : counties.Count;
}
