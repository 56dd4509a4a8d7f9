using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The mediator sees that the quarrel may escalate: marks it and tells the level above at once (PML 25).</summary>
internal sealed class ReportDanger(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "看到了什么危险")] public string Signs { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Guard(form.Signs, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
