using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A citizen closes the account: what he told about himself is deleted, files of matters stay as the law demands (PIPL art. 47).</summary>
internal sealed class CloseAccount(AppDb db, IPhoneCodes codes, PersonStates states)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(12), Display(Name = "验证码")] public string Code { get; set; } = "";
        [MustBeTrue, Display(Name = "我知道注销后不能恢复")] public bool Sure { get; set; }
    }

    /// <returns>The code in demo mode.</returns>
    public async Task<string?> Ask(Actor by, CancellationToken cancel)
    {
        var person = await Me(by, cancel);
        return await codes.Send(person.Phone ?? throw new RuleBroken("您的账号现在没有手机号，请到窗口办理。"), CodePurposes.CloseAccount, by.Address, cancel);
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var person = await Me(by, cancel);
        if (await OpenMatters(by.Id, cancel) is > 0 and var open)
            throw new RuleBroken($"您还有{open}件正在办理的事项。请先等它办结，或者撤回申请，再来注销。");
        if (await db.People.AnyAsync(p => p.Guardian == by.Id && p.ClosedAt == null, cancel)) throw new RuleBroken("您还在代孩子办事。请先在“监护”里停止代办。");
        if (person.Phone is null || !await codes.Check(person.Phone, CodePurposes.CloseAccount, form.Code, cancel))
            throw new RuleBroken("验证码不对，或者已经过期。") { Field = nameof(form.Code) };
        if (person.Close(by.At) is { } held) db.PhonesHeld.Add(held);
        foreach (var token in await db.ApiTokens.Where(t => t.OwnerId == by.Id && t.RevokedAt == null).ToListAsync(cancel)) token.Revoke(by.At);
        foreach (var check in await db.IdentityChecks.Where(c => c.PersonId == by.Id && c.State == CheckState.Waiting).ToListAsync(cancel)) check.Withdraw(by);
        foreach (var consent in await db.Consents.Where(c => c.PersonId == by.Id && c.WithdrawnAt == null).ToListAsync(cancel)) consent.Withdraw(by.At);
        db.RemoveRange(await db.IdentityDocuments.Where(d => d.PersonId == by.Id).ToListAsync(cancel));
        db.Announce(new AccountClosed(person.Id, by.At));
        db.Audit(by, "注销账号", "本人办理", person: person.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(by.Id);
    }

    public async Task<int> OpenMatters(Guid person, CancellationToken cancel) =>
        await db.Participants.Where(p => p.PersonId == person && p.Until == null)
            .Join(db.Matters.Where(m => m.ClosedAt == null), p => p.MatterId, m => m.Id, (p, m) => m.Id).Distinct().CountAsync(cancel);

    private async Task<Person> Me(Actor by, CancellationToken cancel) =>
        await db.People.SingleOrDefaultAsync(p => p.Id == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("您的账号");
}
