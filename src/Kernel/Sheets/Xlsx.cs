using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Fashu;

/// <summary>The first visible sheet of an xlsx file, as text.</summary>
internal static class Xlsx
{
    private const int MaxUnpacked = 100 * 1024 * 1024;
    private const int MaxParts = 1000;

    public static IReadOnlyList<(int, IReadOnlyList<SheetCell>)> Read(byte[] content)
    {
        try
        {
            Weigh(content);
            using var book = SpreadsheetDocument.Open(new MemoryStream(content), false, new OpenSettings { MaxCharactersInPart = MaxUnpacked });
            var part = book.WorkbookPart ?? throw Unreadable();
            var texts = new XlsxTexts(part);
            var sheet = part.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .FirstOrDefault(one => one.State is null || one.State.Value == SheetStateValues.Visible);
            return sheet?.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart worksheet ? Rows(worksheet, texts) : throw Unreadable();
        }
        // The library answers a spoilt file with whatever exception it happens upon.
        catch (Exception spoilt) when (spoilt is not (RuleBroken or OutOfMemoryException))
        {
            throw Unreadable();
        }
    }

    private static RuleBroken Unreadable() => new("表格文件已损坏、加密或不是 xlsx，请用表格软件打开后另存为 xlsx 再上传。");

    // Unpacks everything once and counts: the sizes a zip file states about itself prove nothing.
    private static void Weigh(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (zip.Entries.Count > MaxParts) throw new RuleBroken("表格文件的结构异常，请另存为 CSV 再上传。");
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var unpacked = entry.Open();
            for (int read; (read = unpacked.Read(buffer)) > 0;)
                if ((total += read) > MaxUnpacked) throw new RuleBroken("表格文件展开后过大，请只保留需要导入的工作表。");
        }
    }

    private static List<(int, IReadOnlyList<SheetCell>)> Rows(WorksheetPart worksheet, XlsxTexts texts)
    {
        var rows = new List<(int, IReadOnlyList<SheetCell>)>();
        using var reader = OpenXmlReader.Create(worksheet);
        var line = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row) continue;
            line = row.RowIndex is { HasValue: true } index ? (int)Math.Min(index.Value, 1_048_576) : line + 1;
            var cells = Cells(row, texts);
            // Formatted but empty rows down to the last line of the sheet are common.
            if (cells.Count == 0) continue;
            rows.Add((line, cells));
            if (rows.Count > Fashu.Sheet.MaxRows + 1) throw new RuleBroken($"表格超过{Fashu.Sheet.MaxRows}行，请分成几个文件上传。");
        }
        return rows;
    }

    private static List<SheetCell> Cells(Row row, XlsxTexts texts)
    {
        var cells = new List<SheetCell>();
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            var at = cell.CellReference?.Value is { Length: > 0 } reference ? Column(reference) : next;
            next = at + 1;
            var read = texts.Of(cell);
            if (read.Text.Length == 0 && read.Fault is null) continue;
            if (at >= Fashu.Sheet.MaxColumns) throw new RuleBroken($"表格超过{Fashu.Sheet.MaxColumns}列，请使用下载的模板。");
            while (cells.Count <= at) cells.Add(new(""));
            cells[at] = read.Text.Length > Fashu.Sheet.MaxCell ? new("", $"内容太长，最多{Fashu.Sheet.MaxCell}个字。") : read;
        }
        return cells;
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var sign in reference)
        {
            if (!char.IsAsciiLetterUpper(sign)) break;
            column = column * 26 + (sign - 'A' + 1);
            if (column > 16384) break;
        }
        return Math.Max(0, column - 1);
    }
}
