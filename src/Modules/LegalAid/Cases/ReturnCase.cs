using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The lawyer cannot take the case and says why (LAL 46).</summary>
internal sealed class ReturnCase(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "不能承办的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Return(form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
