using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>The holder takes a new number: a code on the old one and a code on the new one. Without the old one: at a counter.</summary>
internal sealed class ChangePhone(AppDb db, IPhoneCodes codes, Phones phones, Seals seals, Tickets tickets, PersonStates states)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Begin
    {
        [Required, StringLength(30), Mobile, Display(Name = "新手机号")] public string Phone { get; set; } = "";
    }

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public string Ticket { get; set; } = "";
        [Required, StringLength(12), Display(Name = "原手机号收到的验证码")] public string OldCode { get; set; } = "";
        [Required, StringLength(12), Display(Name = "新手机号收到的验证码")] public string NewCode { get; set; } = "";
    }

    /// <summary>Sends both codes.</summary>
    /// <returns>The sealed ticket for the second step; in demo mode with both codes, old first.</returns>
    public async Task<string> Ask(Begin form, Actor by, CancellationToken cancel)
    {
        var phone = phones.Read(form.Phone);
        var person = await Me(by, cancel);
        if (person.Phone == phone) throw new RuleBroken("这就是您现在用的号码。") { Field = nameof(form.Phone) };
        var old = await codes.Send(person.Phone!, CodePurposes.ChangePhone, by.Address, cancel);
        var fresh = await codes.Send(phone, CodePurposes.ChangePhone, by.Address, cancel);
        return tickets.Seal(new(phone, "/me", by.SharedDevice, false, by.At, old is null ? null : $"{old} {fresh}"));
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var ticket = tickets.Open(form.Ticket, proved: false) ?? throw new RuleBroken("这一步已经过期，请重新填写新号码。");
        var person = await Me(by, cancel);
        if (!await codes.Check(person.Phone!, CodePurposes.ChangePhone, form.OldCode, cancel)) throw new RuleBroken("原手机号的验证码不对，或者已经过期。") { Field = nameof(form.OldCode) };
        if (!await codes.Check(ticket.Phone, CodePurposes.ChangePhone, form.NewCode, cancel)) throw new RuleBroken("新手机号的验证码不对，或者已经过期。原手机号的验证码已经用过，请重新开始。") { Field = nameof(form.NewCode) };
        await MustBeFree(ticket.Phone, cancel);
        db.PhonesHeld.Add(person.LeavePhone(PhoneEnd.Changed, by.At));
        person.TakePhone(ticket.Phone, by.At);
        db.Announce(new PhoneChanged(person.Id, by.At));
        db.Audit(by, "更换手机号", "本人办理", person: person.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(person.Id);
    }

    private async Task<Person> Me(Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id, cancel) ?? throw new Missing("您的账号");
        return person.Phone is null ? throw new RuleBroken("您的账号现在没有手机号，请到窗口办理。") : person;
    }

    // Said only to who has shown both phones: whether a number has an account is nobody else's to know.
    private async Task MustBeFree(string phone, CancellationToken cancel)
    {
        var index = seals.Index(phone);
        if (await db.People.AnyAsync(p => p.PhoneIndex == index, cancel))
            throw new RuleBroken("这个号码已经有账号。如果是您自己的，请先用它登录并注销，再来换号；不是您的，请到窗口办理。");
    }
}
