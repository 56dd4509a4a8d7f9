namespace Fashu.Attachments;

/// <summary>The picture filter for other modules.</summary>
internal sealed class Pictures : IPictures
{
    public (string ContentType, byte[] Content) Clean(byte[] picture)
    {
        var type = FileType.Of(picture.AsSpan(0, Math.Min(picture.Length, FileType.Head)));
        if (type is null || (type != FileType.Jpeg && type != FileType.Png && type != FileType.Webp)) throw new RuleBroken("这个文件不是照片。请选择JPG、PNG或WebP照片。");
        return (type.MediaType, PlaceData.Strip(picture, type) ?? throw new RuleBroken("这张照片不完整，请重新拍一张。"));
    }
}
