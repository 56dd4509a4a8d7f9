namespace Fashu;

/// <summary>What the public page of key figures tells of every service.</summary>
public enum KeyFigure { Filed, Accepted, Settled, InTime, Satisfied, Recovered }

/// <summary>One happening that a figure counts.</summary>
public sealed class FigureRow
{
    public string Kind { get; init; } = "";
    public string Place { get; init; } = "";
    public DateTime At { get; init; }

    /// <summary>In fen, where the figure is money.</summary>
    public long Amount { get; init; }
}

/// <summary>Where a key figure comes from, with its definition as the page states it.</summary>
/// <param name="Kind">Kind of matter; null: every kind that has figures of its own.</param>
/// <param name="Means">What is counted, in plain words.</param>
public sealed record FigureSource(KeyFigure Figure, string? Kind, string Title, string Means, Func<AppDb, IQueryable<FigureRow>> Rows)
{
    /// <summary>For a share: the whole of which <see cref="Rows"/> are the part.</summary>
    public Func<AppDb, IQueryable<FigureRow>>? Of { get; init; }

    /// <summary>The amounts are added up; else the rows are counted.</summary>
    public bool IsMoney => Figure == KeyFigure.Recovered;

    public static IQueryable<FigureRow> Taken(AppDb db, string kind, params Enum[] acts)
    {
        string[] names = [.. acts.Select(a => a.ToString())];
        return db.Steps.Where(s => names.Contains(s.Act)).Join(db.Matters.Where(m => m.Kind == kind), s => s.MatterId, m => m.Id, (s, m) => new FigureRow { Kind = m.Kind, Place = m.Place, At = s.At });
    }

    /// <summary>Of the clocks of a kind that ended in a month, those that were met before their end.</summary>
    public static FigureSource InTime(string kind, IReadOnlySet<string> rules)
    {
        string[] keys = [.. rules];
        return new(KeyFigure.InTime, kind, "按期办理", "当月到期的各项办理期限中，到期前办完的占多少。中止的、停止计算的不算在内。", db => Due(db).Where(c => c.State == ClockState.Met && c.EndedAt < c.DueAt).Join(db.Matters, c => c.MatterId, m => m.Id, Row))
        { Of = db => Due(db).Join(db.Matters, c => c.MatterId, m => m.Id, Row) };

        IQueryable<ClockRow> Due(AppDb db) => db.Clocks.Where(c => keys.Contains(c.Rule) && (c.State == ClockState.Met || c.State == ClockState.Running));
    }

    private static readonly System.Linq.Expressions.Expression<Func<ClockRow, MatterRow, FigureRow>> Row = (c, m) => new() { Kind = m.Kind, Place = m.Place, At = c.DueAt };
}
