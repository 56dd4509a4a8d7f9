using System.IO.Compression;

namespace Fashu.Attachments;

internal enum FileFamily { Image, Media, Paper }

/// <summary>What a file is by its content; its name is never believed.</summary>
internal sealed record FileType(string MediaType, string Extension, FileFamily Family, bool Inline)
{
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", FileFamily.Image, true);
    public static readonly FileType Png = new("image/png", ".png", FileFamily.Image, true);
    public static readonly FileType Webp = new("image/webp", ".webp", FileFamily.Image, true);
    public static readonly FileType Heic = new("image/heic", ".heic", FileFamily.Image, false);
    public static readonly FileType Pdf = new("application/pdf", ".pdf", FileFamily.Paper, true);
    public static readonly FileType Mp3 = new("audio/mpeg", ".mp3", FileFamily.Media, true);
    public static readonly FileType M4a = new("audio/mp4", ".m4a", FileFamily.Media, true);
    public static readonly FileType Aac = new("audio/aac", ".aac", FileFamily.Media, true);
    public static readonly FileType Ogg = new("audio/ogg", ".ogg", FileFamily.Media, true);
    public static readonly FileType Wav = new("audio/wav", ".wav", FileFamily.Media, true);
    public static readonly FileType Amr = new("audio/amr", ".amr", FileFamily.Media, false);
    public static readonly FileType WebmSound = new("audio/webm", ".weba", FileFamily.Media, true);
    public static readonly FileType Webm = new("video/webm", ".webm", FileFamily.Media, false);
    public static readonly FileType Mp4 = new("video/mp4", ".mp4", FileFamily.Media, false);
    public static readonly FileType Mov = new("video/quicktime", ".mov", FileFamily.Media, false);
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", FileFamily.Paper, false);
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", FileFamily.Paper, false);
    public static readonly FileType Zip = new("application/zip", ".zip", FileFamily.Paper, false);

    public static readonly IReadOnlyList<FileType> All = [Jpeg, Png, Webp, Heic, Pdf, Mp3, M4a, Aac, Ogg, Wav, Amr, WebmSound, Webm, Mp4, Mov, Docx, Xlsx, Zip];

    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int Head = 4096;

    public static FileType? Named(string mediaType) => All.FirstOrDefault(t => t.MediaType == mediaType);

    /// <summary>The type by its first bytes; a zip has still to be looked into.</summary>
    public static FileType? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        _ when head.StartsWith("%PDF-"u8) => Pdf,
        _ when head.StartsWith("PK\u0003\u0004"u8) => Zip,
        _ when head.StartsWith("OggS"u8) => Ogg,
        _ when head.StartsWith("ID3"u8) => Mp3,
        _ when head.StartsWith("#!AMR"u8) => Amr,
        _ when head.Length >= 12 && head.StartsWith("RIFF"u8) => head[8..12] is [(byte)'W', (byte)'E', (byte)'B', (byte)'P'] ? Webp : head[8..12].SequenceEqual("WAVE"u8) ? Wav : null,
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => OfBrand(head[8..12]),
        [0x1A, 0x45, 0xDF, 0xA3, ..] when head[..Math.Min(64, head.Length)].IndexOf("webm"u8) >= 0 =>
            head.IndexOf("V_VP"u8) >= 0 || head.IndexOf("V_AV1"u8) >= 0 ? Webm : WebmSound,
        [0xFF, 0xF1 or 0xF9, ..] => Aac,
        // MPEG sound, layer III, with a bit rate and a sample rate that exist
        [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2 or 0xE3 or 0xE2, var rates, ..] when (rates & 0xF0) is not (0 or 0xF0) && (rates & 0x0C) != 0x0C => Mp3,
        _ => null,
    };

    private static FileType? OfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("qt  "u8)) return Mov;
        if (brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8)) return M4a;
        if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)) return Heic;
        return brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("avc"u8) || brand.StartsWith("M4V"u8)
            || brand.StartsWith("3gp"u8) || brand.StartsWith("3g2"u8) || brand.SequenceEqual("MSNV"u8) || brand.SequenceEqual("dash"u8) ? Mp4 : null;
    }

    /// <summary>What kind of container a zip is; null if it cannot be read or carries macros.</summary>
    public static FileType? InsideZip(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Count == 0 || names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (!names.Contains("[Content_Types].xml")) return Zip;
            return names.Contains("word/document.xml") ? Docx : names.Contains("xl/workbook.xml") ? Xlsx : null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }
}
