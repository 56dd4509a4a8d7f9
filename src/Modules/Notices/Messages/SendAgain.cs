using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>An officer has a message sent once more that failed, had no gateway or was held back.</summary>
internal sealed class SendAgain(AppDb db, ContactRules rules, IEnumerable<ISmsGateway> gateways)
{
    public async Task Handle(Guid message, Actor by, CancellationToken cancel)
    {
        var found = await db.TextMessages.SingleOrDefaultAsync(m => m.Id == message, cancel);
        if (found?.MatterId is not { } matter) throw new Missing("这条短信");
        await db.OpenRow(matter, by, cancel);
        if (!gateways.Any(g => g.Available)) throw new RuleBroken("还没有开通短信，请打电话告知，再登记。");
        var hold = rules.For(found.To, found.Phone, matter, by.At);
        if (hold is { Until: null } kept) throw new RuleBroken($"{kept.Why}。请打电话或者当面告知，再登记。");
        found.Again(by.At);
        if (hold is { } later) found.Hold(later, by.At);
        await db.SaveChangesAsync(cancel);
    }
}
