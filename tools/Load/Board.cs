using System.Diagnostics;
using System.Globalization;
using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Fashu.Load;

/// <summary>An office board over a registry of a million matters.</summary>
internal static class Board
{
    private const string Kind = Mediation.MediationCase.KindKey;
    private static readonly (Colour Colour, string Stage, string Title, string Word, string Next)[] running =
    [
        (Colour.Blue, "Filed", "待受理", "待受理", "调解委员会"), (Colour.Orange, "Mediating", "调处中", "网格调处中", "调解员"),
        (Colour.Yellow, "Mediating", "调处中", "提级调处中", "调解员"), (Colour.Red, "Mediating", "调处中", "受阻待督办", "上一级督办"),
        (Colour.Green, "Effective", "协议已生效", "已化解", "双方当事人"),
    ];
    private static readonly string[] quarrels = ["楼上漏水泡坏吊顶，要求修好并赔偿", "宅基地界墙多占三十公分，要求退回", "拖欠三个月工资，要求付清", "广场音响太响，夜里睡不着", "借款到期不还，要求还本付息", "鱼塘排水冲了菜地，要求赔偿"];

    /// <summary>Copies the rows in, with their participants and the tally; the same city for the same number.</summary>
    public static async Task<int> Fill(Wish wish)
    {
        await using var app = await City.Open(wish);
        var plan = Plan.Of(wish);
        var now = TimeProvider.System.Now();
        var count = wish.Number("count", 1_000_000);
        return await app.With(async (_, db) =>
        {
            await using var connection = new NpgsqlConnection(wish["postgres"] + ";Pooling=false");
            await connection.OpenAsync();
            var names = new SampleNames(12);
            string[] people = [.. Enumerable.Range(0, 400).Select(_ => names.Next(names.IsWoman(50)))];
            var handlers = OrganizationSamples.Logins.Select(l => OrganizationSamples.StaffId(l.Login)).ToArray();
            var cells = new Dictionary<string, int>();
            await Copy(connection, db, Rows().Select(row =>
            {
                var cell = TallyRow.Cell(row);
                cells[cell] = cells.GetValueOrDefault(cell) + 1;
                return row;
            }));
            await Copy(connection, db, Rows().SelectMany((row, n) => (Participant[])[Enter(row, "Applicant", "申请人", people[n % 397]), Enter(row, "Respondent", "被申请人", people[(n + 200) % 400])]));
            await Copy(connection, db, cells.Select(c => TallyRow.Of(Kind, c.Key, c.Value)));
            await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
            await analyze.ExecuteNonQueryAsync();
            Console.WriteLine($"{count} matters in {plan.Places.Length} grids");
            return 0;

            IEnumerable<MatterRow> Rows()
            {
                var random = new Random(20260101);
                for (var n = 0; n < count; n++)
                {
                    // four years of a growing city; of the last weeks many are in work
                    var age = Math.Pow(random.NextDouble(), 1.3) * 1460;
                    var filed = now.AddDays(-age);
                    var open = random.NextDouble() < (age < 45 ? 0.5 : 0.004);
                    var (colour, stage, title, word, next) = open ? running[random.Next(running.Length)] : (Colour.None, "Archived", "已归档", "已结", "");
                    var numbered = stage != "Filed";
                    yield return new()
                    {
                        Id = Fixed(n),
                        Kind = Kind,
                        Place = plan.Places[random.Next(plan.Places.Length)],
                        Title = quarrels[random.Next(quarrels.Length)],
                        Number = numbered ? $"（{filed.Year}）青溪石桥人调字第{n + 1}号" : null,
                        Handler = handlers[random.Next(handlers.Length)],
                        HandlerName = people[random.Next(people.Length)],
                        Channel = "网络",
                        Stage = stage,
                        StageTitle = title,
                        Colour = colour,
                        Word = word,
                        NextActor = next,
                        FiledAt = filed,
                        ClosedAt = open ? null : filed.AddDays(20),
                        DueSince = open ? filed : null,
                        DueAt = open ? now.AddDays(random.NextDouble() * 20 - 5) : null,
                        Version = 3,
                    };
                }
            }
        });

        Participant Enter(MatterRow row, string role, string title, string name)
        {
            var entered = Participant.Enter(Guid.CreateVersion7(), role, title, name, null, null, row.FiledAt);
            entered.MatterId = row.Id;
            return entered;
        }

        static Guid Fixed(int n) => new(n, 0x0199, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
    }

    /// <summary>Opens the first page again and again as staff with a session.</summary>
    public static async Task<int> Read(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var cookie = Plan.Of(wish).Staff["county"];
        var (warm, count) = (wish.Number("warm", 300), wish.Number("count", 400));
        double worst = 0;
        foreach (var (name, path) in ((string, string)[])
            [("county", "/work/matters"), ("village", $"/work/matters?place={DivisionSamplePlaces.TourVillage}"), ("county, soon due", "/work/matters?tab=Soon"), ("village, in work", $"/work/matters?place={DivisionSamplePlaces.TourVillage}&tab=Working")])
        {
            using var wire = new Wire(new(wish["url"]));
            var request = Requests.Get(path, cookie);
            List<long> latencies = [];
            for (var n = 0; n < warm + count; n++)
            {
                var sent = Stopwatch.GetTimestamp();
                var status = await wire.Send(request);
                if (status != 200) throw new InvalidOperationException($"{path}: {status} {wire.Last}");
                if (n >= warm) latencies.Add(Stopwatch.GetTimestamp() - sent);
            }
            latencies.Sort();
            double Ms(double share) => Figures.Percentile(latencies, share) * 1000.0 / Stopwatch.Frequency;
            Console.WriteLine($"{name} ({path}): p50 {Ms(0.5):F1} ms, p95 {Ms(0.95):F1} ms, p99 {Ms(0.99):F1} ms, {count} pages one after another");
            worst = Math.Max(worst, Ms(0.95));
        }
        var holds = worst <= 100;
        Console.WriteLine($"board: p95 {worst:F0} ms (target ≤ 100 ms) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;
    }

    private static async Task Copy<T>(NpgsqlConnection connection, AppDb db, IEnumerable<T> rows) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var store = StoreObjectIdentifier.Table(type.GetTableName()!);
        var columns = type.GetProperties().Select(p => (Name: p.GetColumnName(store)!, Mapping: p.GetRelationalTypeMapping(), Get: p.GetGetter())).ToList();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{store.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var (_, mapping, get) in columns)
            {
                var value = get.GetClrValue(row);
                if (mapping.Converter is { } converter) value = converter.ConvertToProvider(value);
                if (value is null) await copy.WriteNullAsync();
                else await copy.WriteAsync(value, mapping.StoreTypeNameBase);
            }
        }
        await copy.CompleteAsync();
    }
}
