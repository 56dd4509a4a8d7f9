using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The whole caseload of somebody is to go to another: proposed by the person or by an officer, done when both have signed.</summary>
internal sealed class ProposeHandOver(AppDb db, StaffDirectory directory)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid From { get; set; }
        [Display(Name = "接收人"), Required] public Guid To { get; set; }
        [Display(Name = "移交原因"), Required, StringLength(400)] public string Reason { get; set; } = "";
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        directory.DemandMayHandOver(form.From, by);
        var from = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == form.From, cancel) ?? throw new Missing("移交人");
        var to = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == form.To, cancel) ?? throw new RuleBroken("请选择接收人。") { Field = nameof(Form.To) };
        if (directory.HandOverTargets(from.Id, by.At.CityDay()).All(s => s.Id != to.Id)) throw new RuleBroken($"{to.Name}没有相应的岗位，不能接收这些事项。") { Field = nameof(Form.To) };
        if (await db.HandOvers.AnyAsync(h => h.FromId == from.Id && h.DoneAt == null && h.CancelledAt == null, cancel)) throw new RuleBroken($"{from.Name}已经有一次移交在办，请先完成或取消。");
        var proposed = HandOver.Propose(Guid.CreateVersion7(), from, to, form.Reason, by);
        db.Add(proposed);
        db.Audit(by, "发起案件移交", "案件移交", person: from.Id, detail: $"{from.Name} → {to.Name}");
        db.Subject = proposed.Id;
        await db.SaveChangesAsync(cancel);
        return proposed.Id;
    }
}

internal static class HandOverRules
{
    extension(StaffDirectory directory)
    {
        public bool MayHandOver(Guid from, Actor by) => from == by.Id
            || directory.Roster.AllPostsOf(from) is { Count: > 0 } posts && posts.All(p => by.May(OrganizationsModule.HandOvers, p.Division));

        public void DemandMayHandOver(Guid from, Actor by)
        {
            if (!directory.MayHandOver(from, by)) throw new Missing("这名工作人员");
        }

        /// <summary>Active colleagues with a post of the same kind in the same town or the same organization.</summary>
        public IReadOnlyList<StaffAccount> HandOverTargets(Guid from, DateOnly day)
        {
            var roster = directory.Roster;
            var posts = roster.AllPostsOf(from);
            var (bodies, kinds) = (posts.Select(p => p.OrganizationId).ToHashSet(), posts.Select(p => p.Post).ToHashSet());
            var towns = posts.Select(p => p.Division[..Math.Min(9, p.Division.Length)]).Distinct().ToList();
            return
            [
                .. roster.Staff.Values.Where(s => s.Id != from && s.IsActive(day) && roster.PostsOf(s.Id, day).Any(p =>
                        bodies.Contains(p.OrganizationId) || kinds.Contains(p.Post) && towns.Any(t => p.Division.StartsWith(t, StringComparison.Ordinal))))
                    .OrderBy(s => s.Name, StringComparer.Ordinal),
            ];
        }
    }
}
