using System.Diagnostics;
using System.Text;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Fashu.Load;

/// <summary>The yardstick on SQLite: one thread, prepared statements straight at the library, one filing a transaction, WAL and a full flush.</summary>
internal sealed class Bare : IYardstick
{
    private readonly Plan plan;
    private readonly sqlite3 db;
    private readonly sqlite3_stmt begin, commit;
    private readonly List<(sqlite3_stmt Insert, string[] Marks)> inserts = [];
    private readonly Random random = new(7);
    private long number = 500_000_000_000;

    public Bare(string file, Plan plan)
    {
        Batteries_V2.Init();
        this.plan = plan;
        Good(sqlite3_open(file, out db));
        // as the server's own writer, which carries its journal over on a second thread
        foreach (var pragma in new[] { "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=4000", "cache_size=-16384", "foreign_keys=1" }) Good(sqlite3_exec(db, "PRAGMA " + pragma));
        (begin, commit) = (Statement("BEGIN IMMEDIATE"), Statement("COMMIT"));
        foreach (var row in plan.Rows)
        {
            List<string> marks = [];
            var sql = row.Insert((name, alone) =>
            {
                // keys are written in capitals, ids within texts in small letters
                marks.Add(alone && name.StartsWith("id", StringComparison.Ordinal) ? name.ToUpperInvariant() : name);
                return $"?{marks.Count}";
            });
            inserts.Add((Statement(sql), [.. marks]));
        }
    }

    public Task Fill(int filings)
    {
        for (var done = 0; done < filings;)
        {
            Step(begin);
            for (var n = 0; n < 256 && done < filings; n++, done++) File();
            Step(commit);
        }
        return Task.CompletedTask;
    }

    public Task<Stretch> Work(double seconds)
    {
        List<long> latencies = [];
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            var from = Stopwatch.GetTimestamp();
            Step(begin);
            File();
            Step(commit);
            latencies.Add(Stopwatch.GetTimestamp() - from);
        }
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        latencies.Sort();
        return Task.FromResult(new Stretch(latencies.Count, 0, took, latencies));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (insert, _) in inserts) insert.Dispose();
        begin.Dispose();
        commit.Dispose();
        db.Dispose();
        return default;
    }

    private void File()
    {
        var values = new Dictionary<string, byte[]>
        {
            ["place"] = Encoding.ASCII.GetBytes(plan.Places[random.Next(plan.Places.Length)]),
            ["number"] = Encoding.ASCII.GetBytes($"{++number:000000000000}"),
        };
        foreach (var (insert, marks) in inserts)
        {
            for (var at = 0; at < marks.Length; at++)
            {
                if (!values.TryGetValue(marks[at], out var value))
                {
                    var id = Guid.CreateVersion7().ToString();
                    values["id" + marks[at][2..]] = Encoding.ASCII.GetBytes(id);
                    values["ID" + marks[at][2..]] = Encoding.ASCII.GetBytes(id.ToUpperInvariant());
                    value = values[marks[at]];
                }
                Good(sqlite3_bind_text(insert, at + 1, value));
            }
            Step(insert);
        }
    }

    private sqlite3_stmt Statement(string sql)
    {
        Good(sqlite3_prepare_v2(db, sql, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        if (sqlite3_step(statement) is var code && code != SQLITE_DONE) Good(code);
        Good(sqlite3_reset(statement));
    }

    private void Good(int code)
    {
        if (code != SQLITE_OK) throw new InvalidOperationException($"SQLite {code}: {sqlite3_errmsg(db).utf8_to_string()}");
    }
}
