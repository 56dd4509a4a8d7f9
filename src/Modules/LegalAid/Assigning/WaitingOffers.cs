using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>On a lawyer's desk: what he may take now.</summary>
internal sealed class WaitingOffers(ReadOffers offers) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        if (!by.MaySomewhere(AidPermissions.Handle.Key) || await offers.Handle(by, cancel) is not { Barrier: null } answer) return [];
        var open = answer.Offers.Where(o => !o.Barred).ToList();
        return open.Count == 0 ? [] : [new("接单", false, [.. open.Take(most).Select(o => new WaitingAct(o.Id, o.Green is null ? o.Place : $"{o.Place}，绿色通道", o.What, "/work/aid/offers", o.OfferedAt, o.EndsAt))], open.Count)];
    }
}
