using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The applicant takes the application back.</summary>
internal sealed class WithdrawAid(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "撤回的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Withdraw(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
