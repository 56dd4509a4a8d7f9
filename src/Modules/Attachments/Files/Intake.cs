using System.ComponentModel;

namespace Fashu.Attachments;

/// <summary>Takes one content in: finds its type, holds it to the limits, strips it, keeps it.</summary>
internal sealed class Intake(IFileStore store, Settings settings)
{
    private const long Megabyte = 1024 * 1024;
    private const int Block = 128 * 1024;

    private const string WrongType = "这个文件的类型不能上传。可以上传照片（JPG、PNG、WebP、HEIC）、PDF、录音、录像、Word（docx）、Excel（xlsx）和 ZIP 压缩包；改了扩展名的文件也不能上传。";

    /// <param name="room">Bytes the matter may still take; <see cref="long.MaxValue"/> for what the house made itself.</param>
    public async Task<(FileType Type, string Sha256, long Bytes)> Take(Stream content, long room, DateTime at, CancellationToken cancel)
    {
        var head = new byte[FileType.Head];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (read == 0) throw new RuleBroken("这个文件是空的，请重新选择。");
        var type = FileType.Of(head.AsSpan(0, read)) ?? throw new RuleBroken(WrongType);
        var limit = room == long.MaxValue ? room : Limit(type.Family, at);
        await using var incoming = store.Receive();
        try
        {
            await Copy(head.AsMemory(0, read), content, incoming.Content, limit, room, cancel);
            incoming.Content.Position = 0;
            if (type == FileType.Zip) type = FileType.InsideZip(incoming.Content) ?? throw new RuleBroken("这个压缩包或办公文档打不开，或者带有宏，不能上传。请另存为不带宏的 docx、xlsx，或者重新压缩。");
            if (type.Family == FileFamily.Image) await StripPicture(incoming.Content, type, cancel);
            else if (!PlaceData.Blank(incoming.Content, type)) throw new RuleBroken("这段录音或录像不完整，打不开，请重新录制或另存后再上传。");
        }
        catch (IOException e) when (e is not EndOfStreamException) { throw DiskErrors.AsStorage(e); }
        var (sha256, bytes) = await incoming.Keep(cancel);
        return (type, sha256, bytes);
    }

    /// <summary>The largest file of a family, in bytes.</summary>
    public long Limit(FileFamily family, DateTime at) => Megabyte * settings.On(family switch
    {
        FileFamily.Image => AttachmentsModule.ImageLimit,
        FileFamily.Media => AttachmentsModule.MediaLimit,
        FileFamily.Paper => AttachmentsModule.PaperLimit,
        _ => throw new InvalidEnumArgumentException(nameof(family), (int)family, typeof(FileFamily)),
    }, at);

    public long MatterLimit(DateTime at) => Megabyte * settings.On(AttachmentsModule.MatterLimit, at);

    private static async Task Copy(ReadOnlyMemory<byte> head, Stream content, Stream target, long limit, long room, CancellationToken cancel)
    {
        var buffer = new byte[Block];
        long total = 0;
        for (var block = head; block.Length > 0; block = buffer.AsMemory(0, await content.ReadAsync(buffer, cancel)))
        {
            total += block.Length;
            if (total > limit) throw new RuleBroken($"这个文件太大，最大可以上传 {limit / Megabyte} MB。");
            if (total > room) throw new RuleBroken("这件事的材料已经很多，放不下这个文件了。请联系办理人，改用光盘或纸质提交。");
            await target.WriteAsync(block, cancel);
        }
    }

    private static async Task StripPicture(Stream file, FileType type, CancellationToken cancel)
    {
        var picture = new byte[file.Length];
        await file.ReadExactlyAsync(picture, cancel);
        var stripped = PlaceData.Strip(picture, type) ?? throw new RuleBroken("这张图片不完整，无法去掉其中的拍摄地点，请重新拍摄或另存后再上传。");
        file.SetLength(0);
        await file.WriteAsync(stripped, cancel);
    }
}
