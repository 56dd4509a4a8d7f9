using System.ComponentModel.DataAnnotations;

namespace Fashu.Divisions;

/// <summary>A division bears another name from a day on; or a slip in its name is corrected for good.</summary>
internal sealed class RenameDivision(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Code { get; set; } = "";
        [Display(Name = "名称"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "是哪种情况"), Required] public bool? IsRenamed { get; set; }
        [Display(Name = "新名称启用日期")] public DateOnly? From { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        by.DemandManage(form.Code);
        var division = await db.OpenDivision(form.Code, cancel);
        var before = division.Name;
        if (form.IsRenamed == true) db.Add(division.Rename(form.Name, form.From ?? throw new RuleBroken("请填写新名称启用日期。") { Field = nameof(Form.From) }));
        else division.Correct(form.Name);
        db.Audit(by, form.IsRenamed == true ? "行政区划更名" : "更正行政区划名称", "维护行政区划", detail: $"{form.Code} {before} → {form.Name}");
        await snapshots.Save(db, DivisionsModule.Snapshot, cancel);
    }
}
