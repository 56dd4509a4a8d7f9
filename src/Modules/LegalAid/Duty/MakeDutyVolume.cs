using Fashu.Documents;
using Fashu.LegalAid.Papers;
using Fashu.Organizations;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>The duty volume (卷) of one shift: its papers in order as one PDF with cover and index, and the manifest beside it.</summary>
internal sealed class MakeDutyVolume(AppDb db, IDossierBuilder builder, IPrinter printer, IOrganizations organizations)
{
    public async Task<IResult> Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var shift = await db.OpenDuty(id, by, cancel);
        if (printer.Unavailable is { } trouble) throw new RuleBroken(trouble);
        var centre = await organizations.NameOfCentre(shift, cancel);
        var items = DutyVolume.Of(shift, centre).Select(p => new VolumeItem(p.Title, p.Day) { FileName = p.Title + ".pdf", Author = shift.LawyerName, Pages = VolumePages.Of<AidPaper, AidPaperFacts>(p.Facts) }).ToList();
        // first into a passing file, so that trouble in the middle is a sentence and never half a zip
        var zip = new FileStream(Path.Combine(Path.GetTempPath(), $"fashu-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await builder.Build(Cover(shift, centre, by), items, zip, cancel);
            db.Audit(by, "下载卷宗", "值班", id);
            await db.SaveChangesAsync(cancel);
            zip.Position = 0;
            return Results.Stream(zip, "application/zip", $"{shift.SiteName}{shift.Day:yyyyMMdd}值班卷.zip");
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    private static VolumeCover Cover(DutyShift shift, string centre, Actor by) => new()
    {
        Heading = DutyVolume.Heading,
        Organization = centre,
        Title = $"{shift.SiteName}{shift.Day.Formal()}值班",
        Number = "",
        HandledBy = shift.LawyerName,
        OpenedOn = shift.Day,
        ClosedOn = shift.Day,
        Outcome = $"法律帮助{shift.Standing.Count()}人次",
        FiledBy = by.Name,
        FiledOn = by.At.CityDay(),
        Retention = "待与同级档案主管部门商定",
        Lines = [("值班律师", $"{shift.LawyerName}（{shift.FirmName}）"), ("值班地点", shift.SiteName)],
    };
}
