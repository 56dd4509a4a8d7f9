using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A verified parent or guardian enters a child under fourteen, with a paper that shows the relation (PIPL art. 31).</summary>
internal sealed class AddWard(AppDb db, IConsents consents, Seals seals, TimeProvider clock, IPictures pictures)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, RealName, StringLength(50), Display(Name = "孩子姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "孩子身份证号码")] public string IdNumber { get; set; } = "";
        [Required, Display(Name = "您是孩子的")] public Relation? Relation { get; set; }
        [Required(ErrorMessage = "请拍照或选择证明照片"), Display(Name = "证明照片")] public IFormFile? Proof { get; set; }
        [MustBeTrue, Display(Name = "同意处理孩子的信息")] public bool Agree { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var guardian = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("您的账号");
        if (!guardian.IsVerified) throw new RuleBroken("请先核验您自己的身份，再添加孩子。");
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(form.Name) };
        if (!CitizenId.TryRead(form.IdNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
        var index = seals.IdIndex(number.Text);
        if (await db.People.AnyAsync(p => p.IdNumberIndex == index && p.ClosedAt == null, cancel))
            throw new RuleBroken("这个孩子已经登记过。由另一位监护人代办的，请到窗口办理。") { Field = nameof(form.IdNumber) };
        var proof = await Picture.Read(pictures, form.Proof, "证明照片", nameof(form.Proof), cancel);
        var child = Person.Child(guardian.Id, name.Text, number, by.At);
        db.People.Add(child);
        db.Guardianships.Add(Guardianship.Declare(child.Id, guardian.Id, form.Relation!.Value, by.At));
        consents.Give(guardian.Id, ConsentKind.Child, by.At);
        var check = IdentityCheck.Ask(guardian.Id, CheckKind.Guardian, name.Text, number.Text, number.Born, by, child: child.Id);
        db.IdentityChecks.Add(check);
        db.IdentityDocuments.Add(IdentityDocument.Add(check, IdentityPaper.Relation, proof, by.At));
        await db.SaveChangesAsync(cancel);
        return child.Id;
    }
}
