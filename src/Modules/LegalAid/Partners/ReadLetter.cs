using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>The organ's clerk opens the letter that says which lawyer acts; no other paper of the case.</summary>
internal sealed class ReadLetter(AppDb db, AidPaperMaker papers)
{
    public async Task<IResult> Handle(Guid id, HttpContext http, Actor by, CancellationToken cancel)
    {
        var matter = await db.OpenOwn(id, by, cancel);
        var html = matter.OrganToldAt is null ? null : await papers.Html(matter, "organ", by, cancel);
        if (html is null) throw new Missing("复函");
        db.Audit(by, "打开文书", "organ", id);
        await db.SaveChangesAsync(cancel);
        http.Response.Headers.ContentSecurityPolicy = ReadAidPaper.Policy;
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
