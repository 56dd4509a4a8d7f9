using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A person takes a consent back; what it covered is deleted here and, by announcement, elsewhere (PIPL arts. 15, 47).</summary>
internal sealed class WithdrawConsent(AppDb db, PersonStates states)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "同意的内容")] public ConsentKind? Kind { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var kind = form.Kind!.Value;
        var given = await db.Consents.Where(c => c.PersonId == by.Id && c.Kind == kind && c.WithdrawnAt == null).ToListAsync(cancel);
        if (given.Count == 0) throw new RuleBroken("您没有给过这项同意，或者已经撤回。");
        given.ForEach(c => c.Withdraw(by.At));
        var person = await db.People.SingleAsync(p => p.Id == by.Id, cancel);
        if (kind == ConsentKind.IdNumber) person.ForgetIdNumber();
        if (kind is ConsentKind.IdNumber or ConsentKind.Face)
        {
            var checks = await db.IdentityChecks.Where(c => c.PersonId == by.Id && c.State == CheckState.Waiting).ToListAsync(cancel);
            checks.ForEach(c => c.Withdraw(by));
            var papers = kind == ConsentKind.Face ? [IdentityPaper.Face] : Enum.GetValues<IdentityPaper>();
            db.RemoveRange(await db.IdentityDocuments.Where(d => d.PersonId == by.Id && papers.Contains(d.Paper)).ToListAsync(cancel));
        }
        if (kind == ConsentKind.Child && await db.People.AnyAsync(p => p.Guardian == by.Id && p.ClosedAt == null, cancel))
            throw new RuleBroken("请先在“我的—监护”里停止代办，孩子的信息会一起删除。");
        db.Announce(new ConsentWithdrawn(by.Id, kind, by.At));
        db.Audit(by, "撤回同意", kind.Title(), person: by.Id);
        await db.SaveChangesAsync(cancel);
        states.Forget(by.Id);
    }
}
