using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The aided person wants another lawyer (LAL 55).</summary>
internal sealed class AskReplacement(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "为什么要换律师")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.AskReplacement(form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
