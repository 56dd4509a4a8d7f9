using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>The application came to the wrong institution: it goes on to the right one, and the days go on with it (LAL 38).</summary>
internal sealed class TransferCase(AppDb db, ApplyForAid applying, IOrganizations organizations)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择转到哪里"), Display(Name = "转到哪个县（市、区）")] public string Place { get; set; } = "";
        [Required, StringLength(1000), Display(Name = "为什么转")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var centre = await applying.CentreOf(form.Place, cancel);
        var name = (await organizations.Find(centre.Id, cancel))!.Name;
        matter.Transfer(form.Place, centre, name, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
