using System.Diagnostics;
using System.Text.Json;
using Fashu.Divisions;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Load;

/// <summary>Filings and acceptances amid which the server is killed; afterwards nothing acknowledged may be lost, nothing doubled, nothing half, no number given twice or left out.</summary>
internal static class Drill
{
    private sealed record Line(long Number, Guid Id, Guid Key, Guid AcceptKey, string Place, int Citizen, bool Acknowledged, bool Accepted)
    {
        // one committee accepts, so that its numbers are fought over
        public bool IsToAccept => Place.StartsWith(DivisionSamplePlaces.TourVillage, StringComparison.Ordinal);
        public bool IsDone => Acknowledged && (Accepted || !IsToAccept);
    }

    /// <summary>Sends what the journal does not show as acknowledged; with <c>--kill-pid</c> ends that process after so many answers.</summary>
    public static async Task<int> File(Wish wish)
    {
        var plan = Plan.Of(wish);
        string[] tour = [.. plan.Places.Where(p => p.StartsWith(DivisionSamplePlaces.TourVillage, StringComparison.Ordinal))];
        var journal = wish["journal"];
        var lines = System.IO.File.Exists(journal)
            ? JsonSerializer.Deserialize<List<Line>>(await System.IO.File.ReadAllTextAsync(journal))!
            : [.. Enumerable.Range(1, wish.Number("count", 1000)).Select(n => new Line(n, Guid.CreateVersion7(), Guid.NewGuid(), Guid.NewGuid(),
                n % 3 == 0 ? tour[n / 3 % tour.Length] : plan.Places[n * 37 % plan.Places.Length], n % plan.Citizens.Length, false, false))];
        var open = new Queue<int>(Enumerable.Range(0, lines.Count).Where(n => !lines[n].IsDone));
        var (sent, accepted, answered, other) = (0, 0, 0, new Dictionary<int, int>());
        var after = wish.Number("kill-after", int.MaxValue);
        using var victim = wish.Maybe("kill-pid") is { } pid ? Process.GetProcessById(int.Parse(pid)) : null;
        await Task.WhenAll(Enumerable.Range(0, wish.Number("connections", 64)).Select(_ => Task.Run(async () =>
        {
            using var wire = new Wire(new(wish["url"]));
            while (true)
            {
                int at;
                lock (open)
                    if (!open.TryDequeue(out at)) return;
                var line = lines[at];
                if (!line.Acknowledged)
                {
                    Interlocked.Increment(ref sent);
                    if (!Noted(at, wire, await wire.Send(Requests.Post("/api/v1/mediation/applications", plan.Citizens[line.Citizen], Filing.Of(line.Number, line.Place, line.Id).Json(), line.Key)), l => l with { Acknowledged = true })) continue;
                }
                if (!line.IsToAccept) continue;
                var status = await wire.Send(Requests.Post($"/api/v1/mediation/work/{line.Id}/accept", plan.Staff["head"], "{}"u8.ToArray(), line.AcceptKey));
                if (Noted(at, wire, status, l => l with { Accepted = true }))
                    Interlocked.Increment(ref accepted);
                else if (status == 409 && wire.Last.Contains("还没有分到调解委员会", StringComparison.Ordinal))
                {
                    // the committee gets it a moment later
                    await Task.Delay(20);
                    lock (open) open.Enqueue(at);
                }
            }
        })));
        await System.IO.File.WriteAllTextAsync(journal, JsonSerializer.Serialize(lines));
        Console.WriteLine($"  sent {sent}, accepted {accepted}, acknowledged {answered} ({lines.Count(l => l.Acknowledged)} of {lines.Count} in all), without answer {other.GetValueOrDefault(0)}"
            + string.Concat(other.Where(o => o.Key != 0).Select(o => $", answered {o.Key}: {o.Value}")));
        return 0;

        bool Noted(int at, Wire wire, int status, Func<Line, Line> done)
        {
            lock (open)
            {
                if (status is >= 200 and < 300)
                {
                    lines[at] = done(lines[at]);
                    if (++answered == after) victim?.Kill(); // SIGKILL: nothing is flushed or closed
                    return true;
                }
                other[status] = other.GetValueOrDefault(status) + 1;
                // a dead server answers nobody: what is left is for the next start
                if (status == 0 && victim is not null) open.Clear();
                else if (status is not (0 or 409) && other[status] == 1) Console.WriteLine($"  answer {status}: {wire.Last}");
                return false;
            }
        }
    }

    /// <summary>Writes a filing into the journal that never was: the check must miss it, or it finds nothing.</summary>
    public static async Task<int> Spoil(Wish wish)
    {
        var lines = JsonSerializer.Deserialize<List<Line>>(await System.IO.File.ReadAllTextAsync(wish["journal"]))!;
        lines.Add(lines[^1] with { Id = Guid.CreateVersion7(), Key = Guid.NewGuid() });
        await System.IO.File.WriteAllTextAsync(wish["journal"], JsonSerializer.Serialize(lines));
        return 0;
    }

