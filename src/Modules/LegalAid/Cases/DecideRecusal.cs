using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The head, or the department, says whether an officer stands aside.</summary>
internal sealed class DecideRecusal(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择是否回避"), Display(Name = "是否回避")] public bool? Grant { get; set; }
        [Required(ErrorMessage = "请写是谁"), StringLength(60), Display(Name = "工作人员的姓名")] public string Officer { get; set; } = "";
        [Required, StringLength(1000), Display(Name = "理由（申请人会看到）")] public string Answer { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.DecideRecusal(form.Grant!.Value, form.Officer, form.Answer, by);
        await db.SaveChangesAsync(cancel);
    }
}
