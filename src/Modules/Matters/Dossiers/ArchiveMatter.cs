using Fashu.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>An officer makes up the file of a closed matter and puts it away (立卷归档); papers that should be there and are not need a reason.</summary>
internal sealed class ArchiveMatter(AppDb db, MakeDossier dossiers, ReadDossier reading, IAttachments attachments) : IFileRoom
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [StringLength(500), System.ComponentModel.DataAnnotations.Display(Name = "缺少材料的说明")] public string? MissingReason { get; set; }
    }

    public async Task Handle(Guid matter, Form form, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        if (row.ClosedAt is null) throw new RuleBroken("这件事还没有办结，不能归档。");
        await PutAway(matter, form.MissingReason, by, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task<string?> Check(Guid matter, string? missingReason, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        if (!by.May(MattersPermissions.Archive, row.Place)) throw new RuleBroken("立卷归档由调委会主任、文员、司法所或者法律援助中心办理。");
        if (await db.ArchivedFiles.AnyAsync(a => a.Id == matter, cancel)) throw new RuleBroken("这件事已经归档。");
        if (await reading.WhyNotYet(row, by.At, cancel) is { } why) throw new RuleBroken(why);
        var missing = (await dossiers.Lines(matter, by, cancel)).Where(p => p.Must && !p.IsThere).Select(p => p.Title).ToList();
        if (missing.Count == 0) return null;
        return !string.IsNullOrWhiteSpace(missingReason) ? $"缺少{string.Join("、", missing)}：{missingReason.Trim()}"
            : throw new RuleBroken($"缺少{string.Join("、", missing)}，请补齐，或者写明原因。") { Field = nameof(Form.MissingReason) };
    }

    public async Task PutAway(Guid matter, string? missingReason, Actor by, CancellationToken cancel)
    {
        var missing = await Check(matter, missingReason, by, cancel);
        var row = await db.OpenRow(matter, by, cancel);
        var made = await dossiers.Make(matter, by, cancel, missing);
        await using var zip = made.Zip;
        var volume = await attachments.Add(matter, FileKinds.Volume, made.Name, zip, by, cancel, visibleToOthers: false);
        db.Add(ArchivedFile.Close(row, made.Cover.Retention, made.Manifest.VolumePages, volume.Sha256, volume.Id, missing, by));
        db.Audit(by, "立卷归档", "归档", matter, detail: made.Name);
        db.Announce(new MatterArchived(matter, row.Kind, by.Id, by.At, missing));
    }
}
