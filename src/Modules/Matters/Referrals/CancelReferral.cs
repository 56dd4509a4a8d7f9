using System.ComponentModel.DataAnnotations;
using Fashu.Notices;

namespace Fashu.Matters;

/// <summary>Nobody waits any longer for the person's word: the proposal is taken back.</summary>
internal sealed class CancelReferral(AppDb db, ReferralRules rules, INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(Referral.TextLength), Display(Name = "为什么不转了")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid matter, Guid referral, Form form, Actor by, CancellationToken cancel)
    {
        var of = await rules.Find(matter, referral, by, cancel);
        var from = await rules.Open(of.FromMatter, by, cancel);
        if (of.State == ReferralState.Offered && !rules.MayDecline(of, from, by)) throw new RuleBroken("您不能取消这次转办。");
        of.Cancel(form.Reason, by);
        await rules.Note(from, ReferralAct.Cancel, by, ReferralRules.Article, form.Reason.Trim(), cancel);
        await notices.Cancel(OfferReferral.Fact(of.Id), by.At, cancel);
        OfferReferral.TellPerson(notices, of, from, $"不用再决定要不要转到{rules.Kind(of.ToKind).Title}", $"{by.Name}取消了这次转办：{form.Reason.Trim()}。您的事照常办理。", by.At);
        await db.SaveChangesAsync(cancel);
    }
}
