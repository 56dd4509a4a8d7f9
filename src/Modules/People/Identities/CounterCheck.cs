using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>An officer at a counter takes in somebody's ID card and photo; another officer compares them. Until then the account stays as it is.</summary>
internal sealed class CounterCheck(AppDb db, Phones phones, Seals seals, TimeProvider clock, IPictures pictures)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(30), Mobile, Display(Name = "本人手机号")] public string Phone { get; set; } = "";
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "身份证号码")] public string IdNumber { get; set; } = "";
        [Required(ErrorMessage = "请拍照或选择身份证人像面照片"), Display(Name = "身份证人像面照片")] public IFormFile? Front { get; set; }
        [Required(ErrorMessage = "请给本人现场拍照"), Display(Name = "本人照片（现场拍）")] public IFormFile? Face { get; set; }
        [MustBeTrue, Display(Name = "已向本人说明用途，本人同意处理身份证号码和人脸照片")] public bool Agreed { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var phone = phones.Read(form.Phone);
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(form.Name) };
        if (!CitizenId.TryRead(form.IdNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
        var front = await Picture.Read(pictures, form.Front, "身份证照片", nameof(form.Front), cancel);
        var face = await Picture.Read(pictures, form.Face, "本人照片", nameof(form.Face), cancel);
        var index = seals.Index(phone);
        var person = await db.People.SingleOrDefaultAsync(p => p.PhoneIndex == index, cancel);
        if (person is null) db.People.Add(person = Person.Enter(phone, null, by.At));
        if (person.IsVerified) throw new RuleBroken("这个账号的身份已经核验过。");
        if (await db.IdentityChecks.AnyAsync(c => c.PersonId == person.Id && c.Kind == CheckKind.Self && c.State == CheckState.Waiting, cancel))
            throw new RuleBroken("这个账号已有一份材料在等待核对。");
        person.DemandOwnAge(number, by.At);
        var check = IdentityCheck.Ask(person.Id, CheckKind.Self, name.Text, number.Text, number.Born, by);
        db.IdentityChecks.Add(check);
        db.IdentityDocuments.AddRange(IdentityDocument.Add(check, IdentityPaper.Front, front, by.At), IdentityDocument.Add(check, IdentityPaper.Face, face, by.At));
        db.Audit(by, "窗口提交身份材料", "核验身份", person: person.Id);
        await db.SaveChangesAsync(cancel);
        return check.Id;
    }
}
