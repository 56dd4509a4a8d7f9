using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Fashu.Attachments;

/// <summary>Somebody opens a file of a matter. Shown in the page where it can do no harm, otherwise saved by the browser.</summary>
internal sealed class OpenFile(AppDb db, MatterAttachments files)
{
    // Nothing in a file may run, load or send, even if a browser took it for a page.
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox";

    // The reader built into browsers does not start inside a sandbox; it runs no script of the page's origin.
    private const string ForPdf = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

    private const string OpenedAct = "打开材料";
    private static readonly TimeSpan oneReading = TimeSpan.FromMinutes(10);

    public async Task<IResult> Handle(Guid id, bool download, HttpContext http, Actor by, CancellationToken cancel)
    {
        var (file, matter) = await files.OpenTo(id, by, cancel);
        var type = FileType.Named(file.ContentType);
        if (by.Kind == ActorKind.Staff && FileKinds.Sensitive.Contains(file.Kind) && !(http.Request.Headers.Range.Count > 0 && await WasOpened(file, by, cancel)))
        {
            db.Audit(by, OpenedAct, FileKinds.Titles[file.Kind], matter.Id, detail: file.Name);
            await db.SaveChangesAsync(cancel);
        }
        var inline = !download && type is { Inline: true };
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = inline && type == FileType.Pdf ? ForPdf : Sandbox;
        headers.CacheControl = by.SharedDevice ? "no-store" : "private, no-cache";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(files.Content(file), file.ContentType, lastModified: new DateTimeOffset(file.AddedAt),
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    // A reader fetches a long file in parts; they are one reading.
    private Task<bool> WasOpened(StoredFile file, Actor by, CancellationToken cancel)
    {
        var since = by.At - oneReading;
        return db.Set<AuditRow>().AnyAsync(a => a.Matter == file.MatterId && a.ActorId == by.Id && a.Act == OpenedAct && a.Detail == file.Name && a.At >= since, cancel);
    }
}
