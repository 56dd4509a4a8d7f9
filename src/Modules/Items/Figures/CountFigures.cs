using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Items;

/// <summary>Counts the key figures of the last twelve finished months once a day, from the rows themselves.</summary>
internal sealed class CountFigures(AppDb db, IDivisions divisions, TimeProvider clock) : IJob
{
    public const int Months = 12;

    /// <summary>Of every kind of matter that has figures of its own.</summary>
    public static readonly FigureSource Filed = new(KeyFigure.Filed, null, "收到", "当月收到的申请、通知件数，不管从哪里来。",
        db => db.Matters.Select(m => new FigureRow { Kind = m.Kind, Place = m.Place, At = m.FiledAt }));

    public static IReadOnlyList<FigureSource> Sources { get; } = [.. AppModule.All.SelectMany(m => m.Figures).OrderBy(s => s.Figure)];

    public static IReadOnlySet<string> Kinds { get; } = new HashSet<string>(Sources.Select(s => s.Kind).OfType<string>());

    public string Name => "items.figures";
    public string Title => "统计公布的办理数据";
    public TimeSpan Every => TimeSpan.FromHours(24);

    /// <summary>First days of the months shown, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> MonthsBefore(DateOnly today) =>
        [.. Enumerable.Range(-Months, Months).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(back))];

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var months = MonthsBefore(now.CityDay());
        var counties = divisions.Under(divisions.Home.Code, DivisionLevel.County).Select(d => d.Code).Append("").ToList();
        var sums = new Dictionary<FigureCell, FigureSum>();
        // a zero is a figure too
        foreach (var source in Sources)
            foreach (var kind in Kinds.Where(k => source.Kind is null || source.Kind == k))
                foreach (var month in months)
                    foreach (var county in counties) sums[new(source.Figure, kind, month, county)] = default;
        foreach (var source in Sources)
        {
            await Add(source, source.Rows(db), r => new(1, 0, source.IsMoney ? r.Amount : 0));
            if (source.Of is { } whole) await Add(source, whole(db), _ => new(0, 1, 0));
        }
        await Keep(sums, now, cancel);

        async Task Add(FigureSource source, IQueryable<FigureRow> rows, Func<FigureRow, FigureSum> what)
        {
            var (from, before) = (months[0].StartsAt(), months[^1].AddMonths(1).StartsAt());
            await foreach (var row in rows.Where(r => r.At >= from && r.At < before).AsAsyncEnumerable().WithCancellation(cancel))
            {
                var day = row.At.CityDay();
                var cell = new FigureCell(source.Figure, row.Kind, new(day.Year, day.Month, 1), County(row.Place));
                if (Kinds.Contains(row.Kind)) sums[cell] = sums.GetValueOrDefault(cell) + what(row);
            }
        }
    }

    private async Task Keep(Dictionary<FigureCell, FigureSum> sums, DateTime now, CancellationToken cancel)
    {
        var known = await db.FigureCounts.ToListAsync(cancel);
        db.RemoveRange(known.Where(k => !sums.ContainsKey(k.Cell)));
        var there = known.ToDictionary(k => k.Cell);
        foreach (var (cell, sum) in sums)
        {
            if (!there.TryGetValue(cell, out var row)) db.Add(row = FigureCount.Of(cell));
            row.Set(sum, now);
        }
        await db.SaveChangesAsync(cancel);
    }

    // a county that ended counts for the one that answers for it today
    private string County(string place) => place.Length < (int)DivisionLevel.County ? "" : divisions.Current(place[..(int)DivisionLevel.County]) is { Length: (int)DivisionLevel.County } county ? county : "";
}
