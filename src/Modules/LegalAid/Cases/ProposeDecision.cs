using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The officer who examined proposes; the head decides (LAL 43).</summary>
internal sealed class ProposeDecision(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择审查意见"), Display(Name = "审查意见")] public bool? Grant { get; set; }
        [Display(Name = "不予援助的理由")] public RefusalGround? Ground { get; set; }
        [Required, StringLength(2000), Display(Name = "审查说明")] public string Opinion { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Propose(form.Grant!.Value, form.Ground, form.Opinion, by);
        await db.SaveChangesAsync(cancel);
    }
}
