using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>Copies a PNG with the chunks that draw it and no others.</summary>
internal static class PngFilter
{
    private static readonly HashSet<uint> drawn =
        [.. new[] { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT" }.Select(Name)];

    /// <returns>False if the structure cannot be followed.</returns>
    public static bool Strip(ReadOnlySpan<byte> file, Stream kept)
    {
        if (file.Length < 8) return false;
        kept.Write(file[..8]);
        var at = 8;
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var name = BinaryPrimitives.ReadUInt32BigEndian(file[(at + 4)..]);
            if (length > file.Length - at - 12 || (at == 8 && name != Name("IHDR"))) return false;
            var size = 12 + (int)length;
            if (drawn.Contains(name)) kept.Write(file.Slice(at, size));
            if (name == Name("IEND")) return true;
            at += size;
        }
        return false;
    }

    private static uint Name(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);
}
