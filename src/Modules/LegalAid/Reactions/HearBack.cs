using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>What another service reached for the aided person is written into the case.</summary>
internal sealed class HearBack(AppDb db) : IReactTo<ReferralReturned>
{
    public async Task React(ReferralReturned returned, CancellationToken cancel)
    {
        if (returned.Kind != AidCase.KindKey || await db.Load<AidCase>(returned.Matter, cancel) is not { } matter) return;
        matter.HearBack(returned.From, $"{returned.Title}{(returned.Text is { } text ? $"。{text}" : "")}", Actor.System(returned.At));
        await db.SaveChangesAsync(cancel);
    }
}
