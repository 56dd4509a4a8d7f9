using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>An officer has a message sent once more that failed or had no gateway.</summary>
internal sealed class SendAgain(AppDb db, IEnumerable<ISmsGateway> gateways)
{
    public async Task Handle(Guid message, Actor by, CancellationToken cancel)
    {
        var found = await db.TextMessages.SingleOrDefaultAsync(m => m.Id == message, cancel);
        if (found?.MatterId is not { } matter) throw new Missing("这条短信");
        await db.OpenRow(matter, by, cancel);
        if (!gateways.Any(g => g.Available)) throw new RuleBroken("还没有开通短信，请打电话告知，再登记。");
        found.Again(by.At);
        await db.SaveChangesAsync(cancel);
    }
}
