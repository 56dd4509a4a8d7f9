using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Aid is refused, with a ground of the law and the reason in plain words (LAL 43).</summary>
internal sealed class RefuseAid(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择一项理由"), Display(Name = "不予援助的理由")] public RefusalGround? Ground { get; set; }
        [Required, StringLength(2000), Display(Name = "写给申请人的说明")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Refuse(form.Ground!.Value, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
