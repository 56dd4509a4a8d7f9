using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Somebody leaves the service: the account closes after the last day. The caseload must have gone to somebody before.</summary>
internal sealed class LeaveService(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Staff { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly LastDay { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        directory.DemandManaged(form.Staff, by);
        if (form.Staff == by.Id) throw new RuleBroken("自己的离任请由别的管理员办理。");
        var open = await db.Matters.CountAsync(m => m.Handler == form.Staff && m.ClosedAt == null, cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == form.Staff, cancel);
        if (open > 0) throw new RuleBroken($"{staff.Name}手上还有{open}件在办，请先办理移交。");
        staff.Leave(form.LastDay);
        foreach (var post in await db.HeldPosts.Where(p => p.StaffId == staff.Id && (p.Until == null || p.Until > form.LastDay)).ToListAsync(cancel)) post.End(form.LastDay);
        db.Audit(by, "离任", "人员管理", person: staff.Id, detail: $"{staff.Name} {form.LastDay.Formal()}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}

/// <summary>Somebody comes back; posts are given anew.</summary>
internal sealed class ReturnToService(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    public async Task Handle(Guid staff, Actor by, CancellationToken cancel)
    {
        directory.DemandManaged(staff, by);
        var known = await db.Staff.SingleAsync(s => s.Id == staff, cancel);
        if (known.LeftOn is null) throw new RuleBroken($"{known.Name}没有离任。");
        known.Return();
        db.Audit(by, "恢复账号", "人员管理", person: staff, detail: known.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
