using System.ComponentModel.DataAnnotations;

namespace Fashu.Organizations;

/// <summary>A new term begins; the members elected again stay, the others are entered as leaving (PML 9).</summary>
internal sealed class BeginTerm(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "任期第一天"), Required] public DateOnly From { get; set; }
        [Display(Name = "任期最后一天")] public DateOnly? Until { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var committee = await db.OpenOrganization(form.Organization, by, cancel);
        committee.Elect(form.From, form.Until);
        committee.Changed(form.From);
        db.Audit(by, "登记换届", "机构管理", detail: committee.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
