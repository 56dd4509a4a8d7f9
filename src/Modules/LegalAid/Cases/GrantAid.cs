using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Aid is granted: by an officer on the spot where all is clear, else by the head (LAL 43).</summary>
internal sealed class GrantAid(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [StringLength(500), Display(Name = "说明")] public string? Note { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Grant(form.Note, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
