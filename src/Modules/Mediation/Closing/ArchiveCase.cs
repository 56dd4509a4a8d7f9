namespace Fashu.Mediation;

/// <summary>The file is complete and goes to the archive (PML 27).</summary>
internal sealed class ArchiveCase(AppDb db)
{
    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Archive(by);
        await db.SaveChangesAsync(cancel);
    }
}
