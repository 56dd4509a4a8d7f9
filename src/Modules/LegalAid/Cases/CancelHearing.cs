using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A hearing is called off; a new day is a new hearing.</summary>
internal sealed class CancelHearing(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择哪一次开庭"), Display(Name = "哪一次开庭")] public string? Hearing { get; set; }
        [Required, StringLength(500), Display(Name = "为什么取消")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.CancelHearing(Guid.TryParse(form.Hearing, out var hearing) ? hearing : Guid.Empty, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
