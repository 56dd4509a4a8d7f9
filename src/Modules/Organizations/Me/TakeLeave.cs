using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Days on which somebody gets no new matters: entered by the person, or by an officer for somebody in the own scope.</summary>
internal sealed class TakeLeave(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Empty for oneself.</summary>
        public Guid? Staff { get; set; }
        [Display(Name = "第一天"), Required] public DateOnly From { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly Until { get; set; }
        [Display(Name = "事由"), Required, StringLength(200)] public string Reason { get; set; } = "";
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var staff = form.Staff ?? by.Id;
        if (staff != by.Id) directory.DemandLeaveFor(staff, by);
        if (form.Until < by.At.CityDay()) throw new RuleBroken("这段时间已经过去。") { Field = nameof(Form.Until) };
        var leave = LeavePeriod.Take(Guid.CreateVersion7(), staff, form.From, form.Until, form.Reason);
        db.Add(leave);
        db.Audit(by, "登记请假", "人员管理", person: staff, detail: $"{form.From.Formal()}至{form.Until.Formal()}");
        db.Subject = leave.Id;
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return leave.Id;
    }
}

/// <summary>Back earlier than planned.</summary>
internal sealed class CutLeave(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    public async Task Handle(Guid leave, Actor by, CancellationToken cancel)
    {
        var known = await db.Leaves.SingleOrDefaultAsync(l => l.Id == leave, cancel) ?? throw new Missing("这次请假");
        if (known.StaffId != by.Id) directory.DemandLeaveFor(known.StaffId, by);
        known.CutShort(by.At.CityDay().AddDays(-1));
        db.Audit(by, "销假", "人员管理", person: known.StaffId);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
