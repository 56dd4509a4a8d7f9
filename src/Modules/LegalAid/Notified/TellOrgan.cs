using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The organ that gave notice is told which lawyer acts (LAL 36).</summary>
internal sealed class TellOrgan(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(200), Display(Name = "怎么告知的")] public string How { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.TellOrgan(form.How, by);
        await db.SaveChangesAsync(cancel);
    }
}
