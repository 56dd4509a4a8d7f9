using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fashu.Attachments;

/// <summary>Small files of every kind, put together by hand so that a test knows each byte of them.</summary>
internal static class FileSamples
{
    /// <summary>Stands for everything that must not survive: where and with what a picture was made.</summary>
    public static readonly byte[] Secret = "N30.2741,E120.1551"u8.ToArray();

    /// <summary>One grey pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static readonly byte[] Exe = Encoding.Latin1.GetBytes("MZ\u0090\0\u0003 This program cannot be run in DOS mode.");
    public static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray();
    public static readonly byte[] Jpeg = JpegOf([]);
    public static readonly byte[] Webp = WebpOf([]);
    public static readonly byte[] Heic = HeicOf(new());
    public static readonly byte[] Wav = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0];
    public static readonly byte[] M4a = [.. Box("ftyp", "M4A \0\0\0\0"u8.ToArray()), .. Box("moov", Box("udta", Secret), Box("trak", Box("tkhd", new byte[8]), Box("meta", Secret))), .. Box("mdat", new byte[16])];
    public static readonly byte[] Mp4 = [.. Box("ftyp", "isom\0\0\0\0"u8.ToArray()), .. Box("mdat", new byte[16]), .. Box("moov", Box("mvhd", new byte[8]), Box("udta", Box("loci", Secret)))];

    public static byte[] Docx(params string[] more) => ZipOf(["[Content_Types].xml", "word/document.xml", .. more]);

    public static byte[] ZipOf(params IEnumerable<string> names)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write("内容"u8);
            }
        return file.ToArray();
    }

    /// <summary>Camera data: its orientation, and a place in every way it is written.</summary>
    public static byte[] Tiff(byte orientation, bool big = true)
    {
        byte[] Word(ushort value) { var b = new byte[2]; if (big) BinaryPrimitives.WriteUInt16BigEndian(b, value); else BinaryPrimitives.WriteUInt16LittleEndian(b, value); return b; }
        byte[] Long(uint value) { var b = new byte[4]; if (big) BinaryPrimitives.WriteUInt32BigEndian(b, value); else BinaryPrimitives.WriteUInt32LittleEndian(b, value); return b; }
        byte[] turned = [.. Word(0x0112), .. Word(3), .. Long(1), .. Word(orientation), 0, 0];
        byte[] place = [.. Word(0x8825), .. Word(4), .. Long(1), .. Long(38)];
        return [.. big ? "MM"u8 : "II"u8, .. Word(42), .. Long(8), .. Word(2), .. turned, .. place, .. Long(0), .. Secret];
    }

    public static byte[] Segment(byte marker, params byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A picture with these segments between its start and its scan.</summary>
    public static byte[] JpegOf(IEnumerable<byte[]> segments, byte[]? after = null) =>
    [
        0xFF, 0xD8, .. segments.SelectMany(s => s), .. Segment(0xDB, new byte[65]), .. Segment(0xC0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0), .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, 1, 1, 0, 0, 63, 0), 0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9, .. after ?? [],
    ];

    public static byte[] PngChunk(string name, params byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
    }

    /// <summary>A picture with these chunks after its head.</summary>
    public static byte[] PngOf(IEnumerable<byte[]> chunks, byte[]? after = null) => [.. Png[..33], .. chunks.SelectMany(c => c), .. Png[33..], .. after ?? []];

    public static byte[] WebpChunk(string name, params byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. content, .. content.Length % 2 == 1 ? new byte[1] : []];
    }

    /// <summary>An extended picture whose head promises camera data, with these chunks in the order given.</summary>
    public static byte[] WebpOf(IEnumerable<byte[]> before, IEnumerable<byte[]>? after = null)
    {
        byte[] body = [.. "WEBP"u8, .. WebpChunk("VP8X", 0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0), .. before.SelectMany(c => c), .. WebpChunk("VP8 ", new byte[11]), .. (after ?? []).SelectMany(c => c)];
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. "RIFF"u8, .. size, .. body];
    }

    public static byte[] Box(string name, params byte[][] contents)
    {
        var content = contents.SelectMany(c => c).ToArray();
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. Encoding.ASCII.GetBytes(name), .. content];
    }

    /// <param name="Wide">Numbers of items in four bytes.</param>
    /// <param name="Inside">Camera data lies in the meta box itself.</param>
    /// <param name="More">Further boxes of the meta box.</param>
    /// <param name="Beside">Further boxes of the file.</param>
    internal sealed record HeicPlan(bool Wide = false, bool Inside = false, bool MetaLast = false, IReadOnlyList<byte[]>? More = null, IReadOnlyList<byte[]>? Beside = null, bool LengthsLeftOut = false);

    /// <summary>A picture of two tiles, camera data and an XMP note.</summary>
    public static byte[] HeicOf(HeicPlan plan)
    {
        byte[] tile = [.. Enumerable.Repeat((byte)0x77, 30)], exif = [0, 0, 0, 0, .. Tiff(6)], xmp = [.. "<x:xmpmeta>"u8, .. Secret];
        byte[] ftyp = Box("ftyp", "heic\0\0\0\0mif1"u8.ToArray());
        byte[] beside = [.. (plan.Beside ?? []).SelectMany(b => b)];
        byte[] mdat = Box("mdat", [.. tile, .. plan.Inside ? [] : (byte[])[.. exif, .. xmp]]);
        var size = Meta(0).Length;
        var start = ftyp.Length + beside.Length + (plan.MetaLast ? 0 : size) + 8;
        return plan.MetaLast ? [.. ftyp, .. beside, .. mdat, .. Meta(start)] : [.. ftyp, .. beside, .. Meta(start), .. mdat];

        byte[] Meta(int at)
        {
            byte[] Id(int id) => plan.Wide ? [0, 0, 0, (byte)id] : [0, (byte)id];
            byte[] Entry(int id, string type) => Box("infe", [(byte)(plan.Wide ? 3 : 2), 0, 0, 0], Id(id), [0, 0], Encoding.ASCII.GetBytes(type), [0]);
            byte[] Long(int value) { var b = new byte[4]; BinaryPrimitives.WriteInt32BigEndian(b, value); return b; }
            byte[] Place(int id, bool inside, int offset, int length) => [.. Id(id), 0, (byte)(inside ? 1 : 0), 0, 0, 0, 1, .. Long(offset), .. Long(length)];
            var from = plan.Inside ? 0 : at + tile.Length;
            byte[] iinf = Box("iinf", plan.Wide ? [1, 0, 0, 0, 0, 0, 0, 3] : [0, 0, 0, 0, 0, 3], Entry(1, "hvc1"), Entry(2, "Exif"), Entry(3, "mime"));
            byte[] iloc = Box("iloc", [(byte)(plan.Wide ? 2 : 1), 0, 0, 0, 0x44, 0], plan.Wide ? [0, 0, 0, 3] : [0, 3],
                Place(1, false, at, tile.Length), Place(2, plan.Inside, from, plan.LengthsLeftOut ? 0 : exif.Length), Place(3, plan.Inside, from + exif.Length, xmp.Length));
            return Box("meta", [0, 0, 0, 0], Box("hdlr", new byte[24]), Box("pitm", [0, 0, 0, 0, 0, 1]), iinf, iloc, plan.Inside ? Box("idat", exif, xmp) : [], [.. (plan.More ?? []).SelectMany(b => b)]);
        }
    }
}
