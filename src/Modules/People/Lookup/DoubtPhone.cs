using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Somebody reports that a number now belongs to another person: sessions end, and the next sign-in asks for the full name.</summary>
internal sealed class DoubtPhone(AppDb db, PersonStates states, Reach reach)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Id { get; set; }
        [Required, StringLength(200), Display(Name = "怎么知道的")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == form.Id && p.ClosedAt == null, cancel) ?? throw new Missing("这个人");
        if (!await reach.Covers(person.Id, PeoplePermissions.Read, form.Reason, by, cancel)) throw new RuleBroken(Reach.Refusal);
        if (person.Phone is null) throw new RuleBroken("这个账号现在没有手机号。");
        if (person.PhoneDoubted) throw new RuleBroken("已经登记过，下次登录会先核对姓名。");
        person.DoubtPhone();
        db.Audit(by, "登记手机号可能换人", form.Reason, person: person.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(person.Id);
    }
}
