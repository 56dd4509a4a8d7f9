using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The head wants it examined again.</summary>
internal sealed class SendBackProposal(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "退回的理由")] public string Why { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.SendBack(form.Why, by);
        await db.SaveChangesAsync(cancel);
    }
}
