using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Fashu.Documents.Word;

/// <summary>Word documents with the margins and type of GB/T 9704-2012. Sizes are half points, lengths twentieths of a point.</summary>
internal sealed class DocxWriter : IDocxWriter
{
    private const string Song = "宋体", Fang = "仿宋", Hei = "黑体";
    private const int Body = 32, Large = 44;
    private const uint Wide = 11906, High = 16838;

    public byte[] Write(IReadOnlyList<DocxBlock> blocks)
    {
        using var bytes = new MemoryStream();
        using (var package = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            foreach (var block in blocks) body.Append(Element(block));
            body.Append(new SectionProperties(
                new PageSize { Width = Wide, Height = High },
                new PageMargin { Top = 2098, Bottom = 1985, Left = 1588, Right = 1474, Header = 851, Footer = 1418, Gutter = 0 }));
            package.AddMainDocumentPart().Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private static OpenXmlElement Element(DocxBlock block) => block switch
    {
        DocxBlock.Title title => Line(title.Text, Song, Large, JustificationValues.Center, bold: true),
        DocxBlock.Number number => Line(number.Text, Fang, Body, JustificationValues.Center),
        DocxBlock.Heading heading => Line(heading.Text, Hei, Body, JustificationValues.Both, indent: true),
        DocxBlock.Paragraph paragraph => Line(paragraph.Text, Fang, Body, JustificationValues.Both, indent: true),
        DocxBlock.Right right => Line(right.Text, Fang, Body, JustificationValues.Right),
        DocxBlock.Table table => Grid(table),
        DocxBlock.PageBreak => new Paragraph(new Run(new Break { Type = BreakValues.Page })),
        _ => throw new ArgumentException($"Unknown block {block.GetType()}"),
    };

    private static Paragraph Line(string text, string font, int size, JustificationValues justify, bool bold = false, bool indent = false)
    {
        var looks = new ParagraphProperties(new SpacingBetweenLines { Line = "579", LineRule = LineSpacingRuleValues.Exact });
        if (indent) looks.Append(new Indentation { FirstLineChars = 200, FirstLine = (size * 20).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        looks.Append(new Justification { Val = justify });
        return new(looks, Run(text, font, size, bold));
    }

    private static Run Run(string text, string font, int size, bool bold)
    {
        var looks = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (bold) looks.Append(new Bold());
        looks.Append(new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new(looks, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Table Grid(DocxBlock.Table table)
    {
        var line = BorderValues.Single;
        var grid = new Table(new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(new TopBorder { Val = line, Size = 4 }, new LeftBorder { Val = line, Size = 4 }, new BottomBorder { Val = line, Size = 4 },
                new RightBorder { Val = line, Size = 4 }, new InsideHorizontalBorder { Val = line, Size = 4 }, new InsideVerticalBorder { Val = line, Size = 4 })));
        grid.Append(new TableGrid(Enumerable.Range(0, table.Rows.Count == 0 ? 0 : table.Rows.Max(r => r.Count)).Select(_ => new GridColumn())));
        foreach (var row in table.Rows)
            grid.Append(new TableRow(row.Select(cell => new TableCell(new Paragraph(Run(cell, Fang, 24, false))))));
        return grid;
    }

    // Control characters are not allowed in XML and would make the file unreadable.
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\t'));
}
