using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fashu.Matters;

/// <summary>
/// Tells open boards that matters of their part of the tree changed, and a party that its own matter did. One look a node and
/// two seconds at the newest steps and colour changes, while somebody listens: alike on every node and on both databases.
/// </summary>
internal sealed class BoardFeed(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BoardFeed> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(2), heartbeat = TimeSpan.FromSeconds(25), overlap = TimeSpan.FromSeconds(5), rest = TimeSpan.FromSeconds(4), later = TimeSpan.FromSeconds(30);
    private const int MostOfOne = 6, MostOfNetwork = 60;
    private const string Refresh = """<turbo-stream action="refresh"></turbo-stream>""";
    private readonly ConcurrentDictionary<Guid, (Actor By, Guid? Matter, Channel<Guid> News)> listeners = [];
    private readonly HashSet<Guid> told = [];
    private Guid position;

    /// <summary>Where the stream stands now; the page carries it, so that nothing between drawing and listening is lost.</summary>
    public static async Task<Guid> Position(AppDb db, CancellationToken cancel) =>
        await db.Steps.OrderByDescending(s => s.Id).Select(s => s.Id).FirstOrDefaultAsync(cancel);

    /// <param name="matter">Only this one, as its parties may see it: nothing of internal steps; null for the board.</param>
    /// <param name="again">Who is listening, as it stands by now; null once he may not any more, and the stream ends.</param>
    public async IAsyncEnumerable<SseItem<string>> Listen(Actor by, Guid? matter, string? last, Func<CancellationToken, Task<Actor?>> again, [EnumeratorCancellation] CancellationToken stop)
    {
        var (id, news) = (Guid.NewGuid(), Channel.CreateBounded<Guid>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }));
        var joined = Join(id, by, matter, news);
        try
        {
            var now = await Now(matter, stop);
            yield return new(Guid.TryParse(last, out var known) && known != now ? Refresh : "") { EventId = now.ToString(), ReconnectionInterval = joined ? TimeSpan.FromSeconds(1) : later };
            // one too many: it is told how things stand and asks again by itself
            while (joined && !stop.IsCancellationRequested)
            {
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop);
                wait.CancelAfter(heartbeat);
                Guid? at = null;
                try { at = await news.Reader.ReadAsync(wait.Token); }
                catch (OperationCanceledException) when (!stop.IsCancellationRequested) { }
                catch (OperationCanceledException) { yield break; }
                Actor? still;
                try { still = await again(stop); }
                catch (OperationCanceledException) { yield break; }
                if (still is null) yield break;
                listeners[id] = (still, matter, news); // with the posts of today
                yield return new(at is null ? "" : Refresh) { EventId = at?.ToString() };
                if (at is null) continue;
                // a busy morning redraws a board every few seconds, not with every act
                try { await Task.Delay(rest, clock, stop); }
                catch (OperationCanceledException) { yield break; }
            }
        }
        finally
        {
            listeners.TryRemove(id, out _);
        }
    }

    private bool Join(Guid id, Actor by, Guid? matter, Channel<Guid> news)
    {
        lock (listeners)
        {
            if (listeners.Values.Count(l => l.By.Id == by.Id) >= MostOfOne || (by.Network is { } network && listeners.Values.Count(l => l.By.Network == network) >= MostOfNetwork)) return false;
            listeners[id] = (by, matter, news);
            return true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                if (listeners.IsEmpty) position = Guid.Empty;
                else await Look(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogWarning(e, "The board's stream could not look for changes");
            }
        }
    }

    /// <summary>Looks once and tells whom it concerns.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (position == Guid.Empty)
        {
            position = await Position(db, cancel);
            return;
        }
        // ids grow with time, but a slow save may show its older id late
        var from = Earlier(position, overlap);
        var colours = typeof(ColourChanged).FullName!;
        var steps = await db.Steps.AsNoTracking().Where(s => s.Id.CompareTo(from) > 0).OrderBy(s => s.Id).Take(1000).Select(s => new { s.Id, s.MatterId, s.Internal }).ToListAsync(cancel);
        var turned = await db.Set<OutboxRow>().AsNoTracking().Where(o => o.Id.CompareTo(from) > 0 && o.Type == colours).OrderBy(o => o.Id).Take(1000).Select(o => new { o.Id, o.Content }).ToListAsync(cancel);
        var news = steps.Select(s => (s.Id, s.MatterId, s.Internal)).Concat(turned.Select(t => (t.Id, MatterId: JsonDocument.Parse(t.Content).RootElement.GetProperty(nameof(ColourChanged.Matter)).GetGuid(), Internal: false)))
            .Where(c => c.Id != position && told.Add(c.Id)).ToList();
        if (steps.Count > 0 && steps[^1].Id.CompareTo(position) > 0) position = steps[^1].Id;
        told.RemoveWhere(id => id.CompareTo(from) <= 0);
        if (news.Count == 0) return;
        var changed = news.Select(c => c.MatterId).Distinct().ToList();
        var rows = await db.Matters.AsNoTracking().Where(m => changed.Contains(m.Id)).Select(m => new { m.Kind, m.Place, m.Handler }).ToListAsync(cancel);
        foreach (var (by, matter, channel) in listeners.Values)
        {
            if (matter is { } own)
            {
                if (news.LastOrDefault(c => c.MatterId == own && !c.Internal) is { Id: var at } && at != Guid.Empty) channel.Writer.TryWrite(at);
            }
            else if (rows.Any(r => r.Handler == by.Id || by.May(r.Kind + ".read", r.Place))) channel.Writer.TryWrite(position);
        }
    }

    private async Task<Guid> Now(Guid? matter, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return matter is null ? await Position(db, cancel)
            : await db.Steps.Where(s => s.MatterId == matter && !s.Internal).OrderByDescending(s => s.No).Select(s => s.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The smallest version 7 id so much before this one.</summary>
    internal static Guid Earlier(Guid id, TimeSpan by)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = Math.Max(0, (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) - (long)by.TotalMilliseconds);
        bytes.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)milliseconds << 16);
        return new(bytes, bigEndian: true);
    }
}
