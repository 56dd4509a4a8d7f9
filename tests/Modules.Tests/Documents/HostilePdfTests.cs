using System.Text;
using Fashu.Documents;
using Fashu.Documents.Pdf;

namespace Fashu.Modules.Tests.Documents;

/// <summary>Files made to hurt the reader: refused in words; none may end the program or fill the disk.</summary>
public sealed class HostilePdfTests
{
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>";

    [Theory]
    [InlineData("4 0 R")] // itself
    [InlineData("5 0 R")] // and back again
    public void A_length_that_leads_in_a_circle_is_refused(string length)
    {
        var bytes = File(Page, $"<</Length {length}>>\nstream\nq Q\nendstream", "<</Length 4 0 R>>\nstream\nq Q\nendstream");
        Assert.Throws<PdfRefused>(() => new PdfFile(bytes).Object(4));
    }

    [Fact]
    public void A_chain_of_lengths_is_refused()
    {
        var chain = Enumerable.Range(4, 50_000).Select(n => $"<</Length {n + 1} 0 R>>\nstream\nq Q\nendstream");
        var bytes = File([Page, .. chain, "3"]);
        Assert.Throws<PdfRefused>(() => new PdfFile(bytes).Object(4));
    }

    [Fact]
    public void A_length_in_an_object_of_its_own_is_read()
    {
        var bytes = File(Page, "<</Length 5 0 R>>\nstream\nq Q\nendstream", "3");
        Assert.Equal("q Q", Encoding.ASCII.GetString(((PdfStream)new PdfFile(bytes).Object(4)!).Data.Span));
    }

    [Fact]
    public void Streams_that_lie_over_each_other_are_refused()
    {
        var rest = new string('x', 4000);
        var bytes = File(Page, "<</Length 3000>>\nstream\nq", $"<</Length 3000>>\nstream\n{rest}\nendstream");
        var file = new PdfFile(bytes);
        Assert.Equal(3000, ((PdfStream)file.Object(5)!).Data.Length);
        Assert.Throws<PdfRefused>(() => file.Object(4));
    }

    /// <summary>A file whose third object is the page and whose later ones are these.</summary>
    private static byte[] File(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var content in (string[])["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", .. objects])
        {
            offsets.Add(text.Length);
            text.Append($"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }
        var table = text.Length;
        text.Append($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n").Append(string.Concat(offsets.Select(o => $"{o:D10} 00000 n \n")));
        text.Append($"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
