using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>A number that is not needed is struck out with a reason; it stays on the list and is never given again.</summary>
internal sealed class StrikeNumber(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "作废的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.StrikeNumber(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
