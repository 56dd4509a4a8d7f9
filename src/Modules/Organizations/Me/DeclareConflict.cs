using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A mediator names somebody to whom kinship or interest exists; matters with that person go to others.</summary>
internal sealed class DeclareConflict(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "对方姓名或名称"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "是什么关系"), Required, StringLength(60)] public string Relation { get; set; } = "";
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var conflict = Conflict.Declare(Guid.CreateVersion7(), by.Id, form.Name, null, form.Relation, by.At);
        db.Add(conflict);
        db.Subject = conflict.Id;
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return conflict.Id;
    }
}

/// <summary>The relation has ended.</summary>
internal sealed class WithdrawConflict(AppDb db, Snapshots snapshots)
{
    public async Task Handle(Guid conflict, Actor by, CancellationToken cancel)
    {
        var known = await db.Conflicts.SingleOrDefaultAsync(c => c.Id == conflict && c.StaffId == by.Id, cancel) ?? throw new Missing("这条申报");
        known.Withdraw(by.At);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
