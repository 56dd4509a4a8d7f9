using System.Globalization;
using System.Text;
using Fashu.Documents.Pdf;

namespace Fashu.Documents.Signatures;

/// <summary>Signs by incremental update: the reserved places of a paper become signature fields with the first signature, and are filled one by one.</summary>
internal sealed class PdfSigner(ISignatureProvider provider, IPrinter printer) : IPdfSigner
{
    private const string SlotPrefix = "sign-";
    private const int Locked = 128, Printed = 4;
    private const long Unknown = 9_999_999_999;
    private const int Room = 6144;

    public async Task<byte[]> Sign(byte[] pdf, SignatureRequest request, CancellationToken cancel = default)
    {
        var prepared = await Prepare(pdf, request, Room, cancel);
        var cms = await provider.Sign(request.By, prepared.Covered(), request.AtUtc, cancel);
        if (cms.Length > Room)
        {
            prepared = await Prepare(pdf, request, cms.Length + 1024, cancel);
            cms = await provider.Sign(request.By, prepared.Covered(), request.AtUtc, cancel);
        }
        return prepared.With(cms);
    }

    public IReadOnlyList<PdfSignature> Signatures(byte[] pdf) => SignatureCheck.Of(pdf);

    private async Task<Unsigned> Prepare(byte[] pdf, SignatureRequest request, int room, CancellationToken cancel)
    {
        var file = new PdfFile(pdf);
        var update = new PdfUpdate(file);
        var form = Form.Open(file, update);
        form.TurnSlotsIntoFields(SlotPrefix);

        var (at, widget) = request.Slot is { } slot ? form.EmptyField(slot) : form.NewInvisibleField();
        widget["F"] = (long)(Locked | Printed);
        if (request.Mark is { } mark && request.Slot is not null) widget["AP"] = new PdfDict { ["N"] = await Appearance(update, widget, mark, cancel) };

        var signature = new PdfDict
        {
            ["Type"] = new PdfName("Sig"),
            ["Filter"] = new PdfName("Adobe.PPKLite"),
            ["SubFilter"] = new PdfName("adbe.pkcs7.detached"),
            ["Name"] = PdfString.Of(request.By.Name),
            ["Reason"] = PdfString.Of(request.Reason),
            ["M"] = PdfString.Latin(request.AtUtc.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)),
            ["ByteRange"] = new List<object?> { 0L, Unknown, Unknown, Unknown },
            ["Contents"] = new PdfString(new byte[room]),
        };
        widget["V"] = update.Add(signature);
        update.Put(at, widget);
        form.Save();
        return new(update.ToBytes(), pdf.Length, room);
    }

    private async Task<PdfRef> Appearance(PdfUpdate update, PdfDict widget, SignatureMark mark, CancellationToken cancel)
    {
        var rect = widget.Get<List<object?>>("Rect")!.ConvertAll(side => Convert.ToDouble(side, CultureInfo.InvariantCulture));
        var options = new PrintOptions { Points = (rect[2] - rect[0], rect[3] - rect[1]) };
        var printed = new PdfFile(await printer.Pdf<Web.Papers.PrintedMark>(new Dictionary<string, object?> { ["Mark"] = mark }, options, cancel));
        var page = printed.Pages()[0].Page;
        var copy = new PdfCopy(printed, update.Reserve, update.Put);
        var content = (PdfStream)printed.Resolve(page["Contents"])!;
        var drawing = new PdfDict(content.Dict)
        {
            ["Type"] = new PdfName("XObject"),
            ["Subtype"] = new PdfName("Form"),
            ["BBox"] = page["MediaBox"],
            ["Resources"] = page["Resources"],
        };
        return update.Add(copy.Value(content with { Dict = drawing }));
    }

    /// <summary>The finished update but for the signature's own bytes.</summary>
    private sealed class Unsigned
    {
        private readonly byte[] bytes;
        private readonly int open, close;

        public Unsigned(byte[] bytes, int from, int room)
        {
            this.bytes = bytes;
            var contents = "/Contents <"u8;
            open = from + bytes.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes("/Contents <" + new string('0', 64))) + contents.Length - 1;
            close = open + 2 + 2 * room;
            var placeholder = Encoding.ASCII.GetBytes($"[0 {Unknown} {Unknown} {Unknown}]");
            var range = from + bytes.AsSpan(from).IndexOf(placeholder);
            var text = $"[0 {open} {close} {bytes.Length - close}]".PadRight(placeholder.Length);
            Encoding.ASCII.GetBytes(text).CopyTo(bytes, range);
        }

        public byte[] Covered() => [.. bytes.AsSpan(0, open), .. bytes.AsSpan(close)];

        public byte[] With(byte[] cms)
        {
            Encoding.ASCII.GetBytes(Convert.ToHexString(cms)).CopyTo(bytes, open + 1);
            return bytes;
        }
    }
}
