using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>An officer compares the mandate or the proof of guardianship with the person and the powers; before that nobody signs in a party's name (Civil Code 23, 165).</summary>
internal sealed class CheckMandate(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "当事人")] public Side Side { get; set; }
        [MustBeTrue, Display(Name = "已核对委托书或监护证明：人和权限都对得上")] public bool Seen { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyAt(form.Side);
        matter.CheckMandate(party, by);
        db.Audit(by, "核对委托手续", "办理", id, party.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
    }
}
