using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

/// <summary>A division is merged into another, split, or dissolved. Old records keep its code; everything below it ends with it.</summary>
internal sealed class EndDivision(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Code { get; set; } = "";
        [Display(Name = "从哪一天起停用"), Required] public DateOnly From { get; set; }
        [Display(Name = "由哪些区划承接（代码）"), StringLength(400)] public string? Successors { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        by.DemandManage(form.Code);
        var successors = Codes.ReadMany(form.Successors, nameof(Form.Successors));
        var known = await db.Divisions.Where(d => successors.Contains(d.Code)).Select(d => d.Code).Distinct().ToListAsync(cancel);
        if (successors.Except(known).ToList() is { Count: > 0 } unknown)
            throw new RuleBroken($"没有代码为{string.Join("、", unknown)}的区划，请先录入承接的区划。") { Field = nameof(Form.Successors) };
        if (successors.FirstOrDefault(s => s.StartsWith(form.Code, StringComparison.Ordinal)) is { } inside)
            throw new RuleBroken($"{inside}是它自己或它的下级，会一同停用，不能承接。") { Field = nameof(Form.Successors) };
        var below = await db.Divisions.Where(d => d.Code.StartsWith(form.Code) && d.Until == null).ToListAsync(cancel);
        if (below.All(d => d.Code != form.Code)) throw new RuleBroken("这个区划已经停用。");
        foreach (var division in below) division.End(form.From, successors);
        db.Audit(by, "停用行政区划", "维护行政区划", detail: $"{form.Code}及下级共{below.Count}个，由{(successors.Count == 0 ? "上级" : string.Join("、", successors))}承接");
        await snapshots.Save(db, DivisionsModule.Snapshot, cancel);
    }
}
