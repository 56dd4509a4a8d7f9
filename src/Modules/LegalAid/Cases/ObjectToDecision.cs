using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Against a refusal or a termination, to the department that set up the institution (LAL 49).</summary>
internal sealed class ObjectToDecision(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(2000), Display(Name = "为什么不同意")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Object(form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
