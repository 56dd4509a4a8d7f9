namespace Fashu.LegalAid;

/// <summary>The organ's clerk acknowledges the letter that says which lawyer acts (LAL 36).</summary>
internal sealed class AcknowledgeLetter(AppDb db)
{
    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.OpenOwn(id, by, cancel);
        matter.Acknowledge(by);
        await db.SaveChangesAsync(cancel);
    }
}
