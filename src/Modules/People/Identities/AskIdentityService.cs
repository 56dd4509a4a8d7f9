using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>A citizen lets the identity service compare name and ID number; only a clear yes verifies.</summary>
internal sealed class AskIdentityService(AppDb db, OwnIdentity identity, IIdentityProvider provider, DuplicateIdentity duplicates, PersonStates states)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [Required, IdNumber, StringLength(30), Display(Name = "身份证号码")] public string IdNumber { get; set; } = "";
        [MustBeTrue, Display(Name = "同意处理身份证号码")] public bool AgreeNumber { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (provider.Title is null) throw new RuleBroken("本市没有接入身份认证服务，请上传照片或到窗口办理。");
        var (person, number) = await identity.Give(form.Name, form.IdNumber, by, cancel);
        await duplicates.Refuse(person.Id, number.Text, officer: false, cancel);
        switch (await provider.Compare(new(db.RequestKey ?? Guid.CreateVersion7(), person.Name!, number.Text, null), cancel))
        {
            case IdentityAnswer.Same:
                person.Verify(person.Name!, number.Text, number.Born, VerifiedWay.Service, by.At);
                db.Announce(new PersonVerified(person.Id, VerifiedWay.Service.Title(), by.At));
                db.Audit(by, "核验身份", provider.Title, person: person.Id, detail: "一致");
                await db.SaveChangesAsync(cancel);
                states.Forget(by.Id);
                return;
            case IdentityAnswer.Different:
                throw new RuleBroken("姓名和身份证号码对不上，请核对后再试。") { Field = nameof(form.IdNumber) };
            default:
                throw new RuleBroken("身份认证服务现在没有给出结果。请稍后再试，或者上传照片由工作人员核对。");
        }
    }
}
