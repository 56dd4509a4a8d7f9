using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>A party takes the signature back; possible until the agreement is effective (PML 23, 29).</summary>
internal sealed class WithdrawSignature(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "撤回签名的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Unsign(matter.PartyOf(by) ?? throw new Missing("这件事"), form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
