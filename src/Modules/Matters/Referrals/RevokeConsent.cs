using System.ComponentModel.DataAnnotations;
using Fashu.Notices;

namespace Fashu.Matters;

/// <summary>The person takes back the word given to a referral (PIPL 15): from here on no end learns of the other; each matter stays as it is.</summary>
internal sealed class RevokeConsent(AppDb db, ReferralRules rules, INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        /// <summary>Staff only: how they were told.</summary>
        [Display(Name = "怎么说的")] public ReferralWay? Way { get; set; }
        [StringLength(Referral.TextLength), Display(Name = "本人怎么说的")] public string? Said { get; set; }
    }

    public async Task Handle(Guid matter, Guid referral, Form form, Actor by, CancellationToken cancel)
    {
        var of = await rules.Find(matter, referral, by, cancel);
        var way = by.Kind == ActorKind.Citizen ? ReferralWay.OwnPage : form.Way is ReferralWay.InPerson or ReferralWay.Phone ? form.Way.Value : throw new RuleBroken("请选择本人怎么说的。") { Field = nameof(form.Way) };
        if (way != ReferralWay.OwnPage && string.IsNullOrWhiteSpace(form.Said)) throw new RuleBroken("请写明本人怎么说的。") { Field = nameof(form.Said) };
        if (by.Kind == ActorKind.Staff && await rules.Open(matter, by, cancel) is var here && here.Handler != by.Id && !rules.Speaks(here, of, by)) throw new RuleBroken("只有正在办这件事的人可以登记本人撤回同意。");
        of.Revoke(way, form.Said, by);
        foreach (var (kind, id) in new[] { (of.FromKind, of.FromMatter), (of.ToKind, of.ToMatter!.Value) })
            if (await rules.Kind(kind).Load(db, id, cancel) is { } end)
            {
                await rules.Note(end, ReferralAct.Revoke, by, ReferralRules.RevokeArticle, $"{of.PersonName}，{of.Answer}", cancel);
                if (end.Handler is { } officer && officer != by.Id)
                    notices.Send(new NoticeDraft($"{OfferReferral.Fact(of.Id)}/revoked/{officer}", officer, $"本人撤回转办的同意：{end.Title}", "两边不再互通结果，这件事照常办理。", $"/work/m/{id}/referrals/{of.Id}", id), by.At);
            }
        await db.SaveChangesAsync(cancel);
    }
}