    /// <summary>Compares the database with the journal, and its tables with each other.</summary>
    public static async Task<int> Check(Wish wish)
    {
        var lines = JsonSerializer.Deserialize<List<Line>>(await System.IO.File.ReadAllTextAsync(wish["journal"]))!;
        var between = wish.Maybe("between") is not null; // right after a kill: what nobody acknowledged may be missing
        await using (var store = Store.Open(wish))
            if (!between) await store.Settle(wish.Number("settle", 600));
        await using var app = await City.Open(wish);
        List<string> faults = [];
        await app.With(async (_, db) =>
        {
            var cases = await db.MediationCases.AsNoTracking().ToListAsync();
            var mine = cases.Where(c => c.Facts.StartsWith("第", StringComparison.Ordinal)).ToDictionary(c => c.Id);
            foreach (var line in lines)
            {
                if (line.Acknowledged && !mine.ContainsKey(line.Id)) faults.Add($"LOST {line.Number} {line.Id}");
                if (!between && !line.IsDone) faults.Add($"never acknowledged {line.Number} {line.Id}");
                if (line.Accepted && mine.GetValueOrDefault(line.Id) is { Number: null }) faults.Add($"LOST the number of {line.Number} {line.Id}");
            }
            var known = lines.Select(l => l.Id).ToHashSet();
            foreach (var twice in mine.Values.Where(c => known.Contains(c.Id)).GroupBy(c => c.Facts).Where(g => g.Count() > 1)) faults.Add($"DOUBLED {twice.Key[..16]}");
            var keyed = await db.Set<DoneRow>().AsNoTracking().Select(d => d.Subject).ToListAsync();
            // one for the filing, one for its acceptance
            Same("idempotency keys", known.Where(mine.ContainsKey).SelectMany(id => Enumerable.Repeat(id, mine[id].Number is null ? 1 : 2)), keyed.Where(known.Contains));

            var ids = cases.Select(c => c.Id).ToList();
            Same("registry rows", ids, await db.Matters.AsNoTracking().Select(m => m.Id).ToListAsync());
            var steps = await db.Steps.AsNoTracking().Select(s => new { s.MatterId, s.No, s.Act }).ToListAsync();
            Same("filing steps", ids, steps.Where(s => s.No == 1).Select(s => s.MatterId));
            foreach (var gap in steps.GroupBy(s => s.MatterId).Where(g => g.Max(s => s.No) != g.Count())) faults.Add($"HALF steps of {gap.Key} have a gap");
            var leaves = await db.Set<LeafRow>().AsNoTracking().Where(l => l.Type == "step").Select(l => l.MatterId).ToListAsync();
            Same("leaves", steps.Select(s => s.MatterId), leaves);
            Same("parties", [.. ids, .. ids], cases.SelectMany(c => c.Parties.Select(_ => c.Id)));
            Same("participants", [.. ids, .. ids], await db.Participants.AsNoTracking().Select(p => p.MatterId).ToListAsync());
            Same("clocks", ids, (await db.Clocks.AsNoTracking().Select(c => c.MatterId).ToListAsync()).Distinct());
            var announced = await db.Set<OutboxRow>().AsNoTracking().Where(o => o.Type == typeof(MediationFiled).FullName).Select(o => o.Content).ToListAsync();
            Same("announcements", ids, announced.Select(a => JsonSerializer.Deserialize<MediationFiled>(a, OutboxRow.Json)!.Case));
            if (await db.Set<TallyRow>().SumAsync(t => t.Change) is var tallied && tallied != ids.Count) faults.Add($"HALF the tally says {tallied}, there are {ids.Count} matters");
            if (!between) Same("assignments", ids, steps.Where(s => s.Act == nameof(Act.Assign)).Select(s => s.MatterId));

            var counted = 0L;
            foreach (var counter in await db.Set<Counter>().AsNoTracking().ToListAsync())
            {
                var given = cases.Where(c => c.Number is not null && $"mediation/{c.Office}/{c.NumberYear}" == counter.Series).Select(c => long.Parse(c.Number!.Split('第')[^1][..^1])).Order();
                counted += counter.Last;
                if (!given.SequenceEqual(Enumerable.Range(1, (int)counter.Last).Select(n => (long)n))) faults.Add($"NUMBERS of {counter.Series} have a gap: {string.Join(' ', given)} of {counter.Last}");
            }
            if (db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) && await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync() is not ["ok"] and var bad)
                faults.Add("FILE " + string.Join("; ", bad));
            if (!between && counted == 0) faults.Add("NUMBERS none was given");
            Console.WriteLine($"  {(between ? "right after the kill" : "at the end")}: {mine.Keys.Count(known.Contains)} of {lines.Count} stored, {counted} numbers given, {lines.Count(l => l.Acknowledged)} acknowledged; {faults.Count} faults");
            return 0;
        });
        foreach (var fault in faults.Take(20)) Console.WriteLine("  " + fault);
        return faults.Count == 0 ? 0 : 1;

        // as often here as there: neither one without the other, nor one twice
        void Same(string what, IEnumerable<Guid> wanted, IEnumerable<Guid> found)
        {
            var counts = wanted.CountBy(id => id).ToDictionary();
            foreach (var (id, count) in found.CountBy(id => id))
            {
                if (counts.GetValueOrDefault(id) != count) faults.Add($"HALF {what}: {count} of {id} instead of {counts.GetValueOrDefault(id)}");
                counts.Remove(id);
            }
            faults.AddRange(counts.Keys.Select(id => $"HALF {what}: none of {id}"));
        }
    }
}
