using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>No agreement could be reached (PML 26).</summary>
internal sealed class FailCase(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "终止调解的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Fail(form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
