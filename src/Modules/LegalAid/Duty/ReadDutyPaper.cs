using Fashu.Documents;
using Fashu.LegalAid.Papers;
using Fashu.Organizations;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>One paper of a duty volume as a printable page.</summary>
internal sealed class ReadDutyPaper(AppDb db, IPrinter printer, IOrganizations organizations)
{
    public async Task<IResult> Handle(Guid id, string paper, HttpContext http, Actor by, CancellationToken cancel)
    {
        var shift = await db.OpenDuty(id, by, cancel);
        var found = DutyVolume.Of(shift, await organizations.NameOfCentre(shift, cancel)).FirstOrDefault(p => p.Key == paper) ?? throw new Missing("这份文书");
        db.Audit(by, "打开文书", "值班", id, detail: found.Title);
        await db.SaveChangesAsync(cancel);
        http.Response.Headers.ContentSecurityPolicy = ReadAidPaper.Policy;
        return Results.Content(await printer.Html<AidPaper, AidPaperFacts>(found.Facts, null, cancel), "text/html; charset=utf-8");
    }
}

internal static class DutyCentres
{
    extension(IOrganizations organizations)
    {
        public async Task<string> NameOfCentre(DutyShift shift, CancellationToken cancel) => (await organizations.Find(shift.Office, cancel))?.Name ?? "法律援助机构";
    }
}
