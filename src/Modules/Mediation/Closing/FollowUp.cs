using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>What follows an agreement: performance or breach of a term, return visit, judicial confirmation, the end (PML 31–33).</summary>
internal sealed class FollowUp(AppDb db)
{
    [ValidatableType]
    public sealed class PerformanceForm
    {
        [Required, Display(Name = "哪一条约定")] public Guid? Term { get; set; }
        [Required(ErrorMessage = "请选择做到了没有"), Display(Name = "这一条做到了吗？")] public bool? Performed { get; set; }
        [Required, Display(Name = "日期")] public DateOnly? On { get; set; }
        [Required, StringLength(500), Display(Name = "情况")] public string How { get; set; } = "";
    }

    [ValidatableType]
    public sealed class VisitForm
    {
        [Required, Display(Name = "回访日期")] public DateOnly? On { get; set; }
        [Required, StringLength(20), Display(Name = "回访方式")] public string Way { get; set; } = "";
        [Required, StringLength(2000), Display(Name = "了解到的情况")] public string Found { get; set; } = "";
        [Required(ErrorMessage = "请选择协议履行了没有"), Display(Name = "协议履行了吗？")] public bool? Performed { get; set; }
    }

    [ValidatableType]
    public sealed class ConfirmationForm
    {
        [Required, StringLength(60), Display(Name = "法院")] public string Court { get; set; } = "";
        [Required, Display(Name = "申请日期")] public DateOnly? On { get; set; }
        [Display(Name = "双方共同申请")] public bool Together { get; set; }
    }

    public Task Handle(Guid id, PerformanceForm form, Actor by, CancellationToken cancel) => Change(id, by, matter =>
    {
        if (form.On > by.At.CityDay()) throw new RuleBroken("日期不能晚于今天。") { Field = nameof(form.On) };
        if (form.Performed == true) matter.RecordPerformance(form.Term!.Value, form.On!.Value, form.How, by);
        else matter.RecordBreach(form.Term!.Value, form.How, by);
    }, cancel);

    public Task Visit(Guid id, VisitForm form, Actor by, CancellationToken cancel) => Change(id, by, matter =>
    {
        if (form.On > by.At.CityDay()) throw new RuleBroken("日期不能晚于今天。") { Field = nameof(form.On) };
        matter.RecordVisit(form.On!.Value, form.Way, form.Found, form.Performed == true, by);
    }, cancel);

    public Task Confirm(Guid id, ConfirmationForm form, Actor by, CancellationToken cancel) =>
        Change(id, by, matter => matter.RecordConfirmation(form.Court, form.On!.Value, form.Together, by), cancel);

    public Task Finish(Guid id, Actor by, CancellationToken cancel) => Change(id, by, matter => matter.Finish(by), cancel);

    private async Task Change(Guid id, Actor by, Action<MediationCase> change, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        change(matter);
        await db.SaveChangesAsync(cancel);
    }
}
