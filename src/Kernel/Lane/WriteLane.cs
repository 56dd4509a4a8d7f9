using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fashu;

/// <summary>
/// All writes to the SQLite file: one thread, one connection, and one disk flush for whatever waits at that moment.
/// Each unit of work has its own savepoint, so it fails alone; nobody is answered before the flush.
/// </summary>
public sealed class WriteLane : IDisposable
{
    private const int MostUnits = 256;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500), ShortHold = TimeSpan.FromMilliseconds(5), LongHold = TimeSpan.FromMilliseconds(20);

    private readonly object gate = new(); // guards the queues, closed and Trouble together: no unit may slip in while the lane breaks
    private readonly Queue<Unit> interactive = new(), bulk = new();
    private readonly List<Unit> batch = [];
    private readonly LaneConnection connection;
    private readonly Checkpointer checkpointer;
    private readonly ILogger log;
    private readonly Thread thread;
    private bool closed;
    private TimeSpan flush; // how long the last commit took; read and written by the lane alone

    public WriteLane(string path, ILogger<WriteLane>? log = null)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        this.log = log ?? NullLogger<WriteLane>.Instance;
        connection = new(path);
        checkpointer = new(path, this.log);
        thread = new(Loop) { Name = "write lane", IsBackground = true };
        thread.Start();
    }

    /// <summary>Set once the file can no longer be trusted (I/O error): every later write is refused until the process restarts.</summary>
    public Exception? Trouble { get; private set; }

    /// <summary>No more units are taken into a batch after this; null: as the disk asks for.</summary>
    internal TimeSpan? LongestHold { get; set; }

    // A quick disk is flushed often, so that nobody waits for others; a slow one is worth waiting for company.
    private TimeSpan Hold => LongestHold ?? TimeSpan.FromTicks(Math.Clamp(4 * flush.Ticks, ShortHold.Ticks, LongHold.Ticks));

    /// <summary>Runs after the journal was carried into the file.</summary>
    internal Action? Carried { set => checkpointer.Carried = value; }

    /// <summary>Units waiting now.</summary>
    public int Waiting { get { lock (gate) return interactive.Count + bulk.Count; } }

    /// <summary>Transactions committed since the start.</summary>
    public long Commits { get; private set; }

    /// <summary>Units saved since the start.</summary>
    public long Saved { get; private set; }

    /// <summary>Runs the work on the lane. Cancelling helps only while it waits; once taken, the caller learns the true outcome.</summary>
    internal async Task<int> RunAsync(Func<LaneConnection, int> work, bool isBulk, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var unit = new Unit(work);
        Enqueue(unit, isBulk ? bulk : interactive);
        await using (cancel.UnsafeRegister(static (unit, cancel) => ((Unit)unit!).GiveUp(cancel), unit))
            return await unit.Task.ConfigureAwait(false);
    }

    /// <summary>The lane steps aside in queue order, for at most <paramref name="limit"/>, while another connection writes.</summary>
    internal async Task<IDisposable> StepAsideAsync(TimeSpan limit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var unit = new Unit(null) { Limit = limit };
        Enqueue(unit, interactive);
        await using (cancel.UnsafeRegister(static (unit, cancel) => ((Unit)unit!).GiveUp(cancel), unit))
            await unit.Task.ConfigureAwait(false);
        return unit;
    }

    /// <summary>Closes the entrance, saves what still waits, then closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
        thread.Join();
        checkpointer.Dispose();
        connection.Dispose();
    }

    private void Enqueue(Unit unit, Queue<Unit> queue)
    {
        lock (gate)
        {
            if (closed || Trouble is not null) throw new StorageUnavailable(Trouble);
            queue.Enqueue(unit);
            Monitor.Pulse(gate);
        }
    }

    private void Loop()
    {
        while (TakeFirst(out var first, out var fromBulk))
            if (first.Work is not null) RunBatch(first, fromBulk);
            else if (!first.WaitReleased())
                log.LogWarning("A writer beside the lane did not finish within {Limit}.", first.Limit);
    }

    private bool TakeFirst(out Unit unit, out bool fromBulk)
    {
        lock (gate)
            while (true)
            {
                while (!(fromBulk = interactive.Count == 0) || bulk.Count > 0)
                    if ((unit = (fromBulk ? bulk : interactive).Dequeue()).Claim())
                        return true;
                if (closed) break;
                Monitor.Wait(gate);
            }
        unit = null!;
        return false;
    }

    /// <summary>Interactive units up to the cap, and one bulk unit in every batch: bulk neither blocks nor starves.</summary>
    private Unit? TakeNext(long started, ref bool bulkTaken)
    {
        lock (gate)
        {
            while (batch.Count < MostUnits && Stopwatch.GetElapsedTime(started) < Hold && interactive.TryPeek(out var unit) && unit.Work is not null)
                if (interactive.Dequeue().Claim())
                    return unit;
            while (!bulkTaken && bulk.TryDequeue(out var unit))
                if (bulkTaken = unit.Claim())
                    return unit;
            return null;
        }
    }

    private void RunBatch(Unit first, bool bulkTaken)
    {
        var started = Stopwatch.GetTimestamp();
        batch.Clear();
        try
        {
            batch.Add(first);
            connection.Begin();
            Try(first);
            while (TakeNext(started, ref bulkTaken) is { } unit)
            {
                batch.Add(unit);
                Try(unit);
            }
            var full = Stopwatch.GetTimestamp();
            connection.Commit();
            flush = Stopwatch.GetElapsedTime(full);
            Commits++;
            Saved += batch.Count(u => u.Error is null);
            checkpointer.Committed(batch.Sum(u => u.Rows));
        }
        catch (Exception error)
        {
            FailBatch(error);
            return;
        }
        foreach (var unit in batch) unit.Finish();
        // a bulk save may take its time while nobody waits behind it
        if (Stopwatch.GetElapsedTime(started) is var held && held > Slow && (!bulkTaken || Waiting > 0))
            log.LogWarning("The write lane held {Units} units for {Held}.", batch.Count, held);
    }

    private void Try(Unit unit)
    {
        connection.Save();
        try
        {
            unit.Rows = unit.Work!(connection);
            connection.Release();
        }
        catch (Exception error)
        {
            if (!connection.InTransaction || DbErrors.AsUnavailable(error) is not (null or StorageFull)) throw;
            connection.Undo();
            unit.Error = DbErrors.AsUnavailable(error) ?? error;
        }
    }

    /// <summary>Full or busy: this batch fails and the next may succeed. Anything else: the file is not trusted any more.</summary>
    private void FailBatch(Exception error)
    {
        var passing = DbErrors.Find<Microsoft.Data.Sqlite.SqliteException>(error)?.SqliteErrorCode is 5 or 6 or 13;
        try
        {
            connection.Rollback();
        }
        catch (Exception second)
        {
            (passing, error) = (false, second);
        }
        lock (gate)
        {
            if (!passing) Trouble = error;
            // A busy file keeps every waiting unit equally long, a broken one for ever: nobody waits in vain.
            if (error is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 } || !passing)
                foreach (var queue in (Queue<Unit>[])[interactive, bulk])
                    while (queue.TryDequeue(out var unit))
                        if (unit.Claim()) batch.Add(unit);
        }
        log.LogError(error, "The write lane could not commit {Units} units.", batch.Count);
        foreach (var unit in batch) unit.TrySetException(passing && DbErrors.AsUnavailable(error) is { } known ? known : new StorageUnavailable(error));
    }

    /// <summary>One caller's work. Who moves <c>state</c> first, the lane or the caller's cancellation, decides.</summary>
    private sealed class Unit(Func<LaneConnection, int>? work) : TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
        private int state;
        private readonly ManualResetEventSlim? released = work is null ? new() : null;

        public Func<LaneConnection, int>? Work { get; } = work; // null: the lane steps aside
        public TimeSpan Limit { get; init; }
        public int Rows { get; set; }
        public Exception? Error { get; set; }

        public bool Claim() => Interlocked.CompareExchange(ref state, 1, 0) == 0;

        public void GiveUp(CancellationToken cancel)
        {
            if (Claim()) TrySetCanceled(cancel);
        }

        public void Finish()
        {
            if (Error is null) TrySetResult(Rows);
            else TrySetException(Error);
        }

        public bool WaitReleased()
        {
            TrySetResult(0);
            return released!.Wait(Limit);
        }

        public void Dispose() => released!.Set();
    }
}
