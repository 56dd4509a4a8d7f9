using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The lawyer hands in the closing file (LAL 50).</summary>
internal sealed class HandInFile(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [StringLength(1000), Display(Name = "要说明的")] public string? Note { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.HandIn(form.Note, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
