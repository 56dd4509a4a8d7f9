using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A citizen writes down his name and, with separate consent, the ID number (PIPL art. 29).</summary>
internal sealed class SaveProfile(AppDb db, IConsents consents, PersonStates states, TimeProvider clock)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form : IValidatableObject
    {
        [Required, RealName, StringLength(50), Display(Name = "姓名")] public string Name { get; set; } = "";
        [IdNumber, StringLength(30), Display(Name = "身份证号码")] public string? IdNumber { get; set; }
        [Display(Name = "同意处理身份证号码")] public bool Agree { get; set; }
        [Display(Name = "大字、简洁的长者版")] public bool Elder { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (!string.IsNullOrWhiteSpace(IdNumber) && !Agree) yield return new("填写身份证号码，要先同意处理它；不愿意提供可以留空", [nameof(Agree)]);
        }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id, cancel) ?? throw new Missing("您的账号");
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(form.Name) };
        person.CallMyself(name.Text);
        if (!string.IsNullOrWhiteSpace(form.IdNumber))
        {
            if (!CitizenId.TryRead(form.IdNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
            if (!await consents.Has(by.Id, ConsentKind.IdNumber, cancel)) consents.Give(by.Id, ConsentKind.IdNumber, by.At);
            person.GiveIdNumber(number, by.At);
        }
        person.PreferElder(form.Elder);
        await db.SaveChangesAsync(cancel);
        states.Forget(by.Id);
    }
}
