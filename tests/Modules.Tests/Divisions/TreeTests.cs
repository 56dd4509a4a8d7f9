namespace Fashu.Divisions;

/// <summary>The tree in memory: one way up from every grid, names by day, and who answers for what has ended.</summary>
public class TreeTests
{
    private static readonly DateOnly day = new(2026, 11, 23);

    [Fact]
    public void Every_grid_has_exactly_one_way_to_the_province()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var forest = new Forest(Grown(random));
            var all = forest.Under("33", day).ToList();
            Assert.Equal(all.Count, all.Select(d => d.Code).Distinct().Count());
            foreach (var grid in all.Where(d => d.Level == DivisionLevel.Grid))
            {
                var way = new List<string> { grid.Code };
                while (forest.ParentOf(way[^1]) is { } above) way.Add(above);
                Assert.Equal("33", way[^1]);
                Assert.Equal(way.Count, way.Distinct().Count());
                // each step is a child of the next and of nobody else
                for (var i = 0; i + 1 < way.Count; i++)
                    Assert.Equal([way[i + 1]], all.Where(d => forest.Children(d.Code, day).Any(c => c.Code == way[i])).Select(d => d.Code));
            }
            // what lies under a division is what its children hold, and itself
            foreach (var one in all)
                Assert.Equal(forest.Under(one.Code, day).Select(d => d.Code), forest.Children(one.Code, day).SelectMany(c => forest.Under(c.Code, day)).Append(one).Select(d => d.Code).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("2025-12-31", "老街村", "330191101299", "青溪县云桥镇老街村")]
    [InlineData("2026-01-01", "老街村", "330191101201", "青溪县云桥镇老街村")]
    [InlineData("2025-06-30", "石桥村", "330191101299", "")]
    public void A_code_is_good_until_its_last_day_and_then_its_successor_answers(string on, string name, string answers, string full)
    {
        var then = DateOnly.Parse(on, null);
        var forest = new Forest(
        [
            Of("3301", "桐湾市"), Of("330191", "青溪县"), Of("330191101", "云桥镇"), Of("330191101201", "石桥村") with { Until = new(2025, 12, 31) }, Of("330191101201", "石桥社区") with { From = new(2026, 1, 1) },
            Of("330191101299", "老街村") with { Until = new(2025, 12, 31), Successors = ["330191101201"] },
        ]);
        Assert.Equal(name, forest.Find(name == "石桥村" ? "330191101201" : "330191101299", then)!.Name);
        Assert.Equal(answers, forest.Current("330191101299", then));
        if (full.Length > 0) Assert.Equal(full, forest.FullName("330191101299", then));
        Assert.Equal("石桥社区", forest.Find("330191101201", new(2026, 1, 1))!.Name);
        Assert.Equal(["330191101299"], forest.Predecessors("330191101201"));
    }

    [Fact]
    public void What_was_split_falls_to_the_level_above_and_a_circle_of_successors_ends()
    {
        var ended = new DateOnly(2025, 12, 31);
        var forest = new Forest(
        [
            Of("3301", "桐湾市"), Of("330191", "青溪县"), Of("330191101", "云桥镇") with { Until = ended, Successors = ["330191102"] }, Of("330191102", "溪口镇") with { Until = ended, Successors = ["330191101"] },
            Of("330191103", "大镇") with { Until = ended, Successors = ["330191104", "330191105"] }, Of("330191104", "东镇"), Of("330191105", "西镇"),
        ]);
        Assert.Equal("330191", forest.Current("330191101", day));
        Assert.Equal("330191", forest.Current("330191103", day));
        Assert.Equal(["330191102"], forest.Predecessors("330191101"));
        Assert.Equal("999999999", forest.Current("999999999", day));
    }

    [Fact]
    public void A_scope_holds_its_own_part_and_no_neighbour()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var rows = Grown(new(seed)).ToList();
            var forest = new Forest(rows);
            foreach (var scope in rows.Select(r => r.Code).Append("3"))
                Assert.Equal(rows.Select(r => r.Code).Where(c => c.StartsWith(scope, StringComparison.Ordinal)).Order(StringComparer.Ordinal), forest.Under(scope, day).Select(d => d.Code));
        }
    }

    private static DivisionCard Of(string code, string name) => new(code, name, Division.LevelOf(code), new(2015, 1, 1), null);

    // Some towns lie directly in their city, as in cities without counties.
    private static IEnumerable<DivisionCard> Grown(Random random)
    {
        var codes = new HashSet<string> { "33" };
        foreach (var (width, most) in new[] { (4, 2), (6, 3), (9, 3), (12, 3), (15, 4) })
            foreach (var above in codes.Where(c => c.Length == (width, random.Next(4)) switch { (9, 0) => 4, (9, _) => 6, (15, _) => 12, (12, _) => 9, (6, _) => 4, _ => 2 }).ToList())
                for (var n = random.Next(1, most + 1); n > 0; n--)
                    codes.Add(above.PadRight(width == 9 && above.Length == 4 ? 6 : above.Length, '0') + random.Next(1, 10).ToString().PadLeft(width - Math.Max(above.Length, width == 9 ? 6 : 0), '0'));
        return codes.Select(c => Of(c, $"区划{c}"));
    }
}
