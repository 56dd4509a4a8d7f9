using Fashu.Documents.Pdf;

namespace Fashu.Documents.Dossiers;

/// <summary>Decides whether an uploaded PDF can be bound into the volume, and in which bytes.</summary>
internal static class ForeignPdf
{
    public static async Task<(byte[]? Bound, string? Beside)> Prepare(byte[] pdf, string work, CancellationToken cancel)
    {
        // Papers signed here need no rewriting; only what else may hang on pages (forms, notes) does.
        if (Plain(pdf)) return (pdf, null);

        var from = Path.Combine(work, "foreign.pdf");
        var to = Path.Combine(work, "foreign-plain.pdf");
        await File.WriteAllBytesAsync(from, pdf, cancel);
        File.Delete(to);
        return await Qpdf.Normalize(from, to, cancel) switch
        {
            null => (null, "服务器没有安装 qpdf，这份 PDF 不能装订进卷，原件随卷保存"),
            true when await File.ReadAllBytesAsync(to, cancel) is var plain && Readable(plain) => (plain, null),
            _ => (null, "这份 PDF 设有密码或者已损坏，不能装订进卷，原件随卷保存"),
        };
    }

    private static bool Plain(byte[] pdf) => Can(pdf, file => file.Pages().All(p => file.List(p.Page.GetValueOrDefault("Annots")).All(a => Harmless(file, a))));

    private static bool Readable(byte[] pdf) => Can(pdf, _ => true);

    private static bool Harmless(PdfFile file, object? annotation) =>
        file.Resolve(annotation) is PdfDict dict && (dict.Is("Subtype", "Link") || (dict.Is("Subtype", "Widget") && dict.Is("FT", "Sig")));

    private static bool Can(byte[] pdf, Func<PdfFile, bool> also)
    {
        try
        {
            var file = new PdfFile(pdf);
            if (file.Pages().Count == 0 || !also(file)) return false;
            // A trial: damage deep inside must show here, not when the volume is half written.
            new VolumeWriter(Stream.Null).Append(file, "", 1);
            return true;
        }
        catch (PdfRefused)
        {
            return false;
        }
    }
}
