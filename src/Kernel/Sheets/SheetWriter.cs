using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Fashu;

/// <summary>Tables to take away. Every cell is text, so that long codes keep their digits and nothing is run as a formula.</summary>
public static class SheetWriter
{
    private const int MaxXlsxCell = 32_767;

    public static byte[] Csv(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows) => Fashu.Csv.Write(rows.Prepend(headers));

    public static byte[] Xlsx(string title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var kept = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(kept, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var row in rows.Prepend(headers))
                {
                    writer.WriteStartElement(new Row());
                    foreach (var field in row)
                        writer.WriteElement(new Cell(new InlineString(new Text(Legal(field)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
                    writer.WriteEndElement();
                }
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = TabName(title), SheetId = 1, Id = book.GetIdOfPart(part) }));
        }
        return kept.ToArray();
    }

    // The format knows no control characters and no half pairs, and ends a cell at 32,767.
    private static string Legal(string field)
    {
        if (field.Length > MaxXlsxCell) field = field[..(MaxXlsxCell - 6)] + "（已截断）";
        var legal = new StringBuilder(field.Length);
        foreach (var rune in field.EnumerateRunes())
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) legal.Append(rune.ToString());
        return legal.ToString();
    }

    private static string TabName(string title)
    {
        var name = string.Concat(title.Where(sign => !"[]:*?/\\'".Contains(sign) && !char.IsControl(sign))).Trim();
        return name.Length == 0 ? "数据" : name.Length > 31 ? name[..31] : name;
    }
}
