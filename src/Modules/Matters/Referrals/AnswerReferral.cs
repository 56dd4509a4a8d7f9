using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The person says yes or no to a referral on the own page, or an officer writes down the person's word.</summary>
internal sealed class AnswerReferral(AppDb db, ReferralRules rules, TakeReferral taking, INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择同意还是不同意"), Display(Name = "同意转吗")] public bool? Agree { get; set; }

        /// <summary>Staff only: how they asked.</summary>
        [Display(Name = "怎么问的")] public ReferralWay? Way { get; set; }
        [StringLength(Referral.TextLength), Display(Name = "本人怎么说的")] public string? Said { get; set; }
    }

    /// <param name="matter">The end from which it is looked at.</param>
    /// <returns>The matter at the other end, where the answer is yes.</returns>
    public async Task<Guid?> Handle(Guid matter, Guid referral, Form form, Actor by, CancellationToken cancel)
    {
        var of = await rules.Find(matter, referral, by, cancel);
        // said twice is said once
        if (form.Agree == true && of.State is ReferralState.Received or ReferralState.Returned) return of.ToMatter;
        var from = await rules.Open(of.FromMatter, by, cancel);
        var way = by.Kind == ActorKind.Citizen ? ReferralWay.OwnPage : form.Way is ReferralWay.InPerson or ReferralWay.Phone ? form.Way.Value : throw new RuleBroken("请选择怎么问的本人。") { Field = nameof(form.Way) };
        if (way != ReferralWay.OwnPage && string.IsNullOrWhiteSpace(form.Said)) throw new RuleBroken("请写明本人怎么说的。") { Field = nameof(form.Said) };
        if (of.State == ReferralState.Offered && !(form.Agree == true ? rules.MayAnswer(of, from, by) : rules.MayDecline(of, from, by))) throw new RuleBroken("这件事现在不能转办，或者您不能登记本人的意见。");
        Guid? taken = null;
        if (form.Agree == true) taken = await taking.Handle(of, from, way, form.Said, by, cancel);
        else
        {
            of.Decline(way, form.Said, by);
            await rules.Note(from, ReferralAct.Decline, by, ReferralRules.Article, $"{of.PersonName}，{of.Answer}", cancel);
            await notices.Cancel(OfferReferral.Fact(of.Id), by.At, cancel);
            if (by.Kind == ActorKind.Staff) OfferReferral.TellPerson(notices, of, from, $"已经记下：不转到{rules.Kind(of.ToKind).Title}", $"{by.Name}登记了您的意见：{form.Said!.Trim()}。不是您的意思的，请打电话告诉办理的人。", by.At);
        }
        if (of.OfferedById != by.Id) OfferReferral.Tell(notices, of, of.OfferedById, $"{(taken is null ? "本人不同意转办" : "本人同意转办")}：{from.Title}", taken is null ? "这件事照常办理。" : $"已经转到{of.Office}，结果会转回来。", by.At);
        try { await db.SaveChangesAsync(cancel); }
        catch (Exception e) when (ReferralRules.Lost(e))
        {
            db.ChangeTracker.Clear(); // the person and an officer at once: the first word stands, and there is one matter
            var now = await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == referral, cancel);
            return taken is not null && now.State == ReferralState.Received ? now.ToMatter : throw new Overtaken();
        }
        return taken;
    }
}
