using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>Shows a file of the browser's own draft; nobody else can reach it.</summary>
internal sealed class DraftFile(DraftDesk desk, IAttachments attachments)
{
    public const string Route = "/draft/{kind}/files/{id:guid}";

    public static string Path(string kind, Guid file) => $"/draft/{kind}/files/{file}";

    public async Task<IResult> Handle(string kind, Guid id, HttpContext http, CancellationToken cancel)
    {
        var draft = await desk.Current(kind, cancel) ?? throw new Missing("这份材料");
        var file = (await attachments.Of(draft.Id, cancel)).FirstOrDefault(f => f.Id == id) ?? throw new Missing("这份材料");
        var headers = http.Response.Headers;
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers.CacheControl) = ("default-src 'none'; img-src data:; media-src 'self'; sandbox", "nosniff", "no-store");
        return Results.Stream(await attachments.Open(id, cancel), file.ContentType, enableRangeProcessing: true);
    }
}
