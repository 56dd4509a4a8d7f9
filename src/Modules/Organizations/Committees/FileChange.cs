using System.ComponentModel.DataAnnotations;

namespace Fashu.Organizations;

/// <summary>The county bureau has the changes on file (PML 10; NB-PMR 13).</summary>
internal sealed class FileChange(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "备案日期"), Required] public DateOnly On { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var committee = await db.OpenOrganization(form.Organization, by, cancel);
        if (form.On > by.At.CityDay()) throw new RuleBroken("备案日期不能晚于今天。") { Field = nameof(Form.On) };
        committee.File(form.On);
        db.Audit(by, "登记备案", "机构管理", detail: committee.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
