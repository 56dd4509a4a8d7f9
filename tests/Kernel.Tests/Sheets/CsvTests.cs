using System.Text;
using static Fashu.Kernel.Tests.ReadSheet;

namespace Fashu.Kernel.Tests;

/// <summary>A table that came as text: encodings, delimiters, quotes, days and numbers; and what is refused, of any form.</summary>
public class CsvTests
{
    private static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    [Fact]
    public void Rows_are_read_by_header_and_know_their_line()
    {
        var sheet = Read("姓名*,电话（必填）,备注\n张三,10000000001,\n\n李四,,\"说，\"\"好\"\"\n第二行\"\n王五,10000000003,无\n");
        Assert.Equal(["姓名", "电话", "备注"], sheet.Headers);
        Assert.Equal([2, 4, 6], sheet.Rows.Select(row => row.Line));
        Assert.Equal("说，\"好\"\n第二行", sheet.Rows[1].Text("备注"));
        Assert.Equal("", sheet.Rows[1].Required("电话"));
        Assert.Equal("", sheet.Rows[1].Text("没有这一列"));
        Assert.Equal("第4行“电话”：必填，不能为空。", Assert.Single(sheet.Errors).ToString());
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        var sheet = Read("姓名,电话\n张三,10000000001\n");
        Assert.False(sheet.Demand("姓名", "证件号码"));
        Assert.Equal("第1行“证件号码”：缺少这一列，请使用下载的模板。", Assert.Single(sheet.Errors).ToString());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_encoding_is_found(string name)
    {
        var encoding = name switch { "utf-8" => new UTF8Encoding(false), "utf-8-bom" => new UTF8Encoding(true), "gb18030" => Gb18030, _ => Encoding.GetEncoding(name) };
        var sheet = Read([.. encoding.GetPreamble(), .. encoding.GetBytes("姓名,备注\n𠮷䶮,网格一\n")]);
        Assert.Equal("𠮷䶮", Assert.Single(sheet.Rows).Text("姓名"));
        Assert.Equal("网格一", sheet.Rows[0].Text("备注"));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData(";")]
    public void The_delimiter_is_found(string delimiter) =>
        Assert.Equal("乙", Read($"一{delimiter}二\n甲{delimiter}乙\n").Rows[0].Text("二"));

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026/11/21")]
    [InlineData("2026年11月21日")]
    [InlineData("20261121")]
    [InlineData("2026-11-21 00:00")]
    public void Days_are_read_in_the_usual_forms(string text) =>
        Assert.Equal(new DateOnly(2026, 11, 21), Read($"日期\n{text}\n").Rows[0].Day("日期"));

    [Fact]
    public void Wrong_days_and_numbers_are_noted_once()
    {
        var sheet = Read("日期,人数\n2026-02-30,十\n,\"1,200\"\n");
        Assert.Null(sheet.Rows[0].Day("日期"));
        Assert.Null(sheet.Rows[0].Day("日期"));
        Assert.Null(sheet.Rows[0].Whole("人数"));
        Assert.Null(sheet.Rows[1].Day("日期"));
        Assert.Equal(1200, sheet.Rows[1].Whole("人数"));
        Assert.Equal(2, sheet.Errors.Count);
    }

    [Fact]
    public void Five_hundred_rows_with_duplicates_are_reported_row_by_row()
    {
        var csv = new StringBuilder("姓名,电话\n");
        for (var at = 0; at < 500; at++) csv.AppendLine($"人员{at},{10000000000 + at % 490}");
        var sheet = Read(csv.ToString());
        var seen = new Dictionary<string, int>();
        foreach (var row in sheet.Rows)
            if (!seen.TryAdd(row.Required("电话"), row.Line)) row.Wrong("电话", $"与第{seen[row.Text("电话")]}行重复。");
        Assert.Equal(500, sheet.Rows.Count);
        Assert.Equal(10, sheet.Errors.Count);
        Assert.Equal("第492行“电话”：与第2行重复。", sheet.Errors[0].ToString());
    }

    [Fact]
    public void What_cannot_be_read_is_refused_with_a_sentence()
    {
        Assert.Contains("文件是空的", Refused([]));
        Assert.Contains("没有内容", Refused("\n\n,,\n"u8.ToArray()));
        Assert.Contains("旧版 xls", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Contains("PDF", Refused("%PDF-1.7"u8.ToArray()));
        Assert.Contains("编码无法识别", Refused([0x61, 0x81, 0xFF, 0xFF, 0x0A]));
        Assert.Contains("不是表格", Refused([0x61, 0x00, 0x62, 0x00]));
        Assert.Contains("出现了两次", Refused("姓名,姓名\n张三,李四\n"u8.ToArray()));
        Assert.Contains("已损坏", Refused([0x50, 0x4B, 3, 4, 1, 2, 3]));
        Assert.Contains("引号不成对", Refused("姓名,备注\n张三,\"没有结束\n李四,x\n"u8.ToArray()));
        Assert.Contains("引号不成对", Refused("姓名,备注\n张三,没\"有\"开始\n"u8.ToArray()));
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.Contains("超过5MB", Refused(new byte[Fashu.Sheet.MaxBytes + 1]));
        Assert.Contains("超过20000行", Refused(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", 20_001)))));
        Assert.Equal(20_000, Read("a\n" + string.Concat(Enumerable.Repeat("1\n", 20_000))).Rows.Count);
        Assert.Contains("超过200列", Refused(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 201)))));
        Assert.Equal("", Read("a\n" + new string('x', 10_001)) is var sheet ? sheet.Rows[0].Text("a") : null);
        Assert.Equal("第2行“a”：内容太长，最多10000个字。", Assert.Single(sheet.Errors).ToString());
    }

    [Fact]
    public void Csv_survives_a_round_trip() => Seeded.Each(300, random => RoundTrip(random, rows => SheetWriter.Csv(ColumnNames, rows)));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("+8610000000001", "+8610000000001")]
    [InlineData("'-12.5", "'-12.5")]
    [InlineData("'引号", "'引号")]
    public void No_cell_of_a_csv_is_run_as_a_formula(string field, string written)
    {
        var csv = SheetWriter.Csv(["内容"], [[field]]);
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        Assert.Equal($"内容\r\n{written}\r\n", Encoding.UTF8.GetString(csv[3..]));
        Assert.Equal(field, Read(csv).Rows[0].Text("内容"));
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_with_a_sentence() => Seeded.Each(3000, random =>
    {
        var bytes = random.Bytes(random.Next(0, 400));
        if (random.Flip()) foreach (var at in Enumerable.Range(0, bytes.Length)) bytes[at] = random.Pick(",\"\n\r;\t'=a1 "u8.ToArray());
        ReadOrRefuse(bytes);
    });
}
