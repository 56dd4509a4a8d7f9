using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Whoever holds the printed link becomes the first administrator of a new installation.</summary>
internal sealed class SetFirstAdministrator(AppDb db, Passwords passwords, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Token { get; set; } = "";
        [Display(Name = "单位名称"), Required, StringLength(100)] public string Office { get; set; } = "";
        [Display(Name = "您的姓名"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "登录名"), Required, StringLength(40)] public string Login { get; set; } = "";
        [Display(Name = "密码"), Required, StringLength(128)] public string Password { get; set; } = "";
        [Display(Name = "再输一次密码"), Required] public string Again { get; set; } = "";
    }

    public async Task<Entered> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var link = await db.OpenLink(form.Token, LinkPurpose.FirstAdministrator, by, cancel);
        if (await db.Staff.AnyAsync(cancel)) throw new RuleBroken("已经有工作人员账号，这个链接不再有效。");
        Passwords.DemandSame(form.Password, form.Again);
        Passwords.DemandStrong(form.Password, form.Login);
        link.Use(by.At);
        var office = Organization.Found(Guid.CreateVersion7(), OrganizationKind.Bureau, form.Office, "", by.At.CityDay());
        var staff = StaffAccount.Hire(Guid.CreateVersion7(), form.Login, form.Name, null, by.At);
        staff.SetPassword(passwords.Hash(form.Password), mustChange: false);
        db.AddRange(office, staff, HeldPost.Give(Guid.CreateVersion7(), staff.Id, Posts.Administrator, "", office.Id, by.At.CityDay(), null, by));
        db.Audit(by with { Id = staff.Id, Name = staff.Name }, "设置第一位管理员", "首次启用", person: staff.Id);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return new(staff.Id, staff.Name, staff.Stamp, false, null);
    }
}

internal static class Links
{
    extension(AppDb db)
    {
        /// <summary>The link behind a token, checked but not yet used.</summary>
        public async Task<OneTimeLink> OpenLink(string token, LinkPurpose purpose, Actor by, CancellationToken cancel)
        {
            var hash = LinkToken.Hash(token);
            var link = await db.OneTimeLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == purpose, cancel)
                ?? throw new RuleBroken("这个链接不存在，请核对是否复制完整。");
            link.DemandOpen(by.At);
            return link;
        }
    }
}
