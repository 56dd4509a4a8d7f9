using System.IO.Compression;
using System.Text;
using Fashu.Attachments;
using Fashu.Documents;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A party takes all own papers along in one file, signed ones as they were signed, for whichever way comes next (PML 26).</summary>
internal sealed class OwnPapers(PartyDesk desk, PaperMaker papers, IAttachments attachments, IPrinter printer)
{
    public async Task<IResult> Handle(Guid id, CancellationToken cancel)
    {
        var view = await desk.Open(id, cancel);
        // All files of a matter may be hundreds of megabytes: they wait on the disk, not in memory.
        var content = new FileStream(Path.Combine(Path.GetTempPath(), $"fashu-papers-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try { await Fill(content, view, cancel); }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        content.Position = 0;
        return Results.File(content, "application/zip", $"{view.Case.Number ?? "人民调解"} 我的材料.zip");
    }

    private async Task Fill(Stream content, PartyView view, CancellationToken cancel)
    {
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            var no = 0;
            foreach (var (title, paper) in Wanted(view))
            {
                if (await papers.Html(view.Case, paper, view.By, cancel) is not { } html) continue;
                var bytes = printer.Available ? await printer.PdfOf(html, new() { Title = title }, cancel) : Encoding.UTF8.GetBytes(html);
                await Write(zip, $"{++no:00} {title}.{(printer.Available ? "pdf" : "html")}", new MemoryStream(bytes), cancel);
            }
            foreach (var file in view.Files)
            {
                await using var stored = await attachments.Open(file.Id, cancel);
                await Write(zip, $"{++no:00} {FileKinds.Titles[file.Kind]} {file.Name}", stored, cancel);
            }
        }
    }

    // The agreement's signed PDF and photos of signed paper are among the files; until the PDF is made, the agreement is printed with its signatures.
    private static IEnumerable<(string Title, string Paper)> Wanted(PartyView view)
    {
        yield return ("申请书", "application");
        if (view.Mine.RightsReadAt is not null) yield return ("权利义务告知书", view.IsApplicant ? "rights-applicant" : "rights-respondent");
        foreach (var session in view.Case.Sessions.OrderBy(s => s.HeldAt)) yield return ($"调解记录{session.HeldAt.CityDay():yyyyMMdd}", $"record-{session.Id}");
        if (view.Case.Agreement is { Document: null } agreement) yield return (agreement.Form == AgreementForm.Oral ? "口头协议登记表" : agreement.EffectiveAt is null ? "调解协议书（还没有生效）" : "调解协议书", "agreement");
        yield return ("不予受理告知书", "not-accepted");
        yield return ("终止调解通知书", "termination");
    }

    private static async Task Write(ZipArchive zip, string name, Stream content, CancellationToken cancel)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await content.CopyToAsync(entry, cancel);
    }
}
