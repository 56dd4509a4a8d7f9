using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Fashu.Documents.Pdf;

namespace Fashu.Documents.Signatures;

/// <summary>Reads the filled signature fields of a PDF and checks each against the bytes it covers.</summary>
internal static class SignatureCheck
{
    public static IReadOnlyList<PdfSignature> Of(byte[] pdf)
    {
        var file = new PdfFile(pdf);
        if (!file.Catalog.TryGetValue("AcroForm", out var entry)) return [];
        var found = new List<(long End, PdfSignature Signature)>();
        foreach (var reference in file.List(file.Dict(entry).GetValueOrDefault("Fields")))
        {
            var field = file.Dict(reference);
            if (!field.Is("FT", "Sig") || file.Resolve(field.GetValueOrDefault("V")) is not PdfDict value) continue;
            found.Add(Check(file, field.Get<PdfString>("T")?.Text ?? "", value));
        }
        return [.. found.OrderBy(f => f.End).Select(f => f.Signature)];
    }

    private static (long End, PdfSignature) Check(PdfFile file, string name, PdfDict value)
    {
        var range = file.List(value.GetValueOrDefault("ByteRange")).OfType<long>().ToArray();
        var contents = value.Get<PdfString>("Contents")?.Bytes ?? [];
        var who = value.Get<PdfString>("Name")?.Text ?? "";
        var why = value.Get<PdfString>("Reason")?.Text ?? "";
        var end = range.Length == 4 ? range[2] + range[3] : 0;
        var time = default(DateTime);
        var intact = false;
        // The gap must be exactly this signature's own hex string: a wider one could hide changed bytes.
        if (range is [0, > 0 and var open, var close, >= 0] && end <= file.Bytes.Length && close - open == 2 * contents.Length + 2)
        {
            try
            {
                byte[] covered = [.. file.Bytes.AsSpan(0, (int)open), .. file.Bytes.AsSpan((int)close, (int)(end - close))];
                var cms = new SignedCms(new ContentInfo(covered), detached: true);
                cms.Decode(contents);
                time = cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>()
                    .SelectMany(a => a.Values.Cast<AsnEncodedData>()).OfType<Pkcs9SigningTime>().FirstOrDefault()?.SigningTime ?? default;
                cms.CheckSignature(verifySignatureOnly: true);
                intact = true;
            }
            catch (CryptographicException)
            {
                intact = false;
            }
        }
        return (end, new(name, who, why, DateTime.SpecifyKind(time, DateTimeKind.Utc), intact, end == file.Bytes.Length));
    }
}
