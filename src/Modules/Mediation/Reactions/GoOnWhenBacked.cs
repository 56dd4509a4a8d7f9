using Fashu.Matters;

namespace Fashu.Mediation;

/// <summary>The level above answered what it does about a stuck case: registry, pages and API say who goes on.</summary>
internal sealed class GoOnWhenBacked(AppDb db) : IReactTo<SupervisionAnswered>
{
    public async Task React(SupervisionAnswered answered, CancellationToken cancel)
    {
        if (answered.Kind != MediationCase.KindKey || !answered.FromBelow || await db.Load<MediationCase>(answered.Matter, cancel) is not { } matter) return;
        matter.Back(answered.At);
        await db.SaveChangesAsync(cancel);
    }
}
