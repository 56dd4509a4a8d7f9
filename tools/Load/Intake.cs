using System.Diagnostics;
using System.Globalization;

namespace Fashu.Load;

/// <summary>What one stretch of work came to.</summary>
internal sealed record Stretch(int Done, int Failed, double Seconds, List<long> Latencies)
{
    public double Rate => Done / Seconds;

    /// <summary>A percentile in milliseconds.</summary>
    public double At(double share) => Figures.Percentile(Latencies, share) * 1000.0 / Stopwatch.Frequency;
}

/// <summary>Filings through HTTP against the yardstick that stores the same rows, in rounds A-B-B-A.</summary>
internal static class Intake
{
    public static async Task<int> Run(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var plan = Plan.Of(wish);
        await using var store = Store.Open(wish);
        await using IYardstick yardstick = wish.Maybe("postgres") is null ? new Bare(wish["yardstick"], plan) : new Pgbench(wish, plan);
        var (connections, count, rounds) = (wish.Number("connections", 64), wish.Number("count", 6000), wish.Number("rounds", 7));
        var seconds = wish.Figure("seconds", 4);
        var load = new HttpLoad(new(wish["url"]), plan, connections);
        var server = new Cpu(int.Parse(wish["pid"]));
        var database = wish.Maybe("database-pid") is { } pid ? new Cpu(int.Parse(pid)) : null;

        var filedBefore = await store.Count("mediation_case");
        var warm = await load.File(wish.Number("warm", 40_000));
        await yardstick.Fill(wish.Number("warm", 40_000));
        Console.WriteLine($"warm-up: {warm.Done} filings, {warm.Failed} failed, {warm.Rate:F0}/s; the yardstick's copy holds as many");
        await yardstick.Work(Math.Min(seconds, 1));

        List<double> ratios = [];
        List<long> latencies = [];
        List<(double Rate, double Cpu)> a = [];
        List<double> b = [];
        var (acknowledged, failed) = (warm.Done, warm.Failed);
        double cpu = 0, databaseCpu = 0;
        var measured = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var (first, second) = (await A(round, 1), 0.0);
            var (bare1, bare2) = (await B(round, 1), await B(round, 2));
            second = await A(round, 2);
            ratios.Add((first + second) / (bare1 + bare2));
            Console.WriteLine($"round {round}: ratio {ratios[^1]:F2}");
        }

        latencies.Sort();
        var (p50, p99) = (Ms(0.5), Ms(0.99));
        var (low, high) = Figures.Bootstrap(ratios);
        var median = Figures.Median(ratios);
        var filed = await store.Count("mediation_case") - filedBefore;
        var exact = filed == acknowledged && failed == 0;
        var (target, worst) = (wish.Figure("target", 0.8), wish.Figure("p99", 60));
        Console.WriteLine($"stored {filed}, acknowledged {acknowledged}, failed {failed}: {(exact ? "equal" : "NOT EQUAL")}");
        Console.WriteLine($"rows: {plan.Rows.Length} in a filing; the yardstick stores the same");
        Console.WriteLine($"filings through HTTP: median {Figures.Median(a.Select(x => x.Rate)):F0}/s, p50 {p50:F1} ms, p99 {p99:F1} ms, server CPU {cpu / measured:F0} µs per filing"
            + (database is null ? "" : $", database CPU {databaseCpu / measured:F0} µs"));
        Console.WriteLine($"yardstick: median {Figures.Median(b):F0}/s");
        Console.WriteLine($"ratio: median {median:F2}, 95 % interval {low:F2}–{high:F2}, range {ratios.Min():F2}–{ratios.Max():F2}, {rounds} rounds");
        var holds = exact && median >= target && p99 <= worst;
        Console.WriteLine($"{wish["name"]}: {median:F2}×, p99 {p99:F0} ms (target ≥ {target:0.##}×, p99 ≤ {worst:0} ms) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;

        double Ms(double share) => Figures.Percentile(latencies, share) * 1000.0 / Stopwatch.Frequency;

        async Task<double> A(int round, int part)
        {
            var (used, usedByDatabase) = (server.Microseconds, database?.Microseconds ?? 0);
            var stretch = await load.File(count);
            used = server.Microseconds - used;
            cpu += used;
            databaseCpu += (database?.Microseconds ?? 0) - usedByDatabase;
            measured += stretch.Done;
            acknowledged += stretch.Done;
            failed += stretch.Failed;
            latencies.AddRange(stretch.Latencies);
            a.Add((stretch.Rate, used));
            Console.WriteLine($"  A{part} round {round}: {stretch.Rate:F0}/s, p50 {stretch.At(0.5):F1} p99 {stretch.At(0.99):F1} ms, CPU {used / stretch.Done:F0} µs, {stretch.Failed} failed");
            return stretch.Rate;
        }

        async Task<double> B(int round, int part)
        {
            var stretch = await yardstick.Work(seconds);
            b.Add(stretch.Rate);
            Console.WriteLine($"  B{part} round {round}: {stretch.Rate:F0}/s, p50 {stretch.At(0.5):F2} p99 {stretch.At(0.99):F2} ms");
            return stretch.Rate;
        }
    }
}

/// <summary>Stores the rows of a filing, one filing a transaction.</summary>
internal interface IYardstick : IAsyncDisposable
{
    /// <summary>Brings the copy to the size of the server's database; not measured.</summary>
    Task Fill(int filings);

    Task<Stretch> Work(double seconds);
}

/// <summary>So many connections that file as fast as they are answered.</summary>
internal sealed class HttpLoad(Uri server, Plan plan, int connections)
{
    private readonly Wire[] wires = [.. Enumerable.Range(0, connections).Select(_ => new Wire(server))];
    private long number;
    private bool told;

    public async Task<Stretch> File(int count)
    {
        var (left, failed) = (count, 0);
        var latencies = new List<long>[connections];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(wires.Select((wire, at) => Task.Run(async () =>
        {
            var mine = latencies[at] = [];
            var random = new Random(at);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var n = Interlocked.Increment(ref number);
                var filing = Filing.Of(n, plan.Places[random.Next(plan.Places.Length)]);
                var request = Requests.Post("/api/v1/mediation/applications", plan.Citizens[n % plan.Citizens.Length], filing.Json());
                var sent = Stopwatch.GetTimestamp();
                var status = await wire.Send(request);
                if (status == 201) mine.Add(Stopwatch.GetTimestamp() - sent);
                else
                {
                    Interlocked.Increment(ref failed);
                    if (!Interlocked.Exchange(ref told, true)) Console.WriteLine($"first failure: {status} {wire.Last}");
                }
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        List<long> all = [.. latencies.SelectMany(l => l)];
        all.Sort();
        return new(all.Count, failed, seconds, all);
    }
}

/// <summary>Processor time of a process and the children it has.</summary>
internal sealed class Cpu(int pid)
{
    public double Microseconds => Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Sum(name => Of(name!));

    private double Of(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var mine = process == pid.ToString(CultureInfo.InvariantCulture) || fields[1] == pid.ToString(CultureInfo.InvariantCulture);
            return mine ? (long.Parse(fields[11]) + long.Parse(fields[12])) * 10_000.0 : 0; // ticks of a hundredth
        }
        catch (IOException) { return 0; } // it ended meanwhile
    }
}
