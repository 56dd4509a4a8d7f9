using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

/// <summary>A division is entered, for example a grid that was newly drawn.</summary>
internal sealed class AddDivision(AppDb db, Snapshots snapshots, DivisionTree tree)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "代码"), Required, StringLength(20)] public string Code { get; set; } = "";
        [Display(Name = "名称"), Required, StringLength(60)] public string Name { get; set; } = "";
        [Display(Name = "启用日期"), Required] public DateOnly From { get; set; }
    }

    public async Task<string> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var code = Codes.Read(form.Code, nameof(Form.Code));
        by.DemandManage(code);
        if (await db.Divisions.AnyAsync(d => d.Code == code, cancel))
            throw new RuleBroken($"代码{code}已经用于“{tree.FullName(code)}”。用过的代码不能再给别的区划。") { Field = nameof(Form.Code) };
        if (code.Length > 2 && tree.Forest.ParentOf(code) is null && tree.Forest.Count > 0)
            throw new RuleBroken($"{code}的上级还没有录入，请先录入上级。") { Field = nameof(Form.Code) };
        var added = Division.Found(code, form.Name, form.From);
        db.Add(added);
        db.Audit(by, "新增行政区划", "维护行政区划", detail: $"{code} {added.Name}");
        db.Subject = added.Id;
        await snapshots.Save(db, DivisionsModule.Snapshot, cancel);
        return code;
    }
}

internal static class DivisionAccess
{
    extension(Actor by)
    {
        public void DemandManage(string code)
        {
            if (!by.May(DivisionsModule.Manage, code)) throw new RuleBroken($"{code}不在您的管理范围内。");
        }
    }

    extension(AppDb db)
    {
        /// <summary>The latest version of a code, to be changed.</summary>
        public async Task<Division> OpenDivision(string code, CancellationToken cancel) =>
            await db.Divisions.Where(d => d.Code == code).OrderByDescending(d => d.From).FirstOrDefaultAsync(cancel) ?? throw new Missing("这个区划");
    }
}
