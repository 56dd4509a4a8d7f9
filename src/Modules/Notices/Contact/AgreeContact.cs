using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>A participant says how he may be reached and what he needs, or an officer writes it down for him with the reason.</summary>
internal sealed class AgreeContact(AppDb db)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Display(Name = "不要给手机发消息，登录以后看；有急事由工作人员打电话")] public bool Silent { get; set; }
        [Range(0, 23), Display(Name = "几点以后方便")] public int? From { get; set; }
        [Range(1, 24), Display(Name = "几点以后不方便")] public int? Until { get; set; }
        [Display(Name = "需要的帮助")] public List<Need> Needs { get; set; } = [];
        [StringLength(40), Display(Name = "什么话、什么语言")] public string? Language { get; set; }
        public List<OtherLine> Others { get; set; } = [];

        /// <summary>Demanded of staff.</summary>
        [StringLength(200), Display(Name = "依据")] public string? Why { get; set; }
    }

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class OtherLine
    {
        [StringLength(60), Display(Name = "姓名")] public string? Name { get; set; }
        [StringLength(40), Display(Name = "和您的关系")] public string? Relation { get; set; }
        [Phone, Display(Name = "电话")] public string? Phone { get; set => field = value?.AsCode(); }
        [Display(Name = "可以告诉他（她）这件事吗")] public bool? MayKnow { get; set; }

        internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone);
    }

    /// <param name="participant">Null for the person's own part.</param>
    public async Task Handle(Guid matter, Guid? participant, Form form, Actor by, CancellationToken cancel)
    {
        var part = await Part(matter, participant, by, cancel);
        if (by.Kind == ActorKind.Staff && string.IsNullOrWhiteSpace(form.Why)) throw new RuleBroken("请写明依据，例如：本人在电话里说的。") { Field = nameof(form.Why) };
        var lines = (form.Others ?? []).Index().Where(o => o.Item is { IsEmpty: false }).ToList();
        if (lines.Count > SafeContact.MostOthers) throw new RuleBroken($"最多写{SafeContact.MostOthers}个人。");
        foreach (var (at, line) in lines)
        {
            if (string.IsNullOrWhiteSpace(line.Name)) throw new RuleBroken("请写这个人的姓名，或者怎么称呼。") { Field = $"Others[{at}].Name" };
            if (line.MayKnow is null) throw new RuleBroken($"请选择可不可以告诉{line.Name}。") { Field = $"Others[{at}].MayKnow" };
        }
        var contact = await db.SafeContacts.SingleOrDefaultAsync(c => c.Id == part.Id, cancel);
        if (contact is null) db.Add(contact = SafeContact.Begin(matter, part.Id));
        contact.Agree(form.Silent, form.From, form.Until, form.Needs ?? [], form.Language, lines.Select(l => OtherContact.Of(l.Item.Name!, l.Item.Relation, l.Item.Phone, l.Item.MayKnow == true)),
            by.Kind == ActorKind.Staff ? form.Why : "本人提出", by);
        db.Audit(by, "约定怎么联系", form.Why is { Length: > 0 } why ? why : "本人提出", matter, part.PersonId, form.Silent ? "不给手机发消息" : null);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The participant, if this person may say how to reach him.</summary>
    public async Task<Participant> Part(Guid matter, Guid? participant, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        var parts = db.Participants.AsNoTracking().Where(p => p.MatterId == matter && p.Until == null);
        if (by.Kind == ActorKind.Citizen) return await parts.OrderBy(p => p.Since).FirstOrDefaultAsync(p => p.PersonId == by.Id && (participant == null || p.Id == participant), cancel) ?? throw new Missing("这件事");
        if (Refusal(row, by) is { } refusal) throw new RuleBroken(refusal);
        return await parts.SingleOrDefaultAsync(p => p.Id == participant, cancel) ?? throw new Missing("这位当事人");
    }

    /// <summary>Why this member of staff may not write it down; null where he may.</summary>
    public static string? Refusal(MatterRow row, Actor by) =>
        row.Handler == by.Id || by.May(NoticesPermissions.Tell, row.Place) ? null : "怎么联系当事人，由办理人或者有“人工告知”权限的人登记。";
}
