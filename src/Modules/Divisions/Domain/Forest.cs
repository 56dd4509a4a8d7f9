namespace Fashu.Divisions;

/// <summary>All divisions at one moment, arranged for answering; the tree never changes once built.</summary>
internal sealed class Forest
{
    private static readonly int[] Widths = [2, 4, 6, 9, 12, 15];
    private readonly Dictionary<string, DivisionCard[]> versions;
    private readonly Dictionary<string, string[]> below;
    private readonly Dictionary<string, string[]> predecessors;
    private readonly string[] codes;
    private DayCity? largest;

    public Forest(IEnumerable<DivisionCard> rows)
    {
        versions = rows.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.OrderBy(r => r.From).ToArray());
        codes = [.. versions.Keys.Order(StringComparer.Ordinal)];
        below = codes.Where(c => c.Length > 2).GroupBy(c => ParentOf(c) ?? "").ToDictionary(g => g.Key, g => g.ToArray());
        predecessors = versions.Values.SelectMany(v => v.SelectMany(r => r.Successors.Select(s => (Old: r.Code, New: s))))
            .GroupBy(p => p.New).ToDictionary(g => g.Key, g => g.Select(p => p.Old).Distinct().ToArray());
    }

    public static readonly Forest Empty = new([]);

    public DivisionCard? Find(string code, DateOnly day) => !versions.TryGetValue(code, out var known) ? null
        : known.LastOrDefault(v => v.From <= day) ?? known[0];

    public bool Stands(string code, DateOnly day) => Find(code, day) is { } card && card.From <= day && (card.Until is null || day <= card.Until);

    public IReadOnlyList<DivisionCard> Children(string code, DateOnly day) =>
        [.. (below.GetValueOrDefault(code) ?? []).Where(c => Stands(c, day)).Select(c => Find(c, day)!)];

    public IEnumerable<DivisionCard> Under(string scope, DateOnly day) => codes
        .SkipWhile(c => string.CompareOrdinal(c, scope) < 0).TakeWhile(c => c.StartsWith(scope, StringComparison.Ordinal))
        .Where(c => Stands(c, day)).Select(c => Find(c, day)!);

    /// <summary>The nearest code above that is known; some cities have towns without a county between.</summary>
    public string? ParentOf(string code) =>
        Widths.Where(w => w < code.Length).Reverse().Select(w => code[..w]).FirstOrDefault(versions.ContainsKey);

    public string FullName(string code, DateOnly day)
    {
        var names = new List<string>();
        for (var at = versions.ContainsKey(code) ? code : ParentOf(code); at is not null; at = ParentOf(at))
        {
            if (at.Length <= (int)DivisionLevel.City && names.Count > 0) break;
            names.Add(Find(at, day)!.Name);
        }
        names.Reverse();
        return string.Concat(names);
    }

    public string Current(string code, DateOnly day)
    {
        var seen = new HashSet<string>();
        while (!Stands(code, day) && seen.Add(code))
        {
            var next = Find(code, day)?.Successors is [var only] && !seen.Contains(only) ? only : ParentOf(code);
            if (next is null) return code;
            code = next;
        }
        return code;
    }

    public IReadOnlyList<string> Predecessors(string code)
    {
        var found = new List<string>();
        var open = new Queue<string>(predecessors.GetValueOrDefault(code) ?? []);
        while (open.TryDequeue(out var old))
        {
            if (old == code || found.Contains(old)) continue;
            found.Add(old);
            foreach (var older in predecessors.GetValueOrDefault(old) ?? []) open.Enqueue(older);
        }
        return found;
    }

    /// <summary>The city with the most divisions below it, where the settings name none; every page names it, so the answer is kept for the day.</summary>
    public DivisionCard? LargestCity(DateOnly day)
    {
        if (largest is not { } known || known.Day != day) largest = known = new(day, CountLargestCity(day));
        return known.City;
    }

    private DivisionCard? CountLargestCity(DateOnly day) => codes.Where(c => c.Length == (int)DivisionLevel.City && Stands(c, day))
        .MaxBy(c => codes.Count(d => d.StartsWith(c, StringComparison.Ordinal))) is { } city ? Find(city, day) : null;

    public int Count => codes.Length;

    private sealed record DayCity(DateOnly Day, DivisionCard? City);
}
