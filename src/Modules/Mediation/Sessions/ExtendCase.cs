using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>A longer limit when both sides ask, before the old one has run out (PMR 33, NB-PMR 27).</summary>
internal sealed class ExtendCase(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Range(1, 3), Display(Name = "延长几个月")] public int Months { get; set; } = 1;
        [Display(Name = "双方都要求延长")] public bool BothAsked { get; set; }
        [Required, StringLength(500), Display(Name = "理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Extend(form.Months, form.BothAsked, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
