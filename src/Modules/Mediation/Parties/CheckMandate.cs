using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;

namespace Fashu.Mediation;

/// <summary>An officer compares the mandate or the proof of guardianship with the person and the powers; before that nobody signs in a party's name (Civil Code 23, 165).</summary>
internal sealed class CheckMandate(AppDb db, IAttachments files)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "当事人")] public Side? Side { get; set; }

        /// <summary>Who was compared, as the page showed it: somebody else may have been named meanwhile.</summary>
        [Required, Display(Name = "当事人姓名")] public string Party { get; set; } = "";
        [Required, Display(Name = "代理人或监护人")] public string Agent { get; set; } = "";
        [Required, Display(Name = "权限")] public Standing? Standing { get; set; }
        [MustBeTrue, Display(Name = "已核对委托书或监护证明：人和权限都对得上")] public bool Seen { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyAt(form.Side!.Value);
        if (matter.CannotCheckMandate(party) is null && (form.Party, form.Agent, form.Standing) != (party.Name, party.Agent, party.Standing)) throw new RuleBroken("当事人或者代理人刚刚改过，请重新核对。");
        if (!await SignOnDevice.Mandated(files, id, party, cancel)) throw new RuleBroken("还没有委托手续。请先上传委托书或监护证明，再核对。");
        matter.CheckMandate(party, by);
        db.Audit(by, "核对委托手续", "办理", id, party.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
    }
}
