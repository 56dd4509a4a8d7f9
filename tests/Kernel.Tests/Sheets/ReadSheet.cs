using System.Text;

namespace Fashu.Kernel.Tests;

/// <summary>What tests of both forms do with a sheet.</summary>
internal static class ReadSheet
{
    internal static readonly string[] ColumnNames = ["姓名", "证件号码", "说明"];

    internal static Fashu.Sheet Read(byte[] content) => Fashu.Sheet.Read(new MemoryStream(content));

    internal static Fashu.Sheet Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    internal static string Refused(byte[] content) => Assert.Throws<RuleBroken>(() => Read(content)).Message;

    internal static void ReadOrRefuse(byte[] content)
    {
        try
        {
            var sheet = Read(content);
            foreach (var row in sheet.Rows)
                foreach (var header in sheet.Headers)
                    Assert.NotNull(row.Text(header));
            Assert.NotEmpty(sheet.Headers);
        }
        catch (RuleBroken refused)
        {
            Assert.EndsWith("。", refused.Message);
        }
    }

    internal static void RoundTrip(Seeded random, Func<List<string[]>, byte[]> write)
    {
        var pieces = new[] { "张三", "𠮷䶮", "330100190001010019", ",", "\"", "\n", "=", "+", "-1", "'", "@", "；", " ", "a", "＝", "0012", "\t" };
        // Cells are trimmed on reading, and a row of empty cells is no row.
        var rows = Enumerable.Range(0, random.Next(1, 30)).Select(at => ColumnNames.Select((_, column) =>
            column == 0 ? $"第{at}" : string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Pick(pieces))).Trim()).ToArray()).ToList();
        var sheet = Read(write(rows));
        Assert.Equal(ColumnNames, sheet.Headers);
        Assert.Equal(rows, sheet.Rows.Select(row => ColumnNames.Select(row.Text).ToArray()));
        Assert.Empty(sheet.Errors);
    }
}
