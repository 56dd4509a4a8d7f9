namespace Fashu.Attachments;

/// <summary>Takes out of a file where and with what it was made. The picture or sound itself is never encoded anew.</summary>
internal static class PlaceData
{
    /// <summary>The picture without place data; null if it is damaged so that this cannot be promised.</summary>
    public static byte[]? Strip(byte[] picture, FileType type)
    {
        if (type == FileType.Heic) return BoxFilter.BlankPicture(picture) ? picture : null;
        var kept = new MemoryStream(picture.Length);
        var whole = type == FileType.Jpeg ? JpegFilter.Strip(picture, kept)
            : type == FileType.Png ? PngFilter.Strip(picture, kept)
            : type == FileType.Webp && WebpFilter.Strip(picture, kept);
        return whole ? kept.ToArray() : null;
    }

    /// <summary>Recordings in boxes are blanked where they lie; other sound formats carry no place.</summary>
    public static bool Blank(Stream recording, FileType type) =>
        (type != FileType.Mp4 && type != FileType.Mov && type != FileType.M4a) || BoxFilter.BlankRecording(recording);
}
