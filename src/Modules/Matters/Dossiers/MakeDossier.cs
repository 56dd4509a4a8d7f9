using Fashu.Attachments;
using Fashu.Documents;

namespace Fashu.Matters;

/// <summary>Makes the volume and its originals as one zip, for an officer or as a party's own copy.</summary>
internal sealed class MakeDossier(AppDb db, ReadDossier dossiers, IDossierBuilder builder, IAttachments attachments, IPrinter printer)
{
    public sealed record Made(FileStream Zip, string Name, DossierManifest Manifest, DossierCover Cover, MatterRow Row, IReadOnlyList<DossierPaper> Papers);

    public async Task<Made> Handle(Guid matter, Actor by, CancellationToken cancel)
    {
        await dossiers.Complete(matter, by, cancel);
        var made = await Make(matter, by, cancel);
        db.Audit(by, "下载卷宗", by.Kind == ActorKind.Citizen ? "当事人自己的一份" : "办案", matter, detail: made.Name);
        await db.SaveChangesAsync(cancel);
        return made;
    }

    /// <summary>The papers alone, those that are there and those that should be.</summary>
    public async Task<IReadOnlyList<DossierPaper>> Lines(Guid matter, Actor by, CancellationToken cancel) => (await dossiers.Open(matter, by, cancel)).Papers;

    /// <summary>Writes to a passing file first, so that trouble in the middle is a sentence and never half a zip.</summary>
    /// <param name="missing">Which prescribed papers are missing and why, where the file is put away all the same.</param>
    public async Task<Made> Make(Guid matter, Actor by, CancellationToken cancel, string? missing = null)
    {
        var (row, cover, papers) = await dossiers.Open(matter, by, cancel);
        if (printer.Unavailable is { } trouble) throw new RuleBroken(trouble);
        var files = (await attachments.Of(matter, by, cancel)).ToDictionary(f => f.Id);
        var items = papers.Where(p => p.IsThere && (p.Attachment is not { } file || files.ContainsKey(file))).Select(p => Item(p, files)).ToList();
        var zip = new FileStream(Path.Combine(Path.GetTempPath(), $"fashu-{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var manifest = await builder.Build(Words(cover, row, by) with { Missing = missing ?? "" }, items, zip, cancel);
            zip.Position = 0;
            return new(zip, $"{cover.Number ?? "卷宗"}.zip", manifest, cover, row, papers);
        }
        catch (Exception e)
        {
            await zip.DisposeAsync();
            throw e switch
            {
                PrinterUnavailable => new RuleBroken(e.Message),
                IOException => new StorageUnavailable("卷宗暂时生成不了，请稍后再试。", e),
                _ => e,
            };
        }
    }

    private VolumeItem Item(DossierPaper paper, Dictionary<Guid, AttachmentCard> files)
    {
        if (paper.Pdf is { } pdf) return new(paper.Title, paper.Day) { FileName = paper.Title + ".pdf", Pages = new VolumePages.Pdf(_ => Task.FromResult<Stream>(new MemoryStream(pdf, writable: false))) };
        if (paper.Html is { } html) return new(paper.Title, paper.Day) { FileName = paper.Title + ".pdf", Pages = new VolumePages.Paper((print, cancel) => print.PdfOf(html, null, cancel)) };
        var file = files[paper.Attachment!.Value];
        Func<CancellationToken, Task<Stream>> open = cancel => attachments.Open(file.Id, cancel);
        return new(paper.Title, paper.Day)
        {
            FileName = file.Name,
            Author = file.AddedBy,
            Pages = file.ContentType switch
            {
                "application/pdf" => new VolumePages.Pdf(open),
                "image/jpeg" or "image/png" or "image/webp" => new VolumePages.Image(open, file.ContentType),
                _ => new VolumePages.Beside(open),
            },
        };
    }

    private static VolumeCover Words(DossierCover cover, MatterRow row, Actor by) => new()
    {
        Heading = cover.Volume,
        Organization = cover.Office,
        Title = row.Title,
        Number = cover.Number ?? "",
        HandledBy = cover.Handler,
        OpenedOn = cover.Opened,
        ClosedOn = cover.Closed,
        Outcome = row.Word,
        FiledBy = by.Kind == ActorKind.Staff ? by.Name : "",
        FiledOn = by.At.CityDay(),
        Retention = cover.Retention,
        Lines = [("当事人", cover.Parties)],
        Remark = by.Kind == ActorKind.Citizen ? "当事人副本，不含办案机关内部材料" : cover.Note ?? "",
    };
}
