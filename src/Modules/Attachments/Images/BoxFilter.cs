using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>Blanks camera and place data inside the boxes of HEIC pictures and of MP4, M4A and MOV recordings. In place, so that no position inside the file moves.</summary>
internal static class BoxFilter
{
    private const int DeepestBox = 8, LargestIndex = 32 * 1024 * 1024;

    private static readonly HashSet<uint> pictureBoxes = [.. new[] { "ftyp", "meta", "mdat", "moov", "free", "skip" }.Select(Name)];
    private static readonly HashSet<uint> parents = [.. new[] { "moov", "trak", "mdia", "minf", "stbl", "edts", "dinf" }.Select(Name)];
    private static readonly HashSet<uint> talkative = [.. new[] { "udta", "meta", "uuid", "loci" }.Select(Name)];

    /// <summary>A recording: what stands beside sound and picture (place, device, author) becomes free space.</summary>
    public static bool BlankRecording(Stream file)
    {
        Span<byte> head = stackalloc byte[16];
        for (long at = 0; at + 8 <= file.Length;)
        {
            file.Position = at;
            file.ReadExactly(head[..8]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var name = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (size == 1)
            {
                if (at + 16 > file.Length) return false;
                file.ReadExactly(head[8..]);
                size = BinaryPrimitives.ReadInt64BigEndian(head[8..]);
            }
            if (size == 0) size = file.Length - at;
            if (size < 8 || size > file.Length - at) return false;
            if (name == Name("moov") || talkative.Contains(name))
            {
                if (size > LargestIndex) return false;
                var box = new byte[size];
                file.Position = at;
                file.ReadExactly(box);
                if (!Blank(box, 0)) return false;
                file.Position = at;
                file.Write(box);
            }
            at += size;
        }
        return true;
    }

    /// <summary>A picture: its camera and editing data become zeros, unknown boxes beside it become free space.</summary>
    public static bool BlankPicture(Span<byte> file)
    {
        var (at, seen) = (0, false);
        while (at + 8 <= file.Length)
        {
            if (!Next(file[at..], out var size, out var name)) return false;
            var box = file.Slice(at, size);
            if (name == Name("meta"))
            {
                if (size < 12 || !HeicItems.Blank(file, box[12..])) return false;
                seen = true;
            }
            else if (name == Name("moov") ? !Blank(box, 0) : !pictureBoxes.Contains(name) && !Free(box)) return false;
            at += size;
        }
        return seen;
    }

    private static bool Blank(Span<byte> box, int depth)
    {
        if (depth > DeepestBox || !Next(box, out var size, out var name) || size != box.Length) return false;
        if (talkative.Contains(name)) return Free(box);
        if (!parents.Contains(name)) return true;
        for (var at = 8; at + 8 <= box.Length;)
        {
            if (!Next(box[at..], out var inner, out _) || !Blank(box.Slice(at, inner), depth + 1)) return false;
            at += inner;
        }
        return true;
    }

    internal static bool Free(Span<byte> box)
    {
        if (box.Length < 8) return false;
        "free"u8.CopyTo(box[4..]);
        box[(BinaryPrimitives.ReadUInt32BigEndian(box) == 1 && box.Length >= 16 ? 16 : 8)..].Clear();
        return true;
    }

    /// <summary>Size and name of the box that begins here; false if it does not fit.</summary>
    internal static bool Next(ReadOnlySpan<byte> at, out int size, out uint name)
    {
        (size, name) = (0, 0);
        if (at.Length < 8) return false;
        long length = BinaryPrimitives.ReadUInt32BigEndian(at);
        name = BinaryPrimitives.ReadUInt32BigEndian(at[4..]);
        if (length == 1 && at.Length >= 16) length = BinaryPrimitives.ReadInt64BigEndian(at[8..]);
        else if (length == 0) length = at.Length;
        if (length < 8 || length > at.Length) return false;
        size = (int)length;
        return true;
    }

    internal static uint Name(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);
}
