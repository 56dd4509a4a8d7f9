using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>An auditor names the person whose readings he examines.</summary>
internal sealed class AuditPerson(FindPeople find)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(50), Display(Name = "手机号、身份证号码、姓名或拼音")] public string Query { get; set; } = "";
    }

    public async Task<List<(Guid Id, string Name, string Phone)>> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(form.Query)) throw new RuleBroken("请填写手机号、身份证号码、姓名或拼音。") { Field = nameof(form.Query) };
        var (rows, _, _) = await find.Within(PeoplePermissions.Audit, new() { Query = form.Query, Purpose = "审计监督" }, by, cancel);
        if (rows.Count == 0) throw new RuleBroken("没有找到这个人。") { Field = nameof(form.Query) };
        return [.. rows.Select(r => (r.Id, r.Name?.MaskName() ?? "未登记姓名", r.Phone))];
    }
}
