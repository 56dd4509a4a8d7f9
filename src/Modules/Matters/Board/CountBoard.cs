using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>How many matters each tab of the board holds. From the tally where it knows, else by counting the rows; both give the same figures.</summary>
internal sealed class CountBoard(AppDb db, ReadBoard board)
{
    public async Task<IReadOnlyDictionary<BoardTab, int>> Handle(BoardFilter filter, Actor by, CancellationToken cancel)
    {
        var colours = filter.TallyKnows && by.ReadScopes().Count > 0 ? await FromTally(filter, by, cancel) : await ByRows(filter, by, cancel);
        var soon = await board.Chosen(filter, by, BoardTab.Soon).CountAsync(cancel);
        return Enum.GetValues<BoardTab>().ToDictionary(t => t, t => t switch
        {
            BoardTab.All => colours.Values.Sum(),
            BoardTab.Soon => soon,
            _ => t.Colours!.Sum(c => colours.GetValueOrDefault(c)),
        });
    }

    public async Task<Dictionary<Colour, int>> FromTally(BoardFilter filter, Actor by, CancellationToken cancel)
    {
        var sums = new Dictionary<Colour, int>();
        foreach (var (scope, kinds) in by.ReadScopes())
        {
            if (Narrower(scope, filter.Place ?? "") is not { } place) continue;
            string[] chosen = filter.Kind is { } kind ? [.. kinds.Where(k => k == kind)] : kinds;
            var part = await db.Tally.Where(t => chosen.Contains(t.Kind)).Under(place).GroupBy(t => t.Colour)
                .Select(g => new { g.Key, Sum = g.Sum(t => t.Change) }).ToListAsync(cancel);
            foreach (var colour in part) sums[colour.Key] = sums.GetValueOrDefault(colour.Key) + colour.Sum;
        }
        return sums;
    }

    public async Task<Dictionary<Colour, int>> ByRows(BoardFilter filter, Actor by, CancellationToken cancel) =>
        await board.Chosen(filter, by, BoardTab.All).GroupBy(m => m.Colour).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>The part that two places share: one of them, or nothing.</summary>
    private static string? Narrower(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) ? one : other.StartsWith(one, StringComparison.Ordinal) ? other : null;
}
