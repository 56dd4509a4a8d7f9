using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Records a session in person or by phone (PML 27).</summary>
internal sealed class RecordSession(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "调解日期")] public DateOnly? Day { get; set; }
        [Required, Display(Name = "开始时间")] public TimeOnly? Time { get; set; }
        [Display(Name = "方式")] public SessionWay Way { get; set; }
        [Required, StringLength(100), Display(Name = "地点")] public string Place { get; set; } = "";
        [StringLength(500), Display(Name = "在场的人")] public string Present { get; set; } = "";
        [Required, StringLength(10000), Display(Name = "调解记录")] public string Record { get; set; } = "";
        [Display(Name = "已当场向双方宣读，双方确认无误")] public bool BothRead { get; set; }
        [Display(Name = "调解开始前已当场告知双方权利和义务，双方明白")] public bool RightsTold { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var heldAt = form.Day!.Value.StartsAt() + form.Time!.Value.ToTimeSpan();
        if (heldAt > by.At) throw new RuleBroken("调解时间不能晚于现在。") { Field = nameof(form.Day) };
        // told before the session begins, so the step stands before it
        if (form.RightsTold)
            foreach (var party in matter.Parties) matter.ReadRights(party, $"{form.Way.Title()}告知", by);
        matter.Meet(heldAt, form.Way, form.Place, form.Present, form.Record, form.BothRead, by);
        await db.SaveChangesAsync(cancel);
    }
}
