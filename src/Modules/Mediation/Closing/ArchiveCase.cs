using System.ComponentModel.DataAnnotations;
using Fashu.Matters;

namespace Fashu.Mediation;

/// <summary>The file is complete and goes to the archive: the last step and the volume in one (PML 27).</summary>
internal sealed class ArchiveCase(AppDb db, IFileRoom room, AgreementPrinter printer)
{
    [ValidatableType]
    public sealed class Form
    {
        [StringLength(500), Display(Name = "缺少材料的说明")] public string? MissingReason { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var missing = await room.Check(id, form.MissingReason, by, cancel);
        await printer.Make(id, cancel);
        matter.Archive(by, missing);
        await room.PutAway(id, form.MissingReason, by, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
