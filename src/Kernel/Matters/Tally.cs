using Microsoft.EntityFrameworkCore;

namespace Fashu;

/// <summary>
/// How many matters stand where, as a sum of changes: +1 where one came to be, −1 and +1 where it moved. Written in the
/// transaction of the matter, so a sum is exact at any moment; nobody waits for a shared counter.
/// </summary>
public sealed class TallyRow
{
    public Guid Id { get; private set; }
    public string Place { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public Colour Colour { get; private set; }
    public bool Open { get; private set; }
    public int Change { get; private set; }

    internal static TallyRow Of(string kind, string cell, int change)
    {
        var parts = cell.Split('|');
        return new() { Id = Guid.CreateVersion7(), Kind = kind, Colour = Enum.Parse<Colour>(parts[0]), Open = parts[1] == "1", Place = parts[2], Change = change };
    }

    internal static string Cell(MatterRow row) => $"{row.Colour}|{(row.ClosedAt is null ? "1" : "0")}|{row.Place}";

    internal string OwnCell => $"{Colour}|{(Open ? "1" : "0")}|{Place}";
}

/// <summary>Adds up old changes, so that a sum reads few rows.</summary>
internal sealed class CompactTally(AppDb db) : IJob
{
    private const int Most = 20_000;

    public string Name => "tally";
    public string Title => "合并统计数字";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken cancel)
    {
        // one save replaces the rows that were read, and only those, by their sums
        var rows = await db.Set<TallyRow>().OrderBy(t => t.Id).Take(Most).ToListAsync(cancel);
        foreach (var cell in rows.GroupBy(t => (t.Kind, t.OwnCell)).Where(g => g.Count() > 1))
        {
            db.RemoveRange(cell);
            if (cell.Sum(t => t.Change) is not 0 and var sum) db.Add(TallyRow.Of(cell.Key.Kind, cell.Key.OwnCell, sum));
        }
        await db.SaveChangesAsync(cancel);
    }
}
