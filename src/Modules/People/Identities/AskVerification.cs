using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.People;

/// <summary>A citizen sends photos of himself and of his ID card for an officer to compare.</summary>
internal sealed class AskVerification(AppDb db, OwnIdentity identity, IConsents consents, PersonStates states, IPictures pictures)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "身份证号码")] public string IdNumber { get; set; } = "";
        [MustBeTrue, Display(Name = "同意处理身份证号码")] public bool AgreeNumber { get; set; }
        [Required(ErrorMessage = "请拍照或选择身份证人像面照片"), Display(Name = "身份证人像面")] public IFormFile? Front { get; set; }
        [Required(ErrorMessage = "请拍照或选择本人照片"), Display(Name = "本人照片")] public IFormFile? Face { get; set; }
        [MustBeTrue, Display(Name = "同意处理人脸照片")] public bool AgreeFace { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var (person, number) = await identity.Give(form.Name, form.IdNumber, by, cancel);
        var front = await Picture.Read(pictures, form.Front, "身份证人像面的照片", nameof(form.Front), cancel);
        var face = await Picture.Read(pictures, form.Face, "本人照片", nameof(form.Face), cancel);
        if (!await consents.Has(by.Id, ConsentKind.Face, cancel)) consents.Give(by.Id, ConsentKind.Face, by.At);
        var check = IdentityCheck.Ask(person.Id, CheckKind.Self, person.Name!, number.Text, number.Born, by);
        db.IdentityChecks.Add(check);
        db.IdentityDocuments.AddRange(IdentityDocument.Add(check, IdentityPaper.Front, front, by.At), IdentityDocument.Add(check, IdentityPaper.Face, face, by.At));
        await db.SaveChangesAsync(cancel);
        states.Forget(by.Id);
        return check.Id;
    }
}
