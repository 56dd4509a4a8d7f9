using System.Collections.Concurrent;
using System.Diagnostics;

namespace Fashu.Load;

/// <summary>Callers that come when they come, whether or not those before were served: each waits from the moment it came.</summary>
internal static class Paced
{
    /// <param name="rate">Callers a second on average; they come at random (exponential gaps, fixed seed).</param>
    /// <param name="call">False: it got nothing, and its time does not count.</param>
    public static async Task<Stretch> Run(int count, double rate, Uri server, Func<Wire, Task<bool>> call)
    {
        var (random, free, latencies, failed) = (new Random(5), new ConcurrentBag<Wire>(), new List<long>(count), 0);
        var (started, due, under) = (Stopwatch.GetTimestamp(), 0.0, new List<Task>(count));
        for (var n = 0; n < count; n++)
        {
            due += -Math.Log(1 - random.NextDouble()) / rate;
            var came = started + (long)(due * Stopwatch.Frequency);
            var wait = came - Stopwatch.GetTimestamp();
            if (wait > 0) await Task.Delay(TimeSpan.FromSeconds((double)wait / Stopwatch.Frequency));
            came = Math.Min(came, Stopwatch.GetTimestamp()); // a timer may wake a little early; where it is late, the wait counts
            under.Add(Task.Run(() => One(came)));
        }
        await Task.WhenAll(under);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var wire in free) wire.Dispose();
        latencies.Sort();
        return new(latencies.Count, failed, seconds, latencies);

        async Task One(long came)
        {
            if (!free.TryTake(out var wire)) wire = new(server);
            if (!await call(wire)) Interlocked.Increment(ref failed);
            else lock (latencies) latencies.Add(Stopwatch.GetTimestamp() - came);
            free.Add(wire);
        }
    }
}
