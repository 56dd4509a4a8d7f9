using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Fashu.Documents;

namespace Fashu.Modules.Tests.Documents;

[Collection(nameof(Desk))]
public sealed class WordTests(Desk desk)
{
    [Fact]
    public void A_written_document_is_valid_and_keeps_its_words()
    {
        var bytes = desk.Get<IDocxWriter>().Write(
        [
            new DocxBlock.Title("人民调解协议书"), new DocxBlock.Number("（2026）河东人调字第12号"), new DocxBlock.Heading("一、事实"), new DocxBlock.Paragraph("柳𠮷与龚䶮<b>&\u0001"),
            new DocxBlock.Table([["款项", "期限"], ["3,600 元", "2026年11月30日"]]), new DocxBlock.PageBreak(), new DocxBlock.Right("2026年11月19日"),
        ]);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(e => e.Description));
        var text = document.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("柳𠮷与龚䶮<b>&", text);
        Assert.Contains("3,600 元", text);
    }
}
