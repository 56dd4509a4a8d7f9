using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>The one thing worth keeping of camera data: which way is up.</summary>
internal static class Tiff
{
    private const ushort OrientationTag = 0x0112, Short = 3;

    /// <summary>1–8, or 1 where nothing readable is said.</summary>
    public static byte Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 1;
        var big = tiff[0] == 'M' && tiff[1] == 'M';
        if (!big && !(tiff[0] == 'I' && tiff[1] == 'I') || Word(tiff[2..], big) != 42) return 1;
        var start = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (start > tiff.Length - 2) return 1;
        var table = tiff[(int)start..];
        var entries = Math.Min(Word(table, big), (table.Length - 2) / 12);
        for (var i = 0; i < entries; i++)
        {
            var entry = table.Slice(2 + i * 12, 12);
            if (Word(entry, big) != OrientationTag || Word(entry[2..], big) != Short) continue;
            return Word(entry[8..], big) is >= 1 and <= 8 and var value ? (byte)value : (byte)1;
        }
        return 1;
    }

    /// <summary>Camera data that says nothing but the orientation.</summary>
    public static byte[] OnlyOrientation(byte orientation) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Word(ReadOnlySpan<byte> at, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}
