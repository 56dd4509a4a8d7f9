using System.ComponentModel.DataAnnotations;
using Fashu.Documents;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>An aided person, or the guardian, signs the mandate by hand on the lawyer's device, in his presence, with a photo (CPL 62).</summary>
internal sealed class SignMandateOnDevice(AppDb db, ISigning signing)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>The mandate that was shown.</summary>
        public string Text { get; set; } = "";
        [Required(ErrorMessage = "请选择谁签名"), Display(Name = "谁签名")] public Guid? Person { get; set; }
        [MustBeTrue, Display(Name = "全文已读给本人听或由本人读完，本人同意")] public bool Read { get; set; }
        [Required, Display(Name = "本人手写签名")] public string Drawn { get; set; } = "";
        [Required(ErrorMessage = "请拍照或选择现场照片"), Display(Name = "现场照片")] public IFormFile? Photo { get; set; }
        [MustBeTrue, Display(Name = "已告知照片的用途，本人同意拍照")] public bool PhotoAgreed { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var person = matter.Person(form.Person!.Value);
        if (matter.CannotSign(person, by.At) is { } why) throw new RuleBroken(why) { Field = nameof(form.Person) };
        var paper = MandateText.Paper(matter, person, form.Text);
        var signed = await signing.OnDevice(paper, new(person.Id, matter.SignerOf(person), matter.SignsAs(person)), form.Drawn, form.Photo!, SignatureWay.LawyerDevice, by, cancel);
        matter.SignMandate(signed, by);
        signed.Leave(db, id);
        await db.SaveChangesAsync(cancel);
    }
}
