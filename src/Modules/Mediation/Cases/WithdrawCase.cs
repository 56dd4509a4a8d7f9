using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The applicant takes the application back; possible until an agreement is effective (PML 23).</summary>
internal sealed class WithdrawCase(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "撤回的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Withdraw(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
