using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Suspends and resumes the mediation; the clocks rest and go on with the days that were left.</summary>
internal sealed class SuspendCase(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        if (matter.Stage == Stage.Suspended) matter.Resume(form.Reason, by, settings);
        else matter.Suspend(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
