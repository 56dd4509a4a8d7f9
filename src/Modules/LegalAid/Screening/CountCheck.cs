using Fashu.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Fashu.LegalAid;

/// <summary>A self-check that came to its result is counted by day and channel.</summary>
internal sealed partial class CountCheck(AppDb db, ILogger<CountCheck> log)
{
    /// <param name="shared">On a device that many use.</param>
    public async Task Handle(bool shared, Actor by, CancellationToken cancel)
    {
        db.Add(CheckUse.Of(by.At.CityDay(), by.Kind == ActorKind.Staff ? Channels.Counter : shared || by.SharedDevice ? CheckUse.SharedDevice : Channels.Network));
        try { await db.SaveChangesAsync(cancel); }
        catch (Exception trouble) when (trouble is StorageUnavailable or DbUpdateException) // whoever asks gets his answer all the same
        {
            db.ChangeTracker.Clear();
            NotCounted(trouble);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A self-check was not counted")]
    private partial void NotCounted(Exception trouble);
}
