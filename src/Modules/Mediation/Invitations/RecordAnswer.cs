using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The mediator records the other side's answer given in person or by phone (PML 17).</summary>
internal sealed class RecordAnswer(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "对方的答复")] public InvitationAnswer? Answer { get; set; }
        [Display(Name = "怎么答复的")] public SessionWay Way { get; set; }
        [Display(Name = "已向对方讲明权利和义务，对方明白")] public bool RightsTold { get; set; }
        [StringLength(500), Display(Name = "说明")] public string? Note { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        if (form.RightsTold) matter.ReadRights(matter.Respondent, $"{form.Way.Title()}告知", by);
        if (form.Answer == InvitationAnswer.Consent) matter.Consent($"{form.Way.Title()}同意{(form.Note is { Length: > 0 } n ? "：" + n : "")}", by);
        else matter.Refuse(form.Note ?? $"{form.Way.Title()}表示不同意", by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
