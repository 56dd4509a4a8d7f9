using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fashu;

/// <summary>Something small that every node answers from memory; read anew when its version in the database changed.</summary>
public interface ISnapshot
{
    string SnapshotKey { get; }

    Task Reload(CancellationToken cancel);
}

/// <summary>Which version of a snapshot the database holds.</summary>
public sealed class VersionRow
{
    public string Key { get; internal set; } = "";
    public Guid Stamp { get; internal set; }
}

/// <summary>Keeps the snapshots of this node fresh: at once after an own change, within half a minute after a change on another node.</summary>
public sealed class Snapshots(IServiceScopeFactory scopes, IEnumerable<ISnapshot> all, TimeProvider clock, ILogger<Snapshots> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, Guid> known = [];
    private readonly SemaphoreSlim turn = new(1, 1);

    public override async Task StartAsync(CancellationToken cancel)
    {
        await Try(cancel);
        await base.StartAsync(cancel);
    }

    /// <summary>Saves a change of what the snapshot shows and shows it on this node.</summary>
    public async Task Save(AppDb db, string key, CancellationToken cancel)
    {
        var row = await db.Set<VersionRow>().FindAsync([key], cancel);
        if (row is null) db.Add(row = new() { Key = key });
        row.Stamp = Guid.CreateVersion7();
        await db.SaveChangesAsync(cancel);
        await Refresh(cancel);
    }

    /// <summary>Reads anew what changed since the last look.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            // The stamp is read before the content: a change in between is read twice, never missed.
            var stamps = await db.Set<VersionRow>().AsNoTracking().ToDictionaryAsync(v => v.Key, v => v.Stamp, cancel);
            var stale = all.Where(s => !known.TryGetValue(s.SnapshotKey, out var seen) || seen != stamps.GetValueOrDefault(s.SnapshotKey)).ToList();
            await Task.WhenAll(stale.Select(async snapshot =>
            {
                await Task.Yield(); // side by side also where the database answers at once
                await snapshot.Reload(cancel);
            }));
            foreach (var snapshot in stale) known[snapshot.SnapshotKey] = stamps.GetValueOrDefault(snapshot.SnapshotKey);
        }
        finally { turn.Release(); }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await Try(stop);
        }
        catch (OperationCanceledException) { }
    }

    // A database that is away must not keep the node from starting or stop the looking.
    private async Task Try(CancellationToken cancel)
    {
        try { await Refresh(cancel); }
        catch (Exception e) when (!cancel.IsCancellationRequested) { log.LogError(e, "Snapshots could not be read, trying again"); }
    }
}
