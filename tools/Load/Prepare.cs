using System.Text.Json;
using Fashu.Divisions;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Load;

/// <summary>What a load needs to know of a prepared city.</summary>
/// <param name="Rows">The rows one filing stores, as they are inserted.</param>
internal sealed record Plan(string[] Citizens, Dictionary<string, string> Staff, string[] Places, FilingRow[] Rows)
{
    public static string File(Wish wish) => Path.Combine(wish["data"], "plan.json");

    public static Plan Of(Wish wish) => JsonSerializer.Deserialize<Plan>(System.IO.File.ReadAllText(File(wish)))!;
}

/// <summary>Fills an empty database with divisions, organizations, citizens and their sessions, and files once to see which rows that makes.</summary>
internal static class Prepare
{
    public static async Task<int> Run(Wish wish)
    {
        Directory.CreateDirectory(wish["data"]);
        var capture = new Capture();
        await using var app = await City.Open(wish, capture);
        var now = TimeProvider.System.Now();
        await app.With(async (_, db) =>
        {
            await DivisionSamples.Load(db, now, default);
            db.Add(Limitless("people.limit-filing", now));
            db.Add(Limitless("people.limit-api", now));
            return await db.SaveChangesAsync();
        });
        foreach (var snapshot in app.Services.GetServices<ISnapshot>()) await snapshot.Reload(default);
        await app.With(async (services, db) =>
        {
            await OrganizationSamples.Load(db, services.GetRequiredService<IDivisions>(), now, default);
            return 0;
        });
        foreach (var snapshot in app.Services.GetServices<ISnapshot>()) await snapshot.Reload(default);

        var citizens = await app.With(async (_, db) =>
        {
            var names = new SampleNames(41);
            var people = Enumerable.Range(0, wish.Number("citizens", 256)).Select(n => Person.Hold($"1003{n:0000000}", now)).ToList();
            foreach (var person in people) person.CallMyself(names.Next(names.IsWoman(50)));
            db.AddRange(people);
            await db.SaveChangesAsync();
            return people;
        });
        string[] places = [.. DivisionSamples.Rows().Select(d => d.Code).Where(c => c.Length == (int)DivisionLevel.Grid)];
        var rows = await SampleFiling(app, capture, citizens[0], places[0], now);
        var staff = new Dictionary<string, string>();
        foreach (var login in OrganizationSamples.Logins.Select(l => l.Login))
            if (await app.Services.GetRequiredService<IStaffAccess>().Of(OrganizationSamples.StaffId(login), default) is { } access)
                staff[login] = app.Cookie(access.Id, ActorKind.Staff, access.Name, access.Stamp);
        var plan = new Plan([.. citizens.Select(p => app.Cookie(p.Id, ActorKind.Citizen, p.Name!, p.Stamp))], staff, places, rows);
        await File.WriteAllTextAsync(Plan.File(wish), JsonSerializer.Serialize(plan));
        Console.WriteLine($"one filing stores {rows.Length} rows: " + string.Join(", ", rows.GroupBy(r => r.Table).Select(g => $"{g.Count()} {g.Key}")));
        return 0;
    }

    // Everybody may file as often as the load wants; the limiter itself stays in the way of each request.
    private static SettingRow Limitless(string key, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = key,
        From = new(2020, 1, 1),
        Value = """{"Times":1000000000,"Minutes":60}""",
        By = "bench",
        At = now,
    };

    private static async Task<FilingRow[]> SampleFiling(WebApplication app, Capture capture, Person person, string place, DateTime now)
    {
        var before = await Growth(app);
        capture.Start();
        await app.With(async (services, _) =>
        {
            var by = Actor.Visitor(now) with { Id = person.Id, Name = person.Name!, Kind = ActorKind.Citizen };
            var filing = Filing.Of(Filing.Sample, place);
            await services.GetRequiredService<FileApplication>().Handle(new()
            {
                Id = filing.Id,
                Place = filing.Place,
                Facts = filing.Facts,
                OtherName = filing.OtherName,
                Wanted = filing.Wanted,
            }, by, default);
            return 0;
        });
        var rows = capture.Stop(place);
        var after = await Growth(app);
        foreach (var (table, count) in after)
            if (count - before[table] != rows.Count(r => r.Table == table))
                throw new InvalidOperationException($"{table} grew by {count - before[table]}, but {rows.Count(r => r.Table == table)} inserts were seen.");
        return rows;
    }

    private static Task<Dictionary<string, long>> Growth(WebApplication app) => app.With(async (_, db) =>
    {
        await db.Database.OpenConnectionAsync();
        var counts = new Dictionary<string, long>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync());
        }
        return counts;
    });
}
