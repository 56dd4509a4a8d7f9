using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The department upholds the decision or orders it to be put right (LAL 49).</summary>
internal sealed class JudgeObjection(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择审查结论"), Display(Name = "审查结论")] public bool? Uphold { get; set; }
        [Required, StringLength(2000), Display(Name = "理由（申请人会看到）")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Judge(form.Uphold!.Value, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
