using System.IO.Compression;
using Fashu.Documents.Pdf;

namespace Fashu.Documents.Dossiers;

/// <summary>Binds a dossier: pages of each item are made one after another into a work folder, then joined behind cover and index.</summary>
internal sealed class DossierBuilder(IPrinter printer, TimeProvider clock) : IDossierBuilder
{
    public async Task<DossierManifest> Build(VolumeCover cover, IReadOnlyList<VolumeItem> items, Stream zip, CancellationToken cancel = default)
    {
        if (printer.Unavailable is { } reason) throw new PrinterUnavailable(reason);
        var at = clock.Now();
        var work = Directory.CreateTempSubdirectory("fashu-dossier-");
        try
        {
            var packed = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
            await using (packed)
            {
                var box = new DossierBox(packed, at);
                var entries = new List<DossierManifest.Entry>();
                var page = 1;
                for (var i = 0; i < items.Count; i++)
                {
                    var entry = await Take(items[i], i + 1, items.Count, page, box, work, cancel);
                    entries.Add(entry);
                    page = entry.ToPage + 1;
                }
                var (volume, pages) = await Bind(cover, items, entries, at, box, work, cancel);
                var manifest = new DossierManifest(cover.Number, cover.Title, cover.Organization, at, pages, volume, entries, cover.Missing.Length > 0 ? cover.Missing : null);
                manifest = manifest with { List = await box.Write("目录.txt", DossierLists.Text(manifest), cancel) };
                await box.Write("manifest.json", DossierLists.Json(manifest), cancel);
                return manifest;
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>Puts one original into the box and its pages into the work folder.</summary>
    private async Task<DossierManifest.Entry> Take(VolumeItem item, int order, int count, int page, DossierBox box, DirectoryInfo work, CancellationToken cancel)
    {
        var path = "originals/" + SafeNames.Of(order, count, item.FileName);
        var (bound, original, beside) = await Pages(item, path, box, work, cancel);
        bound ??= await printer.Pdf<BesideSheet>(new Dictionary<string, object?> { ["Title"] = item.Title, ["Original"] = original, ["Why"] = beside }, null, cancel);
        await File.WriteAllBytesAsync(Part(work, order), bound, cancel);
        var pages = new PdfFile(bound).Pages().Count;
        return new(order, item.Title, item.Date, page, page + pages - 1, beside, original);
    }

    private async Task<(byte[]? Bound, DossierManifest.File Original, string? Beside)> Pages(VolumeItem item, string path, DossierBox box, DirectoryInfo work, CancellationToken cancel)
    {
        switch (item.Pages)
        {
            case VolumePages.Paper paper:
                var printed = await paper.Print(printer, cancel);
                return (printed, item.Original is { } signed ? await box.Write(path, signed, cancel) : await box.Write(path, printed, cancel), null);
            case VolumePages.Image image:
                var picture = await Read(image.Open, cancel);
                var facts = new Dictionary<string, object?> { ["Title"] = item.Title, ["Source"] = $"data:{image.MediaType};base64,{Convert.ToBase64String(picture)}" };
                var kept = item.Original is { } full ? await box.Write(path, full, cancel) : await box.Write(path, picture, cancel);
                try
                {
                    return (await printer.Pdf<ImageSheet>(facts, new() { PicturesMustShow = true }, cancel), kept, null);
                }
                catch (PdfRefused)
                {
                    return (null, kept, "这张图片已损坏或者格式不支持，不能印成纸页，原件随卷保存");
                }
            case VolumePages.Pdf pdf:
                var bytes = await Read(pdf.Open, cancel);
                var original = item.Original is { } source ? await box.Write(path, source, cancel) : await box.Write(path, bytes, cancel);
                var (bound, why) = await ForeignPdf.Prepare(bytes, work.FullName, cancel);
                return (bound, original, why);
            case VolumePages.Beside other:
                return (null, await box.Write(path, item.Original ?? other.Open, cancel), "不能印成纸页的文件，原件随卷保存");
            default:
                throw new ArgumentException($"Unknown pages {item.Pages.GetType()}");
        }
    }

    private async Task<(DossierManifest.File, int Pages)> Bind(VolumeCover cover, IReadOnlyList<VolumeItem> items, List<DossierManifest.Entry> entries, DateTime at,
        DossierBox box, DirectoryInfo work, CancellationToken cancel)
    {
        var last = entries.Count == 0 ? 0 : entries[^1].ToPage;
        var facts = new Dictionary<string, object?> { ["Cover"] = cover, ["Entries"] = entries, ["Items"] = items, ["LastPage"] = last };
        var path = Path.Combine(work.FullName, "volume.pdf");
        int pages;
        await using (var file = File.Create(path))
        {
            var volume = new VolumeWriter(file);
            volume.Append(new(await printer.Pdf<CoverSheet>(facts, null, cancel)), "封面", null);
            volume.Append(new(await printer.Pdf<IndexSheet>(facts, null, cancel)), "卷内目录", null);
            foreach (var entry in entries)
                volume.Append(new(await File.ReadAllBytesAsync(Part(work, entry.Order), cancel)), $"{entry.Order}. {entry.Title}", entry.FromPage);
            volume.Append(new(await printer.Pdf<NoteSheet>(facts, null, cancel)), "备考表", null);
            volume.Append(new(await printer.Pdf<BackSheet>(facts, null, cancel)), "封底", null);
            volume.Finish($"{cover.Number} {cover.Title}", at);
            pages = volume.Pages;
        }
        return (await box.Write("volume.pdf", _ => Task.FromResult<Stream>(File.OpenRead(path)), cancel), pages);
    }

    private static string Part(DirectoryInfo work, int order) => Path.Combine(work.FullName, $"part-{order}.pdf");

    private static async Task<byte[]> Read(Func<CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        await using var stream = await open(cancel);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }
}
