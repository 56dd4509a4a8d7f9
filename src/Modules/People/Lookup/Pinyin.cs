using System.Text;

namespace Fashu.People;

/// <summary>One reading without tone of each character (docs/pinyin.md). Read in at the first use, not at the start.</summary>
internal static class Pinyin
{
    private const int First = 0x3007, Last = 0x9FFF;

    private static readonly Lazy<Table> table = new(Read);

    private sealed record Table(string[] Syllables, ushort[] Plane0, Dictionary<int, ushort> Beyond);

    /// <summary>Small Latin letters, ü as u; null where none is known.</summary>
    public static string? Of(Rune rune)
    {
        var (syllables, plane0, beyond) = table.Value;
        var at = rune.Value is >= First and <= Last ? plane0[rune.Value - First] : beyond.GetValueOrDefault(rune.Value);
        return at == 0 ? null : syllables[at];
    }

    private static Table Read()
    {
        using var stream = typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.txt") ?? throw new InvalidOperationException("pinyin.txt is missing.");
        using var lines = new StreamReader(stream, Encoding.UTF8);
        List<string> syllables = [""]; // 0: no reading
        var plane0 = new ushort[Last - First + 1];
        Dictionary<int, ushort> beyond = [];
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var gap)) continue;
            var at = (ushort)syllables.Count;
            syllables.Add(line[..gap]);
            foreach (var rune in line.AsSpan(gap + 1).EnumerateRunes())
            {
                if (rune.Value <= Last) plane0[rune.Value - First] = at;
                else beyond[rune.Value] = at;
            }
        }
        return new([.. syllables], plane0, beyond);
    }
}
