using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A member joins a committee by election (PML 8, 9).</summary>
internal sealed class AddMember(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "姓名"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "性别"), Required] public bool? Woman { get; set; }
        [Display(Name = "职务"), Required] public MemberRole? Role { get; set; }
        [Display(Name = "登录名"), StringLength(40)] public string? Login { get; set; }
        [Display(Name = "就任日期"), Required] public DateOnly From { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var committee = await db.OpenOrganization(form.Organization, by, cancel);
        var sitting = (await db.Members.Where(m => m.OrganizationId == committee.Id).ToListAsync(cancel)).Where(m => m.Sits(form.From)).ToList();
        if (sitting.Count >= 9) throw new RuleBroken("委员已有9人，不能再增加（人民调解法第八条）。");
        if (form.Role == MemberRole.Head && sitting.Any(m => m.Role == MemberRole.Head)) throw new RuleBroken("已经有主任，请先登记原主任离任。") { Field = nameof(Form.Role) };
        Guid? staff = null;
        if (form.Login?.Trim().ToLowerInvariant() is { Length: > 0 } login)
            staff = directory.Roster.Staff.Values.FirstOrDefault(s => s.Login == login)?.Id ?? throw new RuleBroken($"没有登录名为{login}的工作人员。") { Field = nameof(Form.Login) };
        db.Add(CommitteeMember.Elect(Guid.CreateVersion7(), committee.Id, form.Name, form.Woman == true, form.Role!.Value, staff, form.From));
        committee.Changed(form.From);
        db.Audit(by, "增加委员", "机构管理", person: staff, detail: $"{committee.Name} {form.Name}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
