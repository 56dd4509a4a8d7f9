using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Somebody who lost his number comes to a counter: an officer takes in the ID card that verified the account, another compares.</summary>
internal sealed class RecoverAccount(AppDb db, Phones phones, Seals seals, TimeProvider clock, IPictures pictures)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "身份证号码")] public string IdNumber { get; set; } = "";
        [Required, StringLength(30), Mobile, Display(Name = "现在用的手机号")] public string Phone { get; set; } = "";
        [Required(ErrorMessage = "请拍照或选择身份证人像面照片"), Display(Name = "身份证人像面照片")] public IFormFile? Front { get; set; }
        [Required(ErrorMessage = "请给本人现场拍照"), Display(Name = "本人照片（现场拍）")] public IFormFile? Face { get; set; }
        [MustBeTrue, Display(Name = "已向本人说明用途，本人同意处理人脸照片")] public bool Agreed { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var phone = phones.Read(form.Phone);
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(form.Name) };
        if (!CitizenId.TryRead(form.IdNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
        var front = await Picture.Read(pictures, form.Front, "身份证照片", nameof(form.Front), cancel);
        var face = await Picture.Read(pictures, form.Face, "本人照片", nameof(form.Face), cancel);
        var index = seals.IdIndex(number.Text);
        var person = await db.People.FirstOrDefaultAsync(p => p.IdNumberIndex == index && p.VerifiedAt != null && p.ClosedAt == null && p.Guardian == null, cancel);
        if (person is null || person.Name != name.Text)
            throw new RuleBroken("没有找到用这个证件核验过身份的账号。没有核验过的账号不能凭证件找回，请本人用新手机号登录，并请承办人更正联系电话。");
        if (person.Phone == phone) throw new RuleBroken("这就是账号现在的手机号，请本人直接登录。") { Field = nameof(form.Phone) };
        if (await db.IdentityChecks.AnyAsync(c => c.PersonId == person.Id && c.Kind == CheckKind.Recover && c.State == CheckState.Waiting, cancel))
            throw new RuleBroken("这个账号已有一份找回申请在等待核对。");
        var check = IdentityCheck.Ask(person.Id, CheckKind.Recover, name.Text, number.Text, number.Born, by, newPhone: phone);
        db.IdentityChecks.Add(check);
        db.IdentityDocuments.AddRange(IdentityDocument.Add(check, IdentityPaper.Front, front, by.At), IdentityDocument.Add(check, IdentityPaper.Face, face, by.At));
        db.Audit(by, "窗口申请找回账号", "本人持证件到窗口", person: person.Id);
        await db.SaveChangesAsync(cancel);
        return check.Id;
    }
}
