using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>The lawyer writes down who signs for somebody that may not sign alone (民法典 18–23; CPL 60).</summary>
internal sealed class NameGuardian(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择是谁的"), Display(Name = "谁的法定代理人")] public Guid? Person { get; set; }
        [Display(Name = "已满十六周岁，以自己的劳动收入为主要生活来源，由本人签名（民法典第18条）")] public bool OwnLiving { get; set; }
        [StringLength(60), RealName, Display(Name = "法定代理人的姓名")] public string? Name { get; set; }
        [StringLength(200), Display(Name = "凭什么代理")] public string? Basis { get; set; }
        [MustBeTrue, Display(Name = "已核对户口簿、监护证明或者收入情况，与所填一致")] public bool Seen { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (!form.OwnLiving && string.IsNullOrWhiteSpace(form.Name)) throw new RuleBroken("请填写法定代理人的姓名。") { Field = nameof(form.Name) };
        if (!form.OwnLiving && string.IsNullOrWhiteSpace(form.Basis)) throw new RuleBroken("请写明凭什么代理，例如：父亲、法院指定的监护人。") { Field = nameof(form.Basis) };
        matter.NameGuardian(form.Person!.Value, form.OwnLiving ? null : form.Name, form.OwnLiving ? "以自己的劳动收入为主要生活来源" : form.Basis!, by);
        await db.SaveChangesAsync(cancel);
    }
}
