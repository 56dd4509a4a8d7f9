using System.Diagnostics;

namespace Fashu.Attachments;

/// <summary>Where and with what a picture or recording was made does not survive, however it was written; the picture itself is not touched.</summary>
public class PlaceDataTests
{
    private const int Rounds = 400;

    private static readonly byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"u8, .. FileSamples.Secret];

    [Fact]
    public void A_jpeg_loses_its_camera_data_in_any_order_and_keeps_its_orientation()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var orientation = (byte)random.Next(1, 9);
            List<byte[]> segments =
            [
                FileSamples.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
                FileSamples.Segment(0xE1, [.. "Exif\0\0"u8, .. FileSamples.Tiff(orientation, random.Next(2) == 0)]),
                FileSamples.Segment(0xE1, xmp), FileSamples.Segment(0xE2, [.. "MPF\0"u8, .. FileSamples.Secret]), FileSamples.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. FileSamples.Secret]),
                FileSamples.Segment(0xFE, FileSamples.Secret), FileSamples.Segment((byte)random.Next(0xE1, 0xF0), FileSamples.Secret), FileSamples.Segment((byte)random.Next(0xF0, 0xFE), FileSamples.Secret),
                FileSamples.Segment((byte)random.Next(0x02, 0xBF), FileSamples.Secret),
            ];
            var kept = PlaceData.Strip(FileSamples.JpegOf(random.GetItems([.. segments], random.Next(12)).Append(segments[1]).Shuffled(random), FileSamples.Secret), FileType.Jpeg);
            Assert.NotNull(kept);
            Assert.Equal(-1, kept.AsSpan().IndexOf(FileSamples.Secret));
            Assert.Equal(orientation, Turned(kept));
            Assert.True(kept.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]) > 0, $"The picture of seed {seed} is gone.");
        }
    }

    [Fact]
    public void A_png_loses_its_camera_data_in_any_order()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            byte[][] chunks =
            [
                FileSamples.PngChunk("eXIf", FileSamples.Tiff(6)), FileSamples.PngChunk("tEXt", [.. "Comment\0"u8, .. FileSamples.Secret]), FileSamples.PngChunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. FileSamples.Secret]),
                FileSamples.PngChunk("zTXt", FileSamples.Secret), FileSamples.PngChunk("tIME", FileSamples.Secret), FileSamples.PngChunk("gpSx", FileSamples.Secret), FileSamples.PngChunk("gAMA", 0, 0, 0xB1, 0x8F),
            ];
            var kept = PlaceData.Strip(FileSamples.PngOf(random.GetItems(chunks, random.Next(12)), FileSamples.Secret), FileType.Png);
            Assert.NotNull(kept);
            Assert.Equal(-1, kept.AsSpan().IndexOf(FileSamples.Secret));
            Assert.True(kept.AsSpan().IndexOf("IDAT"u8) > 0 && kept.AsSpan().EndsWith(FileSamples.Png[^12..]));
        }
    }

    [Fact]
    public void A_webp_loses_its_camera_data_in_any_order_and_keeps_its_orientation()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            byte[] frame = [.. new byte[16], .. FileSamples.WebpChunk("VP8 ", new byte[9]), .. FileSamples.WebpChunk("EXIF", FileSamples.Secret), .. FileSamples.WebpChunk("note", FileSamples.Secret)];
            byte[][] chunks =
            [
                FileSamples.WebpChunk("EXIF", FileSamples.Tiff(6, big: false)), FileSamples.WebpChunk("XMP ", FileSamples.Secret), FileSamples.WebpChunk("gps1", FileSamples.Secret),
                FileSamples.WebpChunk("ANMF", frame), FileSamples.WebpChunk("ICCP", new byte[7]),
            ];
            var kept = PlaceData.Strip(FileSamples.WebpOf(random.GetItems(chunks, random.Next(6)), random.GetItems(chunks, random.Next(6))), FileType.Webp);
            Assert.NotNull(kept);
            Assert.Equal(-1, kept.AsSpan().IndexOf(FileSamples.Secret));
            Assert.True(kept.AsSpan().IndexOf("VP8 "u8) > 0);
            Assert.Equal(kept.Length - 8, BitConverter.ToInt32(kept, 4));
            Assert.Equal(kept.AsSpan().IndexOf("EXIF"u8) > 0, (kept[20] & 0x08) != 0);
            Assert.Equal(0, kept[20] & 0x04);
        }
    }

    [Fact]
    public void A_heic_loses_its_camera_data_wherever_it_lies()
    {
        byte[][] more = [FileSamples.Box("xml ", [0, 0, 0, 0], FileSamples.Secret), FileSamples.Box("bxml", [0, 0, 0, 0], FileSamples.Secret), FileSamples.Box("uuid", FileSamples.Secret), FileSamples.Box("udta", FileSamples.Secret),
            FileSamples.Box("iprp", FileSamples.Box("ipco", FileSamples.Box("udes", FileSamples.Secret), FileSamples.Box("uuid", FileSamples.Secret), FileSamples.Box("ispe", new byte[12])))];
        byte[][] beside = [FileSamples.Box("uuid", FileSamples.Secret), FileSamples.Box("udta", FileSamples.Secret), FileSamples.Box("moov", FileSamples.Box("udta", FileSamples.Secret))];
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            bool Coin() => random.Next(2) == 0;
            var file = FileSamples.HeicOf(new(Coin(), Coin(), Coin(), random.GetItems(more, random.Next(4)), random.GetItems(beside, random.Next(3))));
            var (length, tiles) = (file.Length, file.Count(b => b == 0x77));
            var kept = PlaceData.Strip(file, FileType.Heic);
            Assert.NotNull(kept);
            Assert.Equal(-1, kept.AsSpan().IndexOf(FileSamples.Secret));
            Assert.Equal((length, tiles), (kept.Length, kept.Count(b => b == 0x77)));
        }
    }

    [Fact]
    public void A_heic_that_hides_the_length_of_its_camera_data_is_refused() =>
        Assert.Null(PlaceData.Strip(FileSamples.HeicOf(new(LengthsLeftOut: true)), FileType.Heic));

    [Fact]
    public void A_heic_that_lists_its_items_twice_is_refused() =>
        Assert.Null(PlaceData.Strip(FileSamples.HeicOf(new(More: [FileSamples.Box("iinf", [0, 0, 0, 0, 0, 0])])), FileType.Heic));

    [Fact]
    public void A_heic_made_to_keep_the_house_busy_is_refused_at_once()
    {
        // a million items of 65,535 empty places each
        byte[] places = [2, 0, 0, 0, 0, 0, 0, 0x0F, 0x42, 0x40, .. Enumerable.Repeat((byte[])[0, 0, 0, 9, 0, 0, 0, 0, 0xFF, 0xFF], 1_000_000).SelectMany(p => p)];
        byte[] items = FileSamples.Box("iinf", [0, 0, 0, 0, 0, 1], FileSamples.Box("infe", [2, 0, 0, 0, 0, 1, 0, 0], "Exif"u8.ToArray(), [0]));
        byte[] file = [.. FileSamples.Box("ftyp", "heic\0\0\0\0"u8.ToArray()), .. FileSamples.Box("meta", [0, 0, 0, 0], items, FileSamples.Box("iloc", places))];
        var watch = Stopwatch.StartNew();
        Assert.Null(PlaceData.Strip(file, FileType.Heic));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    public static TheoryData<string> Pictures => ["jpeg", "png", "webp", "heic"];

    [Theory, MemberData(nameof(Pictures))]
    public void A_picture_cut_off_anywhere_is_refused_or_clean(string kind)
    {
        var (type, whole) = Telling(kind);
        for (var length = 0; length < whole.Length; length++)
            if (PlaceData.Strip(whole[..length], type) is { } kept) Assert.Equal(-1, kept.AsSpan().IndexOf(FileSamples.Secret));
    }

    [Theory, MemberData(nameof(Pictures))]
    public void Damage_never_brings_the_filter_down(string kind)
    {
        var (type, whole) = Telling(kind);
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var damaged = seed % 2 == 0 ? [.. whole] : (byte[])[.. whole.AsSpan(0, random.Next(4, 30)), .. Noise(random, random.Next(300))];
            for (var i = random.Next(1, 8); i > 0 && seed % 2 == 0; i--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var kept = PlaceData.Strip(damaged, type);
            Assert.True(kept is null || kept.Length <= damaged.Length + 40);
        }
    }

    [Theory]
    [InlineData("m4a")]
    [InlineData("mp4")]
    public void A_recording_loses_place_and_device_and_keeps_its_length(string kind)
    {
        var (type, whole) = kind == "m4a" ? (FileType.M4a, FileSamples.M4a) : (FileType.Mp4, FileSamples.Mp4);
        var file = new MemoryStream();
        file.Write(whole);
        Assert.True(PlaceData.Blank(file, type));
        Assert.Equal(-1, file.ToArray().AsSpan().IndexOf(FileSamples.Secret));
        Assert.Equal(whole.Length, file.Length);
        for (var length = 1; length < whole.Length; length++)
        {
            var cut = new MemoryStream();
            cut.Write(whole, 0, length);
            if (PlaceData.Blank(cut, type)) Assert.Equal(-1, cut.ToArray().AsSpan().IndexOf(FileSamples.Secret));
        }
    }

    private static (FileType Type, byte[] Whole) Telling(string kind) => kind switch
    {
        "jpeg" => (FileType.Jpeg, FileSamples.JpegOf([FileSamples.Segment(0xE1, [.. "Exif\0\0"u8, .. FileSamples.Tiff(8)]), FileSamples.Segment(0xE1, xmp)], FileSamples.Secret)),
        "png" => (FileType.Png, FileSamples.PngOf([FileSamples.PngChunk("eXIf", FileSamples.Tiff(6)), FileSamples.PngChunk("tEXt", FileSamples.Secret)], FileSamples.Secret)),
        "webp" => (FileType.Webp, FileSamples.WebpOf([FileSamples.WebpChunk("EXIF", FileSamples.Tiff(6))], [FileSamples.WebpChunk("XMP ", FileSamples.Secret)])),
        _ => (FileType.Heic, FileSamples.HeicOf(new(MetaLast: true, Beside: [FileSamples.Box("uuid", FileSamples.Secret)]))),
    };

    private static byte Turned(byte[] jpeg)
    {
        var at = jpeg.AsSpan().IndexOf("Exif\0\0"u8);
        return at < 0 ? (byte)1 : Tiff.Orientation(jpeg.AsSpan(at + 6));
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}

internal static class Shuffling
{
    extension<T>(IEnumerable<T> items)
    {
        public T[] Shuffled(Random random)
        {
            T[] all = [.. items];
            random.Shuffle(all);
            return all;
        }
    }
}
