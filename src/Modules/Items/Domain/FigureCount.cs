namespace Fashu.Items;

/// <summary>What one figure was for one kind, month and county, as the job counted it last.</summary>
internal sealed class FigureCount
{
    private FigureCount() { }

    public Guid Id { get; private set; }
    public KeyFigure Figure { get; private set; }
    public string Kind { get; private set; } = "";

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Code of the county; "" for what belongs to the city itself.</summary>
    public string County { get; private set; } = "";
    public int Count { get; private set; }

    /// <summary>The whole, where the figure is a share.</summary>
    public int Whole { get; private set; }

    /// <summary>In fen, where the figure is money.</summary>
    public long Amount { get; private set; }
    public DateTime CountedAt { get; private set; }

    public FigureCell Cell => new(Figure, Kind, Month, County);

    public static FigureCount Of(FigureCell cell) =>
        new() { Id = Guid.CreateVersion7(), Figure = cell.Figure, Kind = cell.Kind, Month = cell.Month, County = cell.County };

    public void Set(FigureSum sum, DateTime at) => (Count, Whole, Amount, CountedAt) = (sum.Count, sum.Whole, sum.Amount, at);
}

internal readonly record struct FigureCell(KeyFigure Figure, string Kind, DateOnly Month, string County);

internal readonly record struct FigureSum(int Count, int Whole, long Amount)
{
    public static FigureSum operator +(FigureSum one, FigureSum other) => new(one.Count + other.Count, one.Whole + other.Whole, one.Amount + other.Amount);
}
