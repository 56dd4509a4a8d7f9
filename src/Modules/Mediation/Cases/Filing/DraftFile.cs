using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>Shows a file of the browser's own draft; nobody else can reach it.</summary>
internal sealed class DraftFile(DraftDesk desk, IAttachments attachments)
{
    public static string Path(AttachmentCard file) => $"/file/files/{file.Id}";

    public async Task<IResult> Handle(Guid id, HttpContext http, CancellationToken cancel)
    {
        var draft = await desk.Current(cancel) ?? throw new Missing("这份材料");
        var file = (await attachments.Of(draft.Id, cancel)).FirstOrDefault(f => f.Id == id) ?? throw new Missing("这份材料");
        var headers = http.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers.CacheControl) = ("default-src 'none'; img-src data:; media-src 'self'; sandbox", "nosniff", "no-store");
        return Results.Stream(await attachments.Open(id, cancel), file.ContentType, enableRangeProcessing: true);
    }
}
