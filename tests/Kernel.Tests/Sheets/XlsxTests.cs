using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static Fashu.Kernel.Tests.ReadSheet;

namespace Fashu.Kernel.Tests;

/// <summary>A workbook of an office program: its cells as people see them, and no harm from a spoilt or hostile one.</summary>
public class XlsxTests
{
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
    public void Xlsx_survives_a_round_trip() => Seeded.Each(60, random => RoundTrip(random, rows => SheetWriter.Xlsx("人员[1]", ColumnNames, rows)));

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
