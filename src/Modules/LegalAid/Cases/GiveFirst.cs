using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>First the aid, then the papers (LAL 44).</summary>
internal sealed class GiveFirst(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "为什么急")] public string Why { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.GrantFirst(form.Why, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
