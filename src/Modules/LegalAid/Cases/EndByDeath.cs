using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Who asked has died, alone or as the last of many: nothing more is written to that account.</summary>
internal sealed class EndByDeath(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "凭什么知道的")] public string Known { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.EndByDeath(form.Known, by);
        await db.SaveChangesAsync(cancel);
    }
}
