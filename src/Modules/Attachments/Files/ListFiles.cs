namespace Fashu.Attachments;

/// <summary>The files of one matter that the person may open.</summary>
internal sealed class ListFiles(MatterAttachments files)
{
    public Task<IReadOnlyList<AttachmentCard>> Handle(Guid matter, Actor by, CancellationToken cancel) => files.SeenBy(matter, by, cancel);
}
