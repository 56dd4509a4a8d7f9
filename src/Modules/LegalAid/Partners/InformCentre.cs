using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The organ's clerk tells what becomes of its case: a day in court, the next organ, the end.</summary>
internal sealed class InformCentre(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择什么事"), Display(Name = "什么事")] public OrganNews? News { get; set; }
        [Required, Display(Name = "哪一天")] public DateOnly? On { get; set; }
        [Display(Name = "开庭几点")] public TimeOnly? Time { get; set; }
        [StringLength(200), Display(Name = "在哪里开庭")] public string? Where { get; set; }
        [StringLength(500), Display(Name = "补充说明")] public string? Said { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.OpenOwn(id, by, cancel);
        var (hearing, on) = (form.News == OrganNews.Hearing, form.On!.Value);
        if (on.Year is < 2000 or > 2100) throw new RuleBroken("日期不对，请核对年份。") { Field = nameof(form.On) };
        if (hearing && form.Time is null) throw new RuleBroken("请填写开庭几点。") { Field = nameof(form.Time) };
        if (hearing && string.IsNullOrWhiteSpace(form.Where)) throw new RuleBroken("请填写在哪里开庭。") { Field = nameof(form.Where) };
        matter.Inform(form.News!.Value, on, hearing ? (on.StartsAt() + form.Time!.Value.ToTimeSpan(), form.Where!) : null, form.Said, by);
        await db.SaveChangesAsync(cancel);
    }
}
