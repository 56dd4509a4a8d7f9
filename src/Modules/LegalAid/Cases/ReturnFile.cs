using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The file is not complete (LAL 50, 59).</summary>
internal sealed class ReturnFile(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "要补什么")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.ReturnFile(form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
