using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The lawyer strikes a record of his that is wrong; it leaves the volume and stays on the page with the reason.</summary>
internal sealed class StrikeTalk(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择作废哪一条"), StringLength(36), Display(Name = "哪一条")] public string Talk { get; set; } = "";
        [Required, StringLength(200), Display(Name = "为什么作废")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var shift = await db.OpenDuty(id, by, cancel);
        shift.Strike(Guid.TryParse(form.Talk, out var talk) ? talk : default, form.Reason, by);
        db.Audit(by, "作废值班记录", "法律援助", id);
        await db.SaveChangesAsync(cancel);
    }
}
