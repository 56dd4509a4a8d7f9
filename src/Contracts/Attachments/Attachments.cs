namespace Fashu.Attachments;

/// <summary>A stored file: content-addressed, type found from its content.</summary>
/// <param name="Kind">photo, voice, document, signature …: what it is for in the matter.</param>
/// <param name="Party">The participant who gave it; null for the office's own papers.</param>
public sealed record AttachmentCard(Guid Id, Guid Matter, string Name, string ContentType, long Bytes, string Sha256, string Kind, Guid? Party, string AddedBy, DateTime AddedAt);

/// <summary>Files of matters.</summary>
public interface IAttachments
{
    /// <summary>Checks type and limits, strips place data from images, stores the content and adds the row to the present unit of work; the caller saves.</summary>
    /// <exception cref="RuleBroken">Too large, a forbidden or disguised type, or the disk is full.</exception>
    Task<AttachmentCard> Add(Guid matter, string kind, string fileName, Stream content, Actor by, CancellationToken cancel, Guid? party = null, bool visibleToOthers = true);

    Task<IReadOnlyList<AttachmentCard>> Of(Guid matter, CancellationToken cancel);

    Task<byte[]> Read(Guid attachment, CancellationToken cancel);
}
