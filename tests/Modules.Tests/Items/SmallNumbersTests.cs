using Fashu.Items;

namespace Fashu.Modules.Tests.Items;

/// <summary>No small number of a published table is shown, and none is found by subtracting from the sums.</summary>
public sealed class SmallNumbersTests
{
    [Fact]
    public void One_small_cell_takes_others_with_it()
    {
        var hidden = SmallNumbers.Hide(new[,] { { 2, 30 }, { 40, 50 } }, 5);
        Assert.True(hidden[0, 0]);
        // alone it would be the sum of its row less 30
        Assert.True(hidden[0, 1] || hidden[0, 2]);
        Assert.True(hidden[1, 0] || hidden[2, 0]);
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_small() =>
        Assert.DoesNotContain(true, SmallNumbers.Hide(new[,] { { 5, 30, 0 }, { 40, 50, 0 } }, 5).Cast<bool>());

    [Fact]
    public void Two_of_one_are_not_told_by_their_sum()
    {
        // the row's sum less what is shown would be 2: each of the two is 1
        var hidden = SmallNumbers.Hide(new[,] { { 1, 1, 30, 40 }, { 50, 60, 70, 80 }, { 9, 9, 9, 9 } }, 5);
        Assert.True(hidden[0, 2] || hidden[0, 4], "the rest of the row gives them away");
    }

    [Fact]
    public void Whatever_stands_in_the_table_no_hidden_cell_follows_from_those_shown()
    {
        var random = new Random(5);
        for (var round = 0; round < 400; round++)
        {
            var cells = new int[random.Next(1, 13), random.Next(1, 6)];
            for (var r = 0; r < cells.GetLength(0); r++)
                for (var c = 0; c < cells.GetLength(1); c++) cells[r, c] = random.Next(3) switch { 0 => 0, 1 => random.Next(9), _ => random.Next(60) };
            var (all, hidden) = (SmallNumbers.WithSums(cells), SmallNumbers.Hide(cells, 5));
            var (rows, columns) = (all.GetLength(0), all.GetLength(1));
            var unknown = (from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) where hidden[r, c] select (r, c)).ToList();
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++) Assert.True(hidden[r, c] || all[r, c] is 0 or >= 5, $"{all[r, c]} is shown");
            if (unknown.Count == rows * columns) continue;
            Assert.All(unknown, cell => Assert.False(Follows(rows, columns, unknown, cell), $"{cell} of {rows}×{columns} follows"));
        }
    }

    // Every row and column says: the inner cells less the sum are nothing. A cell follows if its unit vector lies in the span of what is said about the unknown ones.
    private static bool Follows(int rows, int columns, List<(int R, int C)> unknown, (int R, int C) cell)
    {
        List<double[]> said = [];
        for (var r = 0; r < rows; r++) said.Add([.. unknown.Select(u => u.R != r ? 0d : u.C == columns - 1 ? -1 : 1)]);
        for (var c = 0; c < columns; c++) said.Add([.. unknown.Select(u => u.C != c ? 0d : u.R == rows - 1 ? -1 : 1)]);
        double[] wanted = [.. unknown.Select(u => u == cell ? 1d : 0d)];
        return Rank([.. said, wanted]) == Rank(said);
    }

    private static int Rank(List<double[]> rows)
    {
        List<double[]> left = [.. rows.Select(r => (double[])r.Clone())];
        var rank = 0;
        for (var column = 0; left.Count > 0 && column < left[0].Length; column++)
        {
            if (left.FindIndex(r => Math.Abs(r[column]) > 1e-9) is not (>= 0 and var at)) continue;
            var pivot = left[at];
            left.RemoveAt(at);
            rank++;
            foreach (var row in left)
            {
                var times = row[column] / pivot[column];
                for (var c = column; c < row.Length; c++) row[c] -= times * pivot[c];
            }
        }
        return rank;
    }
}
