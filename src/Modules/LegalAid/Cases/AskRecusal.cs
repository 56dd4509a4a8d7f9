using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>An applicant or an officer asks that an officer stand aside; refused, once more.</summary>
internal sealed class AskRecusal(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请写要谁回避"), StringLength(60), Display(Name = "要谁回避")] public string Officer { get; set; } = "";
        [Required(ErrorMessage = "请写明为什么"), StringLength(1000), Display(Name = "为什么")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.AskRecusal(form.Officer, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
