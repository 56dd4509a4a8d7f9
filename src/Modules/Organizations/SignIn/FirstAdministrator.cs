using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The door into a new installation: while nobody has an account, each start makes a link that is good once, for a day.</summary>
public sealed class FirstAdministrator(AppDb db, TimeProvider clock)
{
    /// <summary>Called by the program at its start.</summary>
    /// <returns>The path to print, or null if somebody has an account already.</returns>
    public async Task<string?> EnsureLink(CancellationToken cancel)
    {
        if (await db.Staff.AnyAsync(cancel)) return null;
        var now = clock.Now();
        foreach (var old in await db.OneTimeLinks.Where(l => l.Purpose == LinkPurpose.FirstAdministrator && l.UsedAt == null).ToListAsync(cancel)) old.Void(now);
        var (link, token) = OneTimeLink.Make(LinkPurpose.FirstAdministrator, null, Actor.System(now), TimeSpan.FromHours(24));
        db.Add(link);
        await db.SaveChangesAsync(cancel);
        return $"/work/first/{token}";
    }
}
