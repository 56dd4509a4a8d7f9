using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A person takes identity papers back before an officer decided; the photos are deleted at once.</summary>
internal sealed class WithdrawCheck(AppDb db)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        public Guid Id { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var check = await db.IdentityChecks.SingleOrDefaultAsync(c => c.Id == form.Id && c.PersonId == by.Id, cancel) ?? throw new Missing("这份材料");
        check.Withdraw(by);
        db.RemoveRange(await db.IdentityDocuments.Where(d => d.CheckId == check.Id).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }
}
