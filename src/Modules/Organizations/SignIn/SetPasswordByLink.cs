using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Somebody new, or somebody who forgot, sets a password through the link from the administrator.</summary>
internal sealed class SetPasswordByLink(AppDb db, Passwords passwords, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Token { get; set; } = "";
        [Display(Name = "新密码"), Required, StringLength(128)] public string Password { get; set; } = "";
        [Display(Name = "再输一次"), Required] public string Again { get; set; } = "";
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var link = await db.OpenLink(form.Token, LinkPurpose.SetPassword, by, cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == link.StaffId, cancel);
        if (!staff.IsActive(by.At.CityDay())) throw new RuleBroken("这个账号已经停用，请联系管理员。");
        Passwords.DemandSame(form.Password, form.Again);
        Passwords.DemandStrong(form.Password, staff.Login);
        link.Use(by.At);
        staff.SetPassword(passwords.Hash(form.Password), mustChange: false);
        // Failures before the reset must not keep the right person out.
        db.Add(new SignInTry { StaffId = staff.Id, At = by.At, Address = by.Network, Succeeded = true });
        db.Audit(by with { Id = staff.Id, Name = staff.Name }, "用链接设置密码", "账号安全", person: staff.Id);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
