using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>A party adds the own account of what happened (PML 23).</summary>
internal sealed class AddStatement(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(5000), Display(Name = "您的说法")] public string Statement { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.State(matter.PartyOf(by) ?? throw new Missing("这件事"), form.Statement, by);
        await db.SaveChangesAsync(cancel);
    }
}
