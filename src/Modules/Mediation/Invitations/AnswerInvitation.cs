using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Fashu.People;

namespace Fashu.Mediation;

public enum InvitationAnswer
{
    [Display(Name = "同意调解")] Consent,
    [Display(Name = "不同意调解")] Refuse,
}

/// <summary>The other side reads the notice of rights and duties, says for whom it answers, then consents or refuses (PML 17, 20, 23, 24).</summary>
internal sealed class AnswerInvitation(AppDb db, IPeople people, IReuse reuse, ISafeContact contacts, Settings settings)
{
    [ValidatableType]
    public class Form : Behalf, IValidatableObject
    {
        [Display(Name = "我已阅读权利义务告知书")] public bool RightsRead { get; set; }
        [Required, Display(Name = "您是否同意调解")] public InvitationAnswer? Answer { get; set; }

        /// <summary>Of who speaks for somebody and has given no name to the account.</summary>
        [StringLength(50), RealName, Display(Name = "怎么称呼您")] public string? Name { get; set; }
        [StringLength(5000), Display(Name = "您的说法")] public string? Statement { get; set; }
        [StringLength(500), Display(Name = "不同意的理由")] public string? Reason { get; set; }

        /// <summary>Of who consents: what was entered before is taken, where it was offered.</summary>
        [Display(Name = "这次也用这些资料")] public bool Reuse { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Answer == InvitationAnswer.Consent && !RightsRead) yield return new("请先阅读权利义务告知书并勾选", [nameof(RightsRead)]);
        }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyOf(by) ?? throw new Missing("这件事");
        // who only refuses binds nobody
        if (form.Answer == InvitationAnswer.Consent) form.DemandWhom();
        if (!form.ForSelf || (party.Kind == PartyKind.Organization && form.Answer == InvitationAnswer.Consent))
        {
            var speaker = (await people.Find(by.Id, cancel))?.Name ?? form.Name?.Trim();
            if (string.IsNullOrEmpty(speaker)) throw new RuleBroken("请填写怎么称呼您。") { Field = form.ForSelf ? nameof(form.Whom) : nameof(form.Name) };
            form.EnterFor(matter, party, speaker, by.At.CityDay());
        }
        if (form.RightsRead) matter.ReadRights(party, ReadRights.OwnPage, by);
        if (form.Statement is { Length: > 0 } statement) matter.State(party, statement, by);
        if (form.Answer == InvitationAnswer.Consent)
        {
            var reused = await reuse.Take(form.Reuse, id, "参加人民调解", form.Asked, by, cancel);
            if (reused is not { IdNumber: null, Address: null }) matter.Describe(party, party.Kind, party.Name, reused.IdNumber, reused.Address, null);
            if (reused.Contact is { } earlier) await contacts.Repeat(earlier, id, party.Id, false, by, cancel);
        }
        if (form.Answer == InvitationAnswer.Consent) matter.Consent("本人网上同意", by);
        else matter.Refuse(form.Reason ?? "不同意调解", by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
