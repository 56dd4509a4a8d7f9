using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The applicant gives what was missing, or explains (LAL 43).</summary>
internal sealed class SupplyPapers(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(2000), Display(Name = "补了什么，或者要说明的")] public string Said { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Supply(form.Said, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
