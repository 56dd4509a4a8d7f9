namespace Fashu.LegalAid;

/// <summary>The stated day passed and the applicant gave nothing: the application counts as withdrawn (LAL 43).</summary>
internal sealed class LapseSupplement(AppDb db) : IReactTo<ClockExpired>
{
    public async Task React(ClockExpired expired, CancellationToken cancel)
    {
        if (expired.Rule != AidClocks.Supplement.Key || await db.Load<AidCase>(expired.Matter, cancel) is not { Stage: AidStage.Supplement } matter) return;
        matter.Lapse(Actor.System(expired.At));
        await db.SaveChangesAsync(cancel);
    }
}
