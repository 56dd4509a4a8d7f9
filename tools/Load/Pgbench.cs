using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Fashu.Load;

/// <summary>The yardstick on PostgreSQL: pgbench with prepared single inserts of a filing in one transaction, as many clients as the load.</summary>
internal sealed partial class Pgbench : IYardstick
{
    private readonly Wish wish;
    private readonly string script, log;
    private readonly NpgsqlConnectionStringBuilder target;

    public Pgbench(Wish wish, Plan plan)
    {
        this.wish = wish;
        target = new(wish["yardstick"]);
        script = Path.Combine(wish["data"], "filing.sql");
        log = Path.Combine(wish["data"], "pgbench_log");
        // ids grow with time, as the product's own do; the rest is chance
        using var connection = new NpgsqlConnection(wish["yardstick"] + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            CREATE OR REPLACE FUNCTION bench_id(k int, r bigint) RETURNS uuid LANGUAGE sql STABLE AS
            $$ SELECT (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint), 12, '0') || to_hex(28672 + k) || lpad(to_hex(r), 16, '0'))::uuid $$
            """, connection);
        command.ExecuteNonQuery();
        var text = new StringBuilder()
            .AppendLine(@"\set r random(1, 9000000000000000000)").AppendLine(@"\set number random(100000000000, 999999999999)")
            .AppendLine(@"\set place 330191101000000 + random(1, 999999)").AppendLine("BEGIN;");
        foreach (var row in plan.Rows) text.AppendLine(Plain(row).Insert(Mark) + ";");
        File.WriteAllText(script, text.AppendLine("COMMIT;").ToString());
    }

    // pgbench reads a colon before a letter as a variable, also within a text.
    private static FilingRow Plain(FilingRow row) => row with { Values = [.. row.Values.Select(pieces => pieces.Select(p => p.StartsWith('\'') ? Colon().Replace(p, ":' || '") : p).ToArray())] };

    private static string Mark(string name, bool alone) => name switch
    {
        "place" => "(:place::bigint)::text",
        "number" => "(:number::bigint)::text",
        _ => $"bench_id({name[2..]}, :r::bigint)" + (alone ? "" : "::text"),
    };

    public async Task Fill(int filings) => await Run("-t", Math.Max(1, filings / wish.Number("connections", 64)).ToString(CultureInfo.InvariantCulture));

    public async Task<Stretch> Work(double seconds)
    {
        foreach (var old in Directory.GetFiles(wish["data"], "pgbench_log.*")) File.Delete(old);
        var output = await Run("-T", Math.Max(1, (int)seconds).ToString(CultureInfo.InvariantCulture), "-l", "--log-prefix=" + log);
        var rate = double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        // each line: client, transaction, microseconds, …
        List<long> latencies = [.. Directory.GetFiles(wish["data"], "pgbench_log.*").SelectMany(File.ReadLines).Select(l => long.Parse(l.Split(' ')[2]) * (Stopwatch.Frequency / 1_000_000))];
        latencies.Sort();
        return new(latencies.Count, 0, latencies.Count / rate, latencies);
    }

    public ValueTask DisposeAsync() => default;

    private async Task<string> Run(params string[] more)
    {
        var clients = wish.Number("connections", 64).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(wish["pgbench"], ["-n", "-M", "prepared", "-f", script, "-c", clients, "-j", "2", "-h", target.Host!, "-U", target.Username!, .. more, target.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && !output.Contains("aborted") ? output : throw new InvalidOperationException("pgbench: " + await errors + output);
    }

    [GeneratedRegex(":(?=[A-Za-z_\u0080-\uffff])")] private static partial Regex Colon();
    [GeneratedRegex(@"tps = ([0-9.]+) \(without")] private static partial Regex Rate();
}
