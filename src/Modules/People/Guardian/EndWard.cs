using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>The guardian stops acting for a child; what was kept of the child here is deleted.</summary>
internal sealed class EndWard(AppDb db, CloseAccount closing)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Child { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var child = await db.People.SingleOrDefaultAsync(p => p.Id == form.Child && p.Guardian == by.Id && p.ClosedAt == null, cancel) ?? throw new Missing("这个孩子");
        if (await closing.OpenMatters(child.Id, cancel) > 0) throw new RuleBroken("孩子还有正在办理的事项，办结后才能停止代办。");
        foreach (var relation in await db.Guardianships.Where(g => g.Child == child.Id && g.Until == null).ToListAsync(cancel)) relation.End(by.At);
        var checks = await db.IdentityChecks.Where(c => c.Child == child.Id).ToListAsync(cancel);
        foreach (var check in checks.Where(c => c.State == CheckState.Waiting)) check.Withdraw(by);
        var ids = checks.Select(c => c.Id).ToList();
        db.RemoveRange(await db.IdentityDocuments.Where(d => ids.Contains(d.CheckId)).ToListAsync(cancel));
        child.Close(by.At);
        if (!await db.People.AnyAsync(p => p.Guardian == by.Id && p.Id != child.Id && p.ClosedAt == null, cancel))
            foreach (var consent in await db.Consents.Where(c => c.PersonId == by.Id && c.Kind == ConsentKind.Child && c.WithdrawnAt == null).ToListAsync(cancel)) consent.Withdraw(by.At);
        db.Announce(new AccountClosed(child.Id, by.At));
        db.Audit(by, "停止代孩子办事", "监护人办理", person: child.Id);
        await db.SaveChangesAsync(cancel);
    }
}
