using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Fashu;

/// <summary>The first visible sheet of an xlsx file, as text.</summary>
internal static class Xlsx
{
    private const int MaxUnpacked = 64 * 1024 * 1024;
    private const int MaxTree = 4 * 1024 * 1024;
    private const int MaxParts = 1000;

    public static IReadOnlyList<(int, IReadOnlyList<SheetCell>)> Read(byte[] content)
    {
        try
        {
            Weigh(content);
            using var book = SpreadsheetDocument.Open(new MemoryStream(content), false, new OpenSettings { MaxCharactersInPart = MaxUnpacked });
            var part = book.WorkbookPart ?? throw Unreadable();
            foreach (var tree in (OpenXmlPart?[])[part, part.WorkbookStylesPart]) Weigh(tree);
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
                if ((total += read) > MaxUnpacked) throw TooLarge();
        }
    }

    // These two are read as whole trees, many times their size in memory.
    private static void Weigh(OpenXmlPart? part)
    {
        if (part is null) return;
        using var unpacked = part.GetStream(FileMode.Open, FileAccess.Read);
        var buffer = new byte[81920];
        long total = 0;
        for (int read; (read = unpacked.Read(buffer)) > 0;)
            if ((total += read) > MaxTree) throw TooLarge();
    }

    private static RuleBroken TooLarge() => new("表格文件展开后过大，请只保留需要导入的工作表。");

    // Cell by cell: one row may be made of millions of them.
    private static List<(int, IReadOnlyList<SheetCell>)> Rows(WorksheetPart worksheet, XlsxTexts texts)
    {
        var rows = new List<(int, IReadOnlyList<SheetCell>)>();
        var cells = new List<SheetCell>();
        var (line, next) = (0, 0);
        using var reader = OpenXmlReader.Create(worksheet);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                line = Line(reader) ?? line + 1;
                next = 0;
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.LoadCurrentElement() is Cell cell)
            {
                var at = cell.CellReference?.Value is { Length: > 0 } reference ? Column(reference) : next;
                next = at + 1;
                Put(cells, at, texts.Of(cell));
            }
            // Formatted but empty rows down to the last line of the sheet are common.
            else if (reader.ElementType == typeof(Row) && reader.IsEndElement && cells.Count > 0)
            {
                if (rows.Count > Fashu.Sheet.MaxRows) throw new RuleBroken($"表格超过{Fashu.Sheet.MaxRows}行，请分成几个文件上传。");
                rows.Add((line, cells));
                cells = [];
            }
        }
        return rows;
    }

    private static int? Line(OpenXmlReader reader) =>
        int.TryParse(reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value, out var line) ? line : null;

    private static void Put(List<SheetCell> cells, int at, SheetCell cell)
    {
        if (cell.Text.Length == 0 && cell.Fault is null) return;
        if (at >= Fashu.Sheet.MaxColumns) throw new RuleBroken($"表格超过{Fashu.Sheet.MaxColumns}列，请使用下载的模板。");
        while (cells.Count <= at) cells.Add(new(""));
        cells[at] = cell;
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
