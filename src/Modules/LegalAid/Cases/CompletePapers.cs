using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What was owed after aid was given first is there (LAL 44).</summary>
internal sealed class CompletePapers(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "补齐了什么")] public string Note { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Complete(form.Note, by);
        await db.SaveChangesAsync(cancel);
    }
}
