using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Offers nobody took come back to the officer's desk.</summary>
internal sealed class LapseOffers(AppDb db, TimeProvider clock) : IJob
{
    public string Name => "legalaid.offers";
    public string Title => "收回到期没有人接的派单";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var over = await db.AidCases.AsNoTracking().Where(c => c.Stage == AidStage.Granted && c.OfferEndsAt <= now).Select(c => c.Id).Take(200).ToListAsync(cancel);
        foreach (var id in over)
        {
            if (await db.Load<AidCase>(id, cancel) is not { Stage: AidStage.Granted } matter || !(matter.OfferEndsAt <= now)) continue;
            matter.LapseOffer(Actor.System(now));
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // somebody acts on the case at this moment; the next round looks again
            db.ChangeTracker.Clear();
        }
    }
}
