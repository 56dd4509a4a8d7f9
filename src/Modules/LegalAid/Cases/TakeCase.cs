namespace Fashu.LegalAid;

/// <summary>The lawyer takes the assigned case (LAL 46).</summary>
internal sealed class TakeCase(AppDb db, Settings settings)
{
    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.TakeOn(by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
