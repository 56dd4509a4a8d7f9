using System.Buffers.Binary;

namespace Fashu.Attachments;

/// <summary>The items of a HEIC picture: which of them are camera or editing data, and where their bytes lie.</summary>
internal static class HeicItems
{
    private static readonly HashSet<uint> known = [.. new[] { "hdlr", "pitm", "iinf", "iloc", "iprp", "iref", "idat", "dinf", "grpl", "ipro", "free", "skip" }.Select(BoxFilter.Name)];
    private static readonly HashSet<uint> told = [.. new[] { "uuid", "udes", "udta" }.Select(BoxFilter.Name)];

    /// <param name="file">The whole file, whose bytes are overwritten.</param>
    /// <param name="meta">What is inside its meta box; a part of the same file.</param>
    /// <returns>False if the structure cannot be followed.</returns>
    public static bool Blank(Span<byte> file, Span<byte> meta)
    {
        Span<byte> items = default, places = default, store = default;
        for (var at = 0; at + 8 <= meta.Length;)
        {
            if (!BoxFilter.Next(meta[at..], out var size, out var name) || meta[at..(at + 4)] is [0, 0, 0, 1]) return false;
            var content = meta.Slice(at + 8, size - 8);
            if (name == BoxFilter.Name("iinf")) { if (!items.IsEmpty) return false; items = content; }
            else if (name == BoxFilter.Name("iloc")) { if (!places.IsEmpty) return false; places = content; }
            else if (name == BoxFilter.Name("idat")) { if (!store.IsEmpty) return false; store = content; }
            else if (name == BoxFilter.Name("iprp") ? !Properties(content, 0) : !known.Contains(name) && !BoxFilter.Free(meta.Slice(at, size))) return false;
            at += size;
        }
        return Talkative(items) is { } ids && (ids.Count == 0 || Overwrite(file, store, new(places), ids));
    }

    // The properties of items keep their numbers: what tells too much becomes free space in its place.
    private static bool Properties(Span<byte> boxes, int depth)
    {
        for (var at = 0; at + 8 <= boxes.Length;)
        {
            if (!BoxFilter.Next(boxes[at..], out var size, out var name)) return false;
            if (told.Contains(name)) BoxFilter.Free(boxes.Slice(at, size));
            else if (depth == 0 && name == BoxFilter.Name("ipco") && !Properties(boxes.Slice(at + 8, size - 8), 1)) return false;
            at += size;
        }
        return true;
    }

    private static HashSet<uint>? Talkative(ReadOnlySpan<byte> items)
    {
        var found = new HashSet<uint>();
        if (items.Length < 6) return null;
        for (var at = items[0] == 0 ? 6 : 8; at + 8 <= items.Length;)
        {
            if (!BoxFilter.Next(items[at..], out var size, out _)) return null;
            var entry = items.Slice(at + 8, size - 8);
            at += size;
            if (entry.Length < 4) continue;
            if (entry[0] < 2) return null; // an older kind of list, which pictures do not have
            var wide = entry[0] > 2;
            if (entry.Length < (wide ? 14 : 12)) return null;
            var id = wide ? BinaryPrimitives.ReadUInt32BigEndian(entry[4..]) : BinaryPrimitives.ReadUInt16BigEndian(entry[4..]);
            var type = entry.Slice(wide ? 10 : 8, 4);
            if (type.SequenceEqual("Exif"u8) || type.SequenceEqual("mime"u8) || type.SequenceEqual("uri "u8)) found.Add(id);
        }
        return found;
    }

    private static bool Overwrite(Span<byte> file, Span<byte> store, Reader places, HashSet<uint> ids)
    {
        var version = places.Take(1);
        places.Take(3);
        var sizes = places.Take(2);
        var (offsetSize, lengthSize, baseSize) = ((int)(sizes >> 12 & 15), (int)(sizes >> 8 & 15), (int)(sizes >> 4 & 15));
        var indexSize = version is 1 or 2 ? (int)(sizes & 15) : 0;
        var count = places.Take(version < 2 ? 2 : 4);
        for (ulong i = 0; i < count && !places.Broken; i++)
        {
            var id = (uint)places.Take(version < 2 ? 2 : 4);
            var way = version is 1 or 2 ? places.Take(2) & 15 : 0;
            places.Take(2);
            var start = places.Take(baseSize);
            var extents = places.Take(2);
            if (extents > 1 && offsetSize + lengthSize + indexSize == 0) return false; // places that say nothing, to keep us busy
            for (ulong e = 0; e < extents && !places.Broken; e++)
            {
                places.Take(indexSize);
                var offset = start + places.Take(offsetSize);
                var length = places.Take(lengthSize);
                if (!ids.Contains(id)) continue;
                if (length == 0) return false; // “all the rest”: not to be told from the picture
                var target = way == 0 ? file : way == 1 ? store : default;
                if (offset > (ulong)target.Length || length > (ulong)target.Length - offset) return false;
                target.Slice((int)offset, (int)length).Clear();
            }
        }
        return !places.Broken;
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        public bool Broken { get; private set; }

        public ulong Take(int size)
        {
            if (size > 8 || size > rest.Length)
            {
                Broken = true;
                return 0;
            }
            ulong value = 0;
            foreach (var b in rest[..size]) value = value << 8 | b;
            rest = rest[size..];
            return value;
        }
    }
}
