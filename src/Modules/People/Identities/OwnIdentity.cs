using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>What both ways of verifying begin with: the person, not verified and not waiting, gives name and ID number with the consent for it.</summary>
internal sealed class OwnIdentity(AppDb db, IConsents consents, TimeProvider clock)
{
    public async Task<(Person Person, CitizenId Number)> Give(string typedName, string typedNumber, Actor by, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("您的账号");
        if (person.IsVerified) throw new RuleBroken("您的身份已经核验过，不用再办。");
        if (await db.IdentityChecks.AnyAsync(c => c.PersonId == by.Id && c.Kind == CheckKind.Self && c.State == CheckState.Waiting, cancel))
            throw new RuleBroken("您已经提交过，工作人员正在核对。");
        if (!PersonName.TryRead(typedName, out var name, out var error)) throw new RuleBroken(error) { Field = "Name" };
        if (!CitizenId.TryRead(typedNumber, clock.Today(), out var number, out error)) throw new RuleBroken(error) { Field = "IdNumber" };
        person.CallMyself(name.Text);
        person.GiveIdNumber(number, by.At);
        if (!await consents.Has(by.Id, ConsentKind.IdNumber, cancel)) consents.Give(by.Id, ConsentKind.IdNumber, by.At);
        return (person, number);
    }
}
