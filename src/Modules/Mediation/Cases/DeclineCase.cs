using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Not accepted: with the reason and the way that is open (PMR 22).</summary>
internal sealed class DeclineCase(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "不予受理的理由")] public string Reason { get; set; } = "";
        [Required, StringLength(500), Display(Name = "应当走的途径")] public string Route { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Decline(form.Reason, form.Route, by);
        await db.SaveChangesAsync(cancel);
    }
}
