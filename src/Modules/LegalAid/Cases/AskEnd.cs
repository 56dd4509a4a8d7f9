using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The aided person wants no more aid and says why; staff write down what he said by telephone (LAL 48(7)).</summary>
internal sealed class AskEnd(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请写明为什么"), StringLength(1000), Display(Name = "为什么不再要援助")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.AskEnd(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
