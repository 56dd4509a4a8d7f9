using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The draft goes back to be changed; the signatures under it are void, it stays on file.</summary>
internal sealed class RedraftAgreement(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "退回修改的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Redraft(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
