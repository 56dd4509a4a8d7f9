namespace Fashu.Mediation;

/// <summary>A party confirms having read the record of a session.</summary>
internal sealed class ConfirmRecord(AppDb db)
{
    public async Task Handle(Guid id, Guid session, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.ConfirmRecord(session, by);
        await db.SaveChangesAsync(cancel);
    }
}
