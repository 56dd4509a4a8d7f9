using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Somebody is given a post for one or several parts of the tree.</summary>
internal sealed class GivePost(AppDb db, StaffDirectory directory, IDivisions divisions, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Staff { get; set; }
        [Display(Name = "岗位"), Required] public string Post { get; set; } = "";
        [Display(Name = "所在机构"), Required] public Guid Organization { get; set; }
        [Display(Name = "负责的区划代码"), StringLength(400)] public string? Divisions { get; set; }
        [Display(Name = "任职日期"), Required] public DateOnly From { get; set; }
        [Display(Name = "任期最后一天")] public DateOnly? Until { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.Id == form.Staff, cancel) ?? throw new Missing("这名工作人员");
        if (staff.Id == by.Id && !by.MaySomewhere(OrganizationsModule.Grants.Key)) throw new RuleBroken("不能给自己增加岗位，请由别的管理员办理。");
        if (!staff.IsActive(by.At.CityDay())) throw new RuleBroken($"{staff.Name}已经离任，请先恢复。");
        Add(staff, form, by);
        staff.PostsChanged();
        db.Audit(by, "任职", "人员管理", person: staff.Id, detail: $"{Posts.Titles.GetValueOrDefault(form.Post)} {form.Divisions}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }

    /// <summary>Adds the posts to the present unit of work after checking that this person may give them.</summary>
    public void Add(StaffAccount staff, Form form, Actor by)
    {
        if (!directory.Roster.Organizations.TryGetValue(form.Organization, out var body) || !body.IsOpen(form.From) || !by.May(OrganizationsModule.Staff, body.Division))
            throw new RuleBroken("请选择所在机构。") { Field = nameof(Form.Organization) };
        if (!Posts.Titles.ContainsKey(form.Post)) throw new RuleBroken("请选择岗位。") { Field = nameof(Form.Post) };
        if (StaffAccessRules.Misplaced(form.Post, body.Kind) is { } wrong) throw new RuleBroken(wrong) { Field = nameof(Form.Post) };
        var codes = Read(form.Divisions, body.Division);
        foreach (var code in codes)
        {
            if (!directory.MayGive(form.Post, code, by)) throw new RuleBroken(code.Length == 0 ? "您不能给出全部范围的岗位。" : $"您不能给出{divisions.FullName(code)}的{Posts.Titles[form.Post]}岗位。") { Field = nameof(Form.Divisions) };
            if (directory.Roster.AllPostsOf(staff.Id).Any(p => p.Post == form.Post && p.Division == code && p.OrganizationId == body.Id && p.IsHeld(form.From)))
                throw new RuleBroken($"{staff.Name}已经担任这个岗位。");
            db.Add(HeldPost.Give(Guid.CreateVersion7(), staff.Id, form.Post, code, body.Id, form.From, form.Until, by));
        }
    }

    private List<string> Read(string? typed, string normal)
    {
        var codes = new List<string>();
        foreach (var one in (typed ?? "").Split([',', '，', '、', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DivisionCode.TryRead(one, out var read, out var error)) throw new RuleBroken(error) { Field = nameof(Form.Divisions) };
            if (divisions.Find(read.Text) is null) throw new RuleBroken($"没有代码为{read.Text}的区划。") { Field = nameof(Form.Divisions) };
            codes.Add(read.Text);
        }
        return codes.Count > 0 ? [.. codes.Distinct()] : [normal];
    }
}

/// <summary>Somebody leaves a post; other posts stay.</summary>
internal sealed class EndPost(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Post { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly LastDay { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var post = await db.HeldPosts.SingleOrDefaultAsync(p => p.Id == form.Post, cancel) ?? throw new Missing("这个任职");
        directory.DemandManaged(post.StaffId, by);
        if (!by.MayEnd(post.Post, post.Division)) throw new Missing("这个任职");
        if (post.Post == Posts.Administrator && !await AnotherAdministrator(post, form.LastDay, cancel)) throw new RuleBroken("这是最后一位系统管理员，请先任命另一位。");
        post.End(form.LastDay);
        var staff = await db.Staff.SingleAsync(s => s.Id == post.StaffId, cancel);
        staff.PostsChanged();
        db.Audit(by, "免职", "人员管理", person: staff.Id, detail: $"{Posts.Titles[post.Post]} {post.Division}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return staff.Id;
    }

    private async Task<bool> AnotherAdministrator(HeldPost post, DateOnly lastDay, CancellationToken cancel)
    {
        var others = await db.HeldPosts.Where(p => p.Post == Posts.Administrator && p.StaffId != post.StaffId && (p.Until == null || p.Until > lastDay)).Select(p => p.StaffId).ToListAsync(cancel);
        return await db.Staff.AnyAsync(s => others.Contains(s.Id) && (s.LeftOn == null || s.LeftOn > lastDay), cancel);
    }
}
