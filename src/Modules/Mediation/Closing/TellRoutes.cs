using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Tells the parties which ways remain: arbitration, administrative, court (PML 26).</summary>
internal sealed class TellRoutes(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(2000), Display(Name = "告知的途径")] public string Routes { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.TellRoutes(form.Routes, by);
        await db.SaveChangesAsync(cancel);
    }
}
