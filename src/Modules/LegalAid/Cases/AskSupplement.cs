using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>One notice of everything that is missing (LAL 43).</summary>
internal sealed class AskSupplement(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(2000), Display(Name = "还缺什么，要说明什么")] public string What { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.AskSupplement(form.What, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
