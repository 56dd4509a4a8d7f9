using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A citizen asks to have his identity verified: by the identity service, or by an officer who compares the photos sent.</summary>
internal sealed class AskVerification(AppDb db, IConsents consents, IIdentityProvider provider, DuplicateIdentity duplicates, PersonStates states, TimeProvider clock, IPictures pictures)
{
    public sealed class Form
    {
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "身份证号码")] public string IdNumber { get; set; } = "";
        [MustBeTrue, Display(Name = "同意处理身份证号码")] public bool AgreeNumber { get; set; }

        /// <summary>Ask the identity service; else the photos go to an officer.</summary>
        public bool Online { get; set; }
        [Display(Name = "同意处理人脸照片")] public bool AgreeFace { get; set; }
        [Display(Name = "身份证人像面")] public IFormFile? Front { get; set; }
        [Display(Name = "本人照片")] public IFormFile? Face { get; set; }
    }

    /// <returns>True if verified at once.</returns>
    public async Task<bool> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("您的账号");
        if (person.IsVerified) throw new RuleBroken("您的身份已经核验过，不用再办。");
        if (await db.IdentityChecks.AnyAsync(c => c.PersonId == by.Id && c.Kind == CheckKind.Self && c.State == CheckState.Waiting, cancel))
            throw new RuleBroken("您已经提交过，工作人员正在核对。");
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(form.Name) };
        if (!CitizenId.TryRead(form.IdNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
        person.CallMyself(name.Text);
        person.GiveIdNumber(number, by.At);
        if (!await consents.Has(by.Id, ConsentKind.IdNumber, cancel)) consents.Give(by.Id, ConsentKind.IdNumber, by.At);
        if (form.Online) await AskService(person, name.Text, number, by, cancel);
        else await AskOfficer(person, form, name.Text, number, by, cancel);
        await db.SaveChangesAsync(cancel);
        states.Forget(by.Id);
        return person.IsVerified;
    }

    private async Task AskService(Person person, string name, CitizenId number, Actor by, CancellationToken cancel)
    {
        if (provider.Title is null) throw new RuleBroken("本市没有接入身份认证服务，请上传照片或到窗口办理。");
        await duplicates.Refuse(person.Id, number.Text, officer: false, cancel);
        switch (await provider.Compare(new(db.RequestKey ?? Guid.CreateVersion7(), name, number.Text, null), cancel))
        {
            case IdentityAnswer.Same:
                person.Verify(name, number.Text, number.Born, VerifiedWay.Service, by.At);
                db.Announce(new PersonVerified(person.Id, VerifiedWay.Service.Title(), by.At));
                db.Audit(by, "核验身份", provider.Title, person: person.Id, detail: "一致");
                break;
            case IdentityAnswer.Different:
                throw new RuleBroken("姓名和身份证号码对不上，请核对后再试。") { Field = nameof(Form.IdNumber) };
            default:
                throw new RuleBroken("身份认证服务现在没有给出结果。请稍后再试，或者上传照片由工作人员核对。");
        }
    }

    private async Task AskOfficer(Person person, Form form, string name, CitizenId number, Actor by, CancellationToken cancel)
    {
        if (!form.AgreeFace) throw new RuleBroken("上传照片要先同意处理人脸照片；不愿意上传，可以带身份证到窗口核对。") { Field = nameof(form.AgreeFace) };
        var front = await Picture.Read(pictures, form.Front, "身份证人像面的照片", nameof(form.Front), cancel);
        var face = await Picture.Read(pictures, form.Face, "本人照片", nameof(form.Face), cancel);
        if (!await consents.Has(by.Id, ConsentKind.Face, cancel)) consents.Give(by.Id, ConsentKind.Face, by.At);
        var check = IdentityCheck.Ask(person.Id, CheckKind.Self, name, number.Text, number.Born, by);
        db.IdentityChecks.Add(check);
        db.IdentityDocuments.AddRange(IdentityDocument.Add(check, IdentityPaper.Front, front, by.At), IdentityDocument.Add(check, IdentityPaper.Face, face, by.At));
    }
}
