using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A member of staff takes another password; sessions on other devices end.</summary>
internal sealed class ChangePassword(AppDb db, Passwords passwords, SignInGuard guard, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "现在的密码"), Required, StringLength(128)] public string Old { get; set; } = "";
        [Display(Name = "新密码"), Required, StringLength(128)] public string Password { get; set; } = "";
        [Display(Name = "再输一次新密码"), Required] public string Again { get; set; } = "";
    }

    public async Task<Entered> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleAsync(s => s.Id == by.Id, cancel);
        await guard.DemandOwn(staff, form.Old, by, cancel, nameof(Form.Old));
        if (form.Password == form.Old) throw new RuleBroken("新密码不能和现在的一样。") { Field = nameof(Form.Password) };
        Passwords.DemandSame(form.Password, form.Again);
        Passwords.DemandStrong(form.Password, staff.Login);
        staff.SetPassword(passwords.Hash(form.Password), mustChange: false);
        db.Audit(by, "修改密码", "账号安全", person: by.Id);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return new(staff.Id, staff.Name, staff.Stamp, false, null);
    }
}
