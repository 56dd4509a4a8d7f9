using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fashu;

/// <summary>
/// Runs the outbox and the jobs of all modules. In a cluster one node holds the lock (a PostgreSQL advisory lock that
/// goes with its connection), the others wait for it. With <c>Jobs=false</c> a node serves pages only and leaves them to the others.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, Dispatcher dispatcher, OutboxSignal signal, TimeProvider clock, ILogger<JobRunner> log, IServiceProvider services, IConfiguration configuration) : BackgroundService
{
    private const long LockKey = 0x46617368754a6f62; // “FashuJob”
    private static readonly TimeSpan firstPause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, DateTime> lastRuns = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (!configuration.GetValue("Jobs", true)) return;
        await Task.Delay(firstPause, clock, stop); // whoever waits for the first page comes first
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var held = await Hold(stop);
                await using var free = new Release(held);
                await Recall(stop);
                // side by side: an announcement does not wait for a job that prints for minutes
                using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
                await Task.WhenAll(Repeat(both, RunDue, c => Task.Delay(TimeSpan.FromSeconds(1), clock, c)), Repeat(both, c => Announce(held, c), c => signal.Wait(TimeSpan.FromSeconds(1), c)));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception e)
            {
                log.LogError(e, "Jobs stopped, trying again");
                await Task.Delay(TimeSpan.FromSeconds(3), clock, stop);
            }
        }
    }

    private async Task Announce(NpgsqlConnection? held, CancellationToken cancel)
    {
        while (await dispatcher.Deliver(cancel) > 0) { }
        if (held is not null) await using (var check = new NpgsqlCommand("select 1", held)) await check.ExecuteNonQueryAsync(cancel);
    }

    // what breaks one ends both, so that the lock is taken anew by whoever goes on
    private static async Task Repeat(CancellationTokenSource both, Func<CancellationToken, Task> work, Func<CancellationToken, Task> rest)
    {
        try
        {
            while (true)
            {
                await work(both.Token);
                await rest(both.Token);
            }
        }
        finally { await both.CancelAsync(); }
    }

    /// <summary>Goes on where the last start, or the node before, stopped: what is done once a day need not be done at every start. What failed or broke off is due.</summary>
    internal async Task Recall(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now(); // a run of the future is that of a clock which has been put right since
        foreach (var row in await scope.ServiceProvider.GetRequiredService<AppDb>().Set<JobRow>().AsNoTracking().Where(r => r.EndedAt != null && r.Error == null && r.StartedAt <= now).ToListAsync(cancel))
            if (!lastRuns.TryGetValue(row.Name, out var last) || last < row.StartedAt) lastRuns[row.Name] = row.StartedAt;
    }

    /// <summary>Runs the jobs whose time has come.</summary>
    public async Task RunDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var now = clock.Now();
            if (lastRuns.TryGetValue(job.Name, out var last) && now < last + job.Every) continue;
            lastRuns[job.Name] = now;
            await Run(job.GetType(), cancel);
        }
    }

    private async Task Run(Type type, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.IsBulk = true;
        var job = scope.ServiceProvider.GetServices<IJob>().First(j => j.GetType() == type);
        string? error = null;
        var started = clock.Now();
        try { await job.Run(cancel); }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            error = e.Message;
            log.LogError(e, "Job {Job} failed", job.Name);
        }
        await using var after = scopes.CreateAsyncScope();
        var book = after.ServiceProvider.GetRequiredService<AppDb>();
        book.IsBulk = true;
        var row = await book.Set<JobRow>().FindAsync([job.Name], cancel);
        if (row is null) book.Add(row = new() { Name = job.Name });
        (row.StartedAt, row.EndedAt, row.Error) = (started, clock.Now(), error);
        await book.SaveChangesAsync(cancel);
    }

    // sessions are not reset when they return to the pool, so the lock would stay with an idle connection
    private sealed class Release(NpgsqlConnection? held) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (held is not { State: System.Data.ConnectionState.Open }) return;
            await using var free = new NpgsqlCommand("select pg_advisory_unlock_all()", held);
            try { await free.ExecuteNonQueryAsync(); }
            catch (NpgsqlException) { } // the connection is gone, and the lock with it
        }
    }

    private async Task<NpgsqlConnection?> Hold(CancellationToken stop)
    {
        if (services.GetService<NpgsqlDataSource>() is not { } source) return null;
        var connection = await source.OpenConnectionAsync(stop);
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        while (!(bool)(await take.ExecuteScalarAsync(stop))!) await Task.Delay(TimeSpan.FromSeconds(2), clock, stop);
        return connection;
    }
}

/// <summary>Wakes the dispatcher of this node when something was announced.</summary>
public sealed class OutboxSignal
{
    private readonly SemaphoreSlim news = new(0, 1);

    public void Set()
    {
        try { news.Release(); }
        catch (SemaphoreFullException) { } // already awake
    }

    public Task Wait(TimeSpan atMost, CancellationToken cancel) => news.WaitAsync(atMost, cancel);
}
