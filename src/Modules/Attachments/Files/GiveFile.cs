using Microsoft.AspNetCore.Http;

namespace Fashu.Attachments;

/// <summary>A party or an officer adds a file to an open matter.</summary>
internal sealed class GiveFile(MatterAttachments files)
{
    public async Task<AttachmentCard> Handle(Guid matter, IFormFile file, string? kind, bool? visibleToOthers, Guid? party, Actor by, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        return await files.Give(matter, kind ?? FileKinds.Evidence, file.FileName, content, visibleToOthers ?? true, by, cancel, party);
    }
}
