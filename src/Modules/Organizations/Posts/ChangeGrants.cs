using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The city decides what one post may do; what equals the product's default is not kept as a decision.</summary>
internal sealed class ChangeGrants(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Post { get; set; } = "";

        /// <summary>Keys of the permissions the post shall hold.</summary>
        public List<string> Allowed { get; set; } = [];
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(OrganizationsModule.Grants, by);
        if (!Posts.Titles.TryGetValue(form.Post, out var title)) throw new Missing("这个岗位");
        if (form.Post == Posts.Administrator && !form.Allowed.Contains(OrganizationsModule.Grants.Key))
            throw new RuleBroken("系统管理员必须保留“调整岗位权限”，否则没有人能再改回来。");
        var decided = await db.PostGrants.Where(g => g.Post == form.Post).ToDictionaryAsync(g => g.Permission, cancel);
        var changes = new List<string>();
        foreach (var permission in AppModule.All.SelectMany(m => m.Permissions))
        {
            var (wanted, normal) = (form.Allowed.Contains(permission.Key), permission.Posts.Contains(form.Post));
            var known = decided.GetValueOrDefault(permission.Key);
            if ((known?.Allowed ?? normal) == wanted) continue;
            // those outside read what their own slices show; a permission of the house would open the whole county to them
            if (wanted && !normal && (form.Post == Posts.PartnerClerk || permission.Posts.Contains(Posts.PartnerClerk)))
                throw new RuleBroken($"{Posts.Titles[Posts.PartnerClerk]}只看本机关的通知，不能增加“{permission.Title}”；别的岗位也不能有联络员的权限。");
            changes.Add($"{(wanted ? "增加" : "取消")}{permission.Title}");
            if (wanted == normal) db.Remove(known!);
            else db.Add(new PostGrant { Post = form.Post, Permission = permission.Key, Allowed = wanted, By = by.Name, At = by.At });
        }
        if (changes.Count == 0) return;
        db.Audit(by, "调整岗位权限", "权限管理", detail: $"{title}：{string.Join("、", changes)}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
