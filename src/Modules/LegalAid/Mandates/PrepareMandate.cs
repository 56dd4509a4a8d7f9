using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

public enum MandateKind
{
    [Display(Name = "一般代理")] General,
    [Display(Name = "特别授权")] Special,
}

/// <summary>The lawyer writes the mandate that every aided person signs (CPL 62, 民法典 165).</summary>
internal sealed class PrepareMandate(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(1000), Display(Name = "委托事项")] public string Task { get; set; } = "";
        [Required(ErrorMessage = "请选择权限"), Display(Name = "权限")] public MandateKind? Kind { get; set; }
        [Display(Name = "特别授权的事项")] public List<SpecialPower> Powers { get; set => field = [.. (value ?? []).Where(Enum.IsDefined)]; } = []; // null where none is ticked
        [Required, StringLength(200), Display(Name = "期限")] public string Until { get; set; } = "";
        [Display(Name = "涉及婚姻、收养、继承等人身关系，只在纸上签名（电子签名法第3条）")] public bool PaperOnly { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        // “全权代理” without the acts gives none of them (CPL 62)
        if (form.Kind == MandateKind.Special && form.Powers.Count == 0) throw new RuleBroken("特别授权要逐项勾选，没有写明的不算授权（民事诉讼法第62条）。") { Field = nameof(form.Powers) };
        if (form.Kind == MandateKind.General && form.Powers.Count > 0) throw new RuleBroken("勾选了特别授权的事项，权限请选“特别授权”；不授权的请去掉勾选。") { Field = nameof(form.Kind) };
        matter.PrepareMandate(new(form.Task, form.Powers, form.Until, form.PaperOnly), by);
        await db.SaveChangesAsync(cancel);
    }
}
