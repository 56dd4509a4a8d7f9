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

/// <summary>The county bureau has the changes on file (rules MED-23).</summary>
internal sealed class FileChange(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "备案日期"), Required] public DateOnly On { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var committee = await db.OpenOrganization(form.Organization, by, cancel);
        if (form.On > by.At.CityDay()) throw new RuleBroken("备案日期不能晚于今天。") { Field = nameof(Form.On) };
        committee.File(form.On);
        db.Audit(by, "登记备案", "机构管理", detail: committee.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}

/// <summary>The organization ceases to be; its number word stays its own.</summary>
internal sealed class CloseOrganization(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly LastDay { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var closed = await db.OpenOrganization(form.Organization, by, cancel);
        var held = await db.HeldPosts.CountAsync(p => p.OrganizationId == closed.Id && (p.Until == null || p.Until > form.LastDay), cancel);
        if (held > 0) throw new RuleBroken($"还有{held}个任职没有结束，请先在人员里登记离任或调动。");
        if (await db.Matters.CountAsync(m => m.Office == closed.Id && m.ClosedAt == null, cancel) is > 0 and var open)
            throw new RuleBroken($"还有{open}件在办事项属于这个机构，请先办结或移交。");
        closed.Close(form.LastDay);
        db.Audit(by, "撤销机构", "机构管理", detail: closed.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}

internal static class OrganizationOpening
{
    extension(AppDb db)
    {
        /// <summary>The organization, if it lies in the scope of the person.</summary>
        public async Task<Organization> OpenOrganization(Guid id, Actor by, CancellationToken cancel)
        {
            var known = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancel);
            return known is not null && by.May(OrganizationsModule.Manage, known.Division) ? known : throw new Missing("这个机构");
        }
    }
}
