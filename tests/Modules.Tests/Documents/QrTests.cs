using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fashu.Web.Papers;

namespace Fashu.Modules.Tests.Documents;

[Collection(nameof(Desk))]
public sealed class QrTests(Desk desk)
{
    [Theory]
    [InlineData("https://f.cn/7F3K")]
    [InlineData("https://fashu.example/d/Q7")]
    [InlineData("河东村调解")]
    public async Task The_drawn_code_reads_as_its_text(string text)
    {
        var html = await desk.Printer.Html<Qr>(new Dictionary<string, object?> { ["Text"] = text });
        Assert.Equal(text, Decode(Drawn(html)));
    }

    /// <summary>The dark cells as the SVG path draws them, without the quiet zone of four cells.</summary>
    private static bool[,] Drawn(string html)
    {
        var size = int.Parse(Regex.Match(html, "viewBox=\"0 0 (\\d+) ").Groups[1].Value, CultureInfo.InvariantCulture);
        var cells = new bool[size - 8, size - 8];
        foreach (Match run in Regex.Matches(html.Split("fill=\"#000\"")[1], @"M(\d+) (\d+)h(\d+)v1h-\d+z"))
        {
            var (x, y, length) = (int.Parse(run.Groups[1].Value, null), int.Parse(run.Groups[2].Value, null), int.Parse(run.Groups[3].Value, null));
            for (var i = 0; i < length; i++) cells[y - 4, x + i - 4] = true;
        }
        return cells;
    }

    /// <summary>Reads versions 1 to 3, which hold one block (ISO/IEC 18004, 7.7.3): unmask, walk the columns, take the byte segment.</summary>
    private static string Decode(bool[,] cells)
    {
        var size = cells.GetLength(0);
        Assert.InRange((size - 17) / 4, 1, 3);
        // Format bits 3–5 of the first copy, in row 8, are the mask; the standard lays 101 over them.
        var mask = 0;
        for (var i = 2; i <= 4; i++) mask = mask << 1 | (cells[8, i] ? 1 : 0);
        mask ^= 0b101;
        var bits = new List<bool>();
        var up = true;
        for (var right = size - 1; right > 0; right -= 2)
        {
            if (right == 6) right--;
            for (var step = 0; step < size; step++)
            {
                var y = up ? size - 1 - step : step;
                foreach (var x in (int[])[right, right - 1])
                    if (!Fixed(x, y, size)) bits.Add(cells[y, x] ^ Masked(mask, x, y));
            }
            up = !up;
        }
        var at = 0;
        int Take(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++) value = value << 1 | (bits[at++] ? 1 : 0);
            return value;
        }
        var mode = Take(4);
        if (mode == 7)
        {
            Take(8);
            mode = Take(4);
        }
        Assert.Equal(4, mode);
        var bytes = Enumerable.Range(0, Take(8)).Select(_ => (byte)Take(8)).ToArray();
        return Encoding.UTF8.GetString(bytes);
    }

    private static bool Fixed(int x, int y, int size) =>
        x == 6 || y == 6 || (x <= 8 && y <= 8) || (x >= size - 8 && y <= 8) || (x <= 8 && y >= size - 8)
        || (size > 21 && x >= size - 9 && x <= size - 5 && y >= size - 9 && y <= size - 5);

    private static bool Masked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (y / 2 + x / 3) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };
}
