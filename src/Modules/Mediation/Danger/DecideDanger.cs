using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

public enum DangerDecision
{
    [Display(Name = "已采取预防措施，继续调解")] Release,
    [Display(Name = "转公安机关")] Police,
    [Display(Name = "转其他机关")] Other,
}

/// <summary>An officer decides on a matter with signs of danger (PML 25).</summary>
internal sealed class DecideDanger(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "怎么处置")] public DangerDecision Decision { get; set; }
        [Required, StringLength(1000), Display(Name = "采取了什么措施")] public string Measures { get; set; } = "";
        [StringLength(200), Display(Name = "转给哪个机关")] public string? To { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        if (form.Decision == DangerDecision.Release) matter.Release(form.Measures, by, settings);
        else if (form.Decision == DangerDecision.Police) matter.Divert("公安机关（110）", form.Measures, by);
        else matter.Divert(form.To is { Length: > 0 } to ? to : throw new RuleBroken("请填写转给哪个机关。") { Field = nameof(form.To) }, form.Measures, by);
        await db.SaveChangesAsync(cancel);
    }
}
