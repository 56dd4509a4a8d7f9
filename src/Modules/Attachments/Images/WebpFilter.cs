using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>Copies a WebP with the chunks that draw it; of its camera data only the orientation stays.</summary>
internal static class WebpFilter
{
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;

    /// <returns>False if the structure cannot be followed.</returns>
    public static bool Strip(ReadOnlySpan<byte> file, Stream kept)
    {
        if (file.Length < 20) return false;
        var body = new MemoryStream(file.Length);
        body.Write("WEBP"u8);
        var (at, flagsAt, turned, drawn) = (12, -1, false, false);
        while (at + 8 <= file.Length)
        {
            var name = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8) return false;
            var content = file.Slice(at + 8, (int)length);
            if (name.SequenceEqual("VP8X"u8))
            {
                if (length < 10 || at != 12) return false;
                flagsAt = (int)body.Position + 8;
            }
            if (name.SequenceEqual("ANMF"u8))
            {
                if (Frame(content) is not { } frame) return false;
                Chunk(body, name, frame);
                drawn = true;
            }
            else if (Draws(name))
            {
                Chunk(body, name, content);
                drawn |= name is not [.., (byte)'X'] && !name.SequenceEqual("ICCP"u8) && !name.SequenceEqual("ALPH"u8);
            }
            else if (name.SequenceEqual("EXIF"u8) && flagsAt >= 0 && !turned && Tiff.Orientation(content.StartsWith("Exif\0\0"u8) ? content[6..] : content) is > 1 and var orientation)
            {
                turned = true;
                Chunk(body, name, Tiff.OnlyOrientation(orientation));
            }
            at += 8 + (int)length + (int)(length & 1);
        }
        if (!drawn) return false;
        var bytes = body.ToArray();
        if (flagsAt >= 0) bytes[flagsAt] = (byte)(bytes[flagsAt] & ~(XmpFlag | ExifFlag) | (turned ? ExifFlag : 0));
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)bytes.Length);
        kept.Write([.. "RIFF"u8, .. size]);
        kept.Write(bytes);
        return true;
    }

    // A frame of a moving picture holds chunks of its own behind sixteen bytes of position and length.
    private static byte[]? Frame(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16) return null;
        var kept = new MemoryStream(content.Length);
        kept.Write(content[..16]);
        for (var at = 16; at + 8 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            if (length > content.Length - at - 8) return null;
            if (content[at..].StartsWith("ALPH"u8) || content[at..].StartsWith("VP8 "u8) || content[at..].StartsWith("VP8L"u8)) Chunk(kept, content.Slice(at, 4), content.Slice(at + 8, (int)length));
            at += 8 + (int)length + (int)(length & 1);
        }
        return kept.ToArray();
    }

    private static bool Draws(ReadOnlySpan<byte> name) => name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("VP8X"u8)
        || name.SequenceEqual("ALPH"u8) || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ICCP"u8);

    private static void Chunk(MemoryStream body, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)content.Length);
        body.Write(name);
        body.Write(length);
        body.Write(content);
        if ((content.Length & 1) == 1) body.WriteByte(0);
    }
}
