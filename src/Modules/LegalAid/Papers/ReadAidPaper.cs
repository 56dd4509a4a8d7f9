using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>Somebody who may see the case opens one of its papers as a printable page.</summary>
internal sealed class ReadAidPaper(AppDb db, AidPaperMaker papers)
{
    // The page brings its style and pictures inside; nothing in it may run or load.
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    public async Task<IResult> Handle(Guid id, string paper, HttpContext http, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var html = await papers.Html(matter, paper, by, cancel) ?? throw new Missing("这份文书");
        if (by.Kind == ActorKind.Staff)
        {
            db.Audit(by, "打开文书", paper.Split('-')[0], id);
            await db.SaveChangesAsync(cancel);
        }
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
