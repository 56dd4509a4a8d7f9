namespace Fashu.Items;

/// <summary>
/// Which cells of a table with sums may not be shown: small ones, and as many others as it takes that nobody finds a hidden one by subtracting.
/// The last row and the last column are the sums.
/// </summary>
internal static class SmallNumbers
{
    /// <param name="cells">Without the sums.</param>
    /// <returns>With the sums; true: hidden.</returns>
    public static bool[,] Hide(int[,] cells, int fewest)
    {
        var all = WithSums(cells);
        var (rows, columns) = (all.GetLength(0), all.GetLength(1));
        var hidden = new bool[rows, columns];
        foreach (var (r, c) in Everywhere(rows, columns)) hidden[r, c] = all[r, c] > 0 && all[r, c] < fewest;
        while (Weak(all, hidden, fewest) is { } weak)
        {
            // a zero tells least where it is hidden, so it comes last
            var more = weak.Where(at => !hidden[at.Row, at.Column]).OrderBy(at => all[at.Row, at.Column] == 0).ThenBy(at => all[at.Row, at.Column]).First();
            hidden[more.Row, more.Column] = true;
        }
        return hidden;
    }

    public static int[,] WithSums(int[,] cells)
    {
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var all = new int[rows + 1, columns + 1];
        foreach (var (r, c) in Everywhere(rows, columns))
        {
            all[r, c] = cells[r, c];
            all[rows, c] += cells[r, c];
            all[r, columns] += cells[r, c];
            all[rows, columns] += cells[r, c];
        }
        return all;
    }

    // The cells among which another one has to go; null where all is well, or where nothing is left to hide.
    private static IEnumerable<(int Row, int Column)>? Weak(int[,] all, bool[,] hidden, int fewest)
    {
        var (rows, columns) = (all.GetLength(0), all.GetLength(1));
        var lines = Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => (Row: r, Column: c)).ToList())
            .Concat(Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Select(r => (Row: r, Column: c)).ToList()));
        foreach (var line in lines)
        {
            // what the shown sum leaves for the hidden cells of its line must not be small either
            var gone = line.Where(at => hidden[at.Row, at.Column]).ToList();
            var sumIsShown = !hidden[line[^1].Row, line[^1].Column];
            if (gone.Count > 0 && sumIsShown && gone.Sum(at => all[at.Row, at.Column]) < fewest && gone.Count < line.Count - 1) return line;
        }
        foreach (var (r, c) in Everywhere(rows, columns))
            if (hidden[r, c] && IsFound(hidden, r, c))
            {
                var cross = Everywhere(rows, columns).Where(at => at.Row == r || at.Column == c).ToList();
                if (cross.Any(at => !hidden[at.Row, at.Column])) return cross;
            }
        return null;
    }

    // Rows and columns are knots, hidden cells the strings between them: a string on no ring is found by adding up and subtracting.
    private static bool IsFound(bool[,] hidden, int row, int column)
    {
        var (rows, columns) = (hidden.GetLength(0), hidden.GetLength(1));
        var (seen, next) = (new bool[rows + columns], new Queue<int>([row]));
        seen[row] = true;
        while (next.TryDequeue(out var knot))
            for (var other = 0; other < (knot < rows ? columns : rows); other++)
            {
                var (r, c, to) = knot < rows ? (knot, other, rows + other) : (other, knot - rows, other);
                if (!hidden[r, c] || seen[to] || (r, c) == (row, column)) continue;
                if (to == rows + column) return false;
                seen[to] = true;
                next.Enqueue(to);
            }
        return true;
    }

    private static IEnumerable<(int Row, int Column)> Everywhere(int rows, int columns) =>
        from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) select (r, c);
}
