using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The head finds no good reason to end the aid on request: it goes on (LAL 48(7)).</summary>
internal sealed class KeepAid(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请写明为什么"), StringLength(1000), Display(Name = "写给受援人：为什么不终止")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.KeepAid(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
