using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Fashu.Kernel.Tests;

public class SheetTests
{
    private static readonly string[] Headers = ["姓名", "证件号码", "说明"];

    private static Fashu.Sheet Read(byte[] content) => Fashu.Sheet.Read(new MemoryStream(content));

    private static Fashu.Sheet Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static string Refused(byte[] content) => Assert.Throws<RuleBroken>(() => Read(content)).Message;

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
    public void A_zip_bomb_is_refused_by_what_it_really_unpacks()
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open())
            for (var at = 0; at < 700; at++) entry.Write(new byte[100_000]);
        var bomb = kept.ToArray();
        Assert.True(bomb.Length < Fashu.Sheet.MaxBytes);
        Assert.Contains("展开后过大", Refused(bomb));
        // The directory lies about the size.
        var sizeAt = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24;
        BitConverter.GetBytes(1000).CopyTo(bomb, sizeAt);
        Assert.NotEmpty(Refused(bomb));
    }

    [Fact]
    public void An_xlsx_holds_as_many_rows_as_a_csv()
    {
        Assert.Equal(20_000, Read(SheetWriter.Xlsx("数据", ["a"], Enumerable.Repeat(new[] { "1" }, 20_000))).Rows.Count);
        Assert.Contains("超过20000行", Refused(SheetWriter.Xlsx("数据", ["a"], Enumerable.Repeat(new[] { "1" }, 20_001))));
        Assert.Contains("超过200列", Refused(SheetWriter.Xlsx("数据", [.. Enumerable.Repeat("a", 201)], [])));
    }

    [Fact]
    public void Csv_survives_a_round_trip() => Seeded.Each(300, random => RoundTrip(random, rows => SheetWriter.Csv(Headers, rows)));

    [Fact]
    public void Xlsx_survives_a_round_trip() => Seeded.Each(60, random => RoundTrip(random, rows => SheetWriter.Xlsx("人员[1]", Headers, rows)));

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
    public void Control_characters_and_overlong_cells_do_not_break_an_xlsx()
    {
        var sheet = Read(SheetWriter.Xlsx("a:b", ["内容"], [["一\u0001\u000B二\uFFFF"], [new string('长', 9_000)]]));
        Assert.Equal("一二", sheet.Rows[0].Text("内容"));
        Assert.Equal(9_000, sheet.Rows[1].Text("内容").Length);
    }

    [Fact]
    public void Xlsx_cells_read_as_people_see_them()
    {
        var sheet = Read(Book());
        var row = sheet.Rows[0];
        Assert.Equal(["共享", "日期", "时间", "证件", "改动", "小数", "是否", "公式", "出错", "分段", "卡号"], sheet.Headers);
        Assert.Equal("共享文字", row.Text("共享"));
        Assert.Equal("2026-11-21", row.Text("日期"));
        Assert.Equal("2026-11-21 15:30", row.Text("时间"));
        Assert.Equal("330100190001010019", row.Text("证件"));
        Assert.Equal("0.3", row.Text("小数"));
        Assert.Equal("是", row.Text("是否"));
        Assert.Equal("结果", row.Text("公式"));
        Assert.Equal("上下", row.Text("分段"));
        Assert.Empty(sheet.Errors);
        _ = row.Text("改动");
        _ = row.Text("出错");
        _ = row.Text("卡号");
        Assert.Equal(
        [
            "第3行“改动”：超过15位的数字被表格软件改动过，请先把这一列设为文本格式，再重新填写。",
            "第3行“出错”：单元格里的公式出错，请改为填写结果。",
            "第3行“卡号”：超过15位的数字被表格软件改动过，请先把这一列设为文本格式，再重新填写。",
        ], sheet.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_with_a_sentence() => Seeded.Each(3000, random =>
    {
        var bytes = random.Bytes(random.Next(0, 400));
        if (random.Flip()) foreach (var at in Enumerable.Range(0, bytes.Length)) bytes[at] = random.Pick(",\"\n\r;\t'=a1 "u8.ToArray());
        ReadOrRefuse(bytes);
    });

    [Fact]
    public void A_spoilt_xlsx_is_read_or_refused_with_a_sentence()
    {
        var whole = Book();
        Seeded.Each(400, random =>
        {
            var spoilt = whole.ToArray();
            for (var hits = random.Next(1, 20); hits > 0; hits--) spoilt[random.Next(4, spoilt.Length)] = (byte)random.Bits();
            ReadOrRefuse(random.Flip() ? spoilt : spoilt[..random.Next(4, spoilt.Length)]);
        });
    }

    [Fact]
    public void Spoilt_xml_inside_an_xlsx_is_read_or_refused_with_a_sentence()
    {
        var parts = Unpacked(Book());
        Seeded.Each(400, random =>
        {
            var spoilt = parts.ToDictionary(part => part.Key, part => part.Value);
            var name = random.Pick(parts.Keys.ToList());
            var text = spoilt[name].ToArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--) text[random.Next(0, text.Length)] = random.Pick("0123456789<>/\"=AZaz"u8.ToArray());
            spoilt[name] = text;
            ReadOrRefuse(Packed(spoilt));
        });
    }

    [Fact]
    public void An_xlsx_with_an_external_entity_is_refused()
    {
        var parts = Unpacked(Book());
        foreach (var name in parts.Keys.Where(part => part.Contains("worksheets/", StringComparison.Ordinal) && part.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            parts[name] = Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>");
        Assert.Contains("已损坏", Refused(Packed(parts)));
    }

    private static void ReadOrRefuse(byte[] content)
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

    private static void RoundTrip(Seeded random, Func<List<string[]>, byte[]> write)
    {
        var pieces = new[] { "张三", "𠮷䶮", "330100190001010019", ",", "\"", "\n", "=", "+", "-1", "'", "@", "；", " ", "a", "＝", "0012", "\t" };
        // Cells are trimmed on reading, and a row of empty cells is no row.
        var rows = Enumerable.Range(0, random.Next(1, 30)).Select(at => Headers.Select((_, column) =>
            column == 0 ? $"第{at}" : string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Pick(pieces))).Trim()).ToArray()).ToList();
        var sheet = Read(write(rows));
        Assert.Equal(Headers, sheet.Headers);
        Assert.Equal(rows, sheet.Rows.Select(row => Headers.Select(row.Text).ToArray()));
        Assert.Empty(sheet.Errors);
    }

    private static Dictionary<string, byte[]> Unpacked(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var kept = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(kept);
            return kept.ToArray();
        });
    }

    private static byte[] Packed(Dictionary<string, byte[]> parts)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, true))
            foreach (var (name, content) in parts)
                using (var part = zip.CreateEntry(name).Open())
                    part.Write(content);
        return kept.ToArray();
    }

    // A workbook as an office program writes it: shared strings, styles, a hidden first sheet, an empty line.
    private static byte[] Book()
    {
        using var kept = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(kept, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = new(new SharedStringItem(new Text("共享文字")),
                new SharedStringItem(new Run(new Text("上")), new Run(new Text("下")), new PhoneticRun(new Text("shang"))));
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }),
                new CellFormats(new CellFormat { NumberFormatId = 0 }, new CellFormat { NumberFormatId = 170 }, new CellFormat { NumberFormatId = 22 }));
            var hidden = book.AddNewPart<WorksheetPart>();
            hidden.Worksheet = new(new SheetData(new Row(Inline("不可见"))));
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new(new SheetData(
                new Row(((string[])["共享", "日期", "时间", "证件", "改动", "小数", "是否", "公式", "出错", "分段", "卡号"]).Select(Inline)) { RowIndex = 1 },
                new Row { RowIndex = 2 },
                new Row(
                    Cell("A3", "0", CellValues.SharedString), Cell("B3", "46347", null, 1), Cell("C3", "46347.645833333336", null, 2),
                    Cell("D3", "330100190001010019", null), Cell("E3", "3.3010019000101002E+17", null), Cell("F3", "0.30000000000000004", null),
                    Cell("G3", "1", CellValues.Boolean), Cell("H3", "结果", CellValues.String), Cell("I3", "#REF!", CellValues.Error),
                    Cell("J3", "1", CellValues.SharedString), Cell("K3", "1000000000000020", null))
                { RowIndex = 3 }));
            book.Workbook = new(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "字典", SheetId = 1, Id = book.GetIdOfPart(hidden), State = SheetStateValues.Hidden },
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "人员", SheetId = 2, Id = book.GetIdOfPart(part) }));
        }
        return kept.ToArray();
    }

    private static Cell Inline(string text) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString };

    private static Cell Cell(string at, string value, CellValues? type, uint style = 0)
    {
        var cell = new Cell { CellReference = at, CellValue = new(value), StyleIndex = style };
        if (type is { } known) cell.DataType = known;
        return cell;
    }
}
