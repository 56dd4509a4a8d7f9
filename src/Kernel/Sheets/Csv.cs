using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Fashu;

/// <summary>CSV as Chinese offices make it: UTF-8 with or without mark, UTF-16 or GB18030; comma, tab or semicolon.</summary>
internal static class Csv
{
    // A spreadsheet would run a cell that begins so (full-width forms too); a leading apostrophe keeps it text.
    private const string Triggers = "=+-@\t\r＝＋－＠";

    public static IEnumerable<(int, IReadOnlyList<SheetCell>)> Read(byte[] content)
    {
        var text = Decode(content);
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = bad => throw Spoilt(bad.Context.Parser?.RawRow ?? 0),
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        for (var line = 1; Next(parser); line = parser.RawRow + 1)
            yield return (line, Cells(parser));
    }

    /// <summary>Writes with byte-order mark, which is what spreadsheets need to see UTF-8.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> lines)
    {
        using var kept = new MemoryStream();
        using (var writer = new CsvWriter(new StreamWriter(kept, new UTF8Encoding(true)), CultureInfo.InvariantCulture))
            foreach (var line in lines)
            {
                foreach (var field in line) writer.WriteField(Guarded(field));
                writer.NextRecord();
            }
        return kept.ToArray();
    }

    private static bool Next(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            throw Spoilt(parser.RawRow);
        }
    }

    private static RuleBroken Spoilt(int line) =>
        new($"第{Math.Max(1, line)}行附近的引号不成对，请用表格软件打开后另存为 CSV 或 xlsx。");

    private static List<SheetCell> Cells(CsvParser parser)
    {
        if (parser.Count > Sheet.MaxColumns) throw new RuleBroken($"表格超过{Sheet.MaxColumns}列，请使用下载的模板。");
        var cells = new List<SheetCell>(parser.Count);
        for (var at = 0; at < parser.Count; at++) cells.Add(SheetCell.Of(Unguarded(parser[at])));
        return cells;
    }

    private static string Decode(byte[] content)
    {
        try
        {
            var text = content.AsSpan() switch
            {
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, true).GetString(content.AsSpan(3)),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true).GetString(content.AsSpan(2)),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true).GetString(content.AsSpan(2)),
                _ => Utf8OrGb18030(content),
            };
            return text.Contains('\0') ? throw new RuleBroken("这不是表格文件，请上传 xlsx 或 CSV 表格。") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBroken("文件的文字编码无法识别，请另存为 xlsx，或存为 UTF-8 编码的 CSV。");
        }
    }

    private static string Utf8OrGb18030(byte[] content) => System.Text.Unicode.Utf8.IsValid(content)
        ? Encoding.UTF8.GetString(content)
        : CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(content);

    // The header line decides; names of columns hold none of these.
    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan().TrimStart("\r\n ");
        var end = header.IndexOfAny('\r', '\n');
        if (end >= 0) header = header[..end];
        var (comma, tab, semicolon) = (header.Count(','), header.Count('\t'), header.Count(';'));
        return tab > comma && tab >= semicolon ? "\t" : semicolon > comma ? ";" : ",";
    }

    private static string Guarded(string field) => Risky(field) ? "'" + field : field;

    private static string Unguarded(string field) => field.StartsWith('\'') && Risky(field) ? field[1..] : field;

    // Plain numbers and phone numbers run nothing.
    private static bool Risky(string field)
    {
        var bare = field.AsSpan().TrimStart('\'');
        if (bare.IsEmpty || !Triggers.Contains(bare[0])) return false;
        return !decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
    }
}
