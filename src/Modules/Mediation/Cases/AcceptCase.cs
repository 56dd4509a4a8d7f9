namespace Fashu.Mediation;

/// <summary>The mediator, or the committee, accepts the matter; the number is given now (PML 17).</summary>
internal sealed class AcceptCase(AppDb db, Settings settings)
{
    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Accept(by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
