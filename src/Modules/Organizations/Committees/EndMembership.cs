using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A member leaves the committee.</summary>
internal sealed class EndMembership(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Member { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly LastDay { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == form.Member, cancel) ?? throw new Missing("这名委员");
        var committee = await db.OpenOrganization(member.OrganizationId, by, cancel);
        member.StepDown(form.LastDay);
        committee.Changed(form.LastDay);
        db.Audit(by, "委员离任", "机构管理", person: member.StaffId, detail: $"{committee.Name} {member.Name}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return committee.Id;
    }
}
