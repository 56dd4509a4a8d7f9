using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A hearing is put off, brought forward or goes elsewhere.</summary>
internal sealed class MoveHearing(AppDb db)
{
    [ValidatableType]
    public sealed class Form : ScheduleHearing.Form
    {
        [Required(ErrorMessage = "请选择哪一次开庭"), Display(Name = "哪一次开庭")] public string? Hearing { get; set; }
        [Required, StringLength(500), Display(Name = "为什么改")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.MoveHearing(Guid.TryParse(form.Hearing, out var hearing) ? hearing : Guid.Empty, form.Begins(), form.Where, form.Note, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
