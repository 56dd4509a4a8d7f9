using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A child turned fourteen: the guardian hands the account over to the child's own phone.</summary>
internal sealed class ComeOfAge(AppDb db, IPhoneCodes codes, Phones phones, Seals seals, Tickets tickets, PersonStates states)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Begin
    {
        [Required] public Guid Child { get; set; }
        [Required, StringLength(30), Mobile, Display(Name = "孩子本人的手机号")] public string Phone { get; set; } = "";
    }

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Child { get; set; }
        [Required] public string Ticket { get; set; } = "";
        [Required, StringLength(12), Display(Name = "孩子手机收到的验证码")] public string Code { get; set; } = "";
    }

    public async Task<string> Ask(Begin form, Actor by, CancellationToken cancel)
    {
        var child = await Mine(form.Child, by, cancel);
        if (child.BornOn is { } born && Person.IsChild(born, by.At)) throw new RuleBroken("孩子还没有满14周岁。");
        var phone = phones.Read(form.Phone);
        var code = await codes.Send(phone, CodePurposes.ChangePhone, by.Address, cancel);
        return tickets.Seal(new(phone, "/me/guardian", by.SharedDevice, false, by.At, code));
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var ticket = tickets.Open(form.Ticket, proved: false) ?? throw new RuleBroken("这一步已经过期，请重新填写号码。");
        var child = await Mine(form.Child, by, cancel);
        if (!await codes.Check(ticket.Phone, CodePurposes.ChangePhone, form.Code, cancel)) throw new RuleBroken("验证码不对，或者已经过期。") { Field = nameof(form.Code) };
        // Said only to who holds that phone: whether a number has an account is nobody else's to know.
        var index = seals.Index(ticket.Phone);
        if (await db.People.AnyAsync(p => p.PhoneIndex == index, cancel)) throw new RuleBroken("这个号码已经有账号，请换一个孩子本人的号码，重新开始。");
        child.ComeOfAge(ticket.Phone, by.At);
        foreach (var relation in await db.Guardianships.Where(g => g.Child == child.Id && g.Until == null).ToListAsync(cancel)) relation.End(by.At);
        db.Audit(by, "孩子满14周岁，账号交给本人", "监护人办理", person: child.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(child.Id);
    }

    private async Task<Person> Mine(Guid child, Actor by, CancellationToken cancel) =>
        await db.People.SingleOrDefaultAsync(p => p.Id == child && p.Guardian == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("这个孩子");
}
