using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>An organization is entered or described anew.</summary>
internal sealed class SaveOrganization(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Empty for a new one.</summary>
        public Guid? Id { get; set; }
        [Display(Name = "类别"), Required] public OrganizationKind? Kind { get; set; }
        [Display(Name = "名称"), Required, StringLength(100)] public string Name { get; set; } = "";
        [Display(Name = "所在区划代码"), Required, StringLength(20)] public string Division { get; set; } = "";
        [Display(Name = "字号"), StringLength(40)] public string? NumberWord { get; set; }
        [Display(Name = "统一社会信用代码"), StringLength(30)] public string? CreditCode { get; set; }
        [Display(Name = "电话"), StringLength(40)] public string? Phone { get; set; }
        [Display(Name = "地址"), StringLength(200)] public string? Address { get; set; }
        [Display(Name = "印章文字"), StringLength(60)] public string? SealText { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var known = form.Id is { } id ? await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancel) ?? throw new Missing("这个机构") : null;
        var division = known?.Division ?? ReadDivision(form.Division);
        if (!by.May(OrganizationsModule.Manage, division)) throw new RuleBroken("这个区划不在您的管理范围内。") { Field = nameof(Form.Division) };
        if (!string.IsNullOrWhiteSpace(form.CreditCode))
            form.CreditCode = CreditCode.TryRead(form.CreditCode, out var code, out var fault) ? code.Text : throw new RuleBroken(fault) { Field = nameof(Form.CreditCode) };
        if (form.NumberWord?.Trim() is { Length: > 0 } word && await db.Organizations.AnyAsync(o => o.NumberWord == word && (known == null || o.Id != known.Id) && o.ClosedOn == null, cancel))
            throw new RuleBroken($"字号“{word}”已经被别的机构使用。两个机构用同一个字号，编号会重复。") { Field = nameof(Form.NumberWord) };
        var saved = known ?? Organization.Found(Guid.CreateVersion7(), form.Kind!.Value, form.Name, division, by.At.CityDay());
        saved.Describe(form.Name, form.NumberWord, form.CreditCode, form.Phone, form.Address, form.SealText);
        if (known is null) db.Add(saved);
        db.Audit(by, known is null ? "新增机构" : "修改机构", "机构管理", detail: saved.Name);
        db.Subject = saved.Id;
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return saved.Id;
    }

    private string ReadDivision(string typed)
    {
        if (!DivisionCode.TryRead(typed, out var read, out var error)) throw new RuleBroken(error) { Field = nameof(Form.Division) };
        return divisions.Find(read.Text) is not null ? read.Text : throw new RuleBroken($"没有代码为{read.Text}的区划。") { Field = nameof(Form.Division) };
    }
}
