using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A member of staff is entered with a first post.</summary>
internal sealed class HireStaff(AppDb db, StaffPhones phones, Snapshots snapshots, GivePost posts)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "姓名"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "登录名"), Required, StringLength(40)] public string Login { get; set; } = "";
        [Display(Name = "手机号"), StringLength(20)] public string? Phone { get; set; }
        [Display(Name = "岗位"), Required] public string Post { get; set; } = "";
        [Display(Name = "所在机构"), Required] public Guid Organization { get; set; }
        [Display(Name = "负责的区划代码"), StringLength(400)] public string? Divisions { get; set; }
        [Display(Name = "擅长的纠纷"), StringLength(200)] public string? Skills { get; set; }
        [Display(Name = "最多同时办理（件）"), Range(1, 999)] public int? MaxLoad { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(Form.Name) };
        var staff = StaffAccount.Hire(Guid.CreateVersion7(), form.Login, name.Text, null, by.At, by.Id);
        if (await db.Staff.AnyAsync(s => s.Login == staff.Login, cancel)) throw new RuleBroken("这个登录名已经有人用了，请换一个。") { Field = nameof(Form.Login) };
        staff.Describe(name.Text, phones.Read(form.Phone), form.Skills, form.MaxLoad);
        db.Add(staff);
        posts.Add(staff, new() { Post = form.Post, Organization = form.Organization, Divisions = form.Divisions, From = by.At.CityDay() }, by);
        db.Audit(by, "新增人员", "人员管理", person: staff.Id, detail: staff.Name);
        db.Subject = staff.Id;
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return staff.Id;
    }
}
