using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>Copies a JPEG without camera, place and editing data; the picture itself is not touched. What follows its end (further pictures, motion photos) is dropped.</summary>
internal static class JpegFilter
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE;

    /// <returns>False if the structure cannot be followed.</returns>
    public static bool Strip(ReadOnlySpan<byte> file, Stream kept)
    {
        if (file is not [0xFF, Start, ..]) return false;
        kept.Write(file[..2]);
        var (at, turned, scanned) = (2, false, false);
        while (at + 1 < file.Length)
        {
            if (file[at] != 0xFF) return false;
            var marker = file[at + 1];
            if (marker == 0xFF) { at++; continue; } // fill byte
            if (marker == End) { kept.Write([0xFF, End]); return scanned; }
            if (marker is 0x01 or >= 0xD0 and <= 0xD7) { kept.Write(file.Slice(at, 2)); at += 2; continue; }
            if (marker is 0x00 or Start || at + 4 > file.Length) return false;
            var size = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (size < 4 || at + size > file.Length) return false;
            var content = file.Slice(at + 4, size - 4);
            if (Harmless(marker, content)) kept.Write(file.Slice(at, size));
            else if (!turned && marker == App1 && content.StartsWith("Exif\0\0"u8) && Tiff.Orientation(content[6..]) is > 1 and var orientation)
            {
                turned = true;
                byte[] exif = [.. "Exif\0\0"u8, .. Tiff.OnlyOrientation(orientation)];
                kept.Write([0xFF, App1, 0, (byte)(exif.Length + 2), .. exif]);
            }
            at += size;
            if (marker != Scan) continue;
            scanned = true;
            var end = EndOfScan(file, at);
            kept.Write(file[at..end]);
            at = end;
        }
        if (scanned) kept.Write([0xFF, End]); // cut off while sending: what is there can be seen
        return scanned;
    }

    private static bool Harmless(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        App14 => content.StartsWith("Adobe"u8),
        >= 0xC0 and <= 0xCF or >= Scan and <= 0xDF => true, // tables, frames, scans: nothing else draws
        _ => false,
    };

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length) return file.Length;
            at += next;
            if (file[at + 1] is not (0x00 or 0xFF or >= 0xD0 and <= 0xD7)) return at;
            at += file[at + 1] == 0xFF ? 1 : 2;
        }
        return file.Length;
    }
}
