using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fashu.Divisions;
using Fashu.LegalAid;
using Fashu.Organizations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fashu.Load;

/// <summary>下一件给我: one of 2,000 lawyers gets the next of 100,000 granted cases.</summary>
internal static class AidNext
{
    private const int LawyersOfFirm = 10;
    private const double MostMs = 50;

    private static readonly Trouble[] troubles = [Trouble.Wages, Trouble.WorkInjury, Trouble.TrafficInjury, Trouble.Support, Trouble.Violence, Trouble.MedicalInjury, Trouble.SocialBenefit, Trouble.Pollution];
    private static readonly string[] fields = ["劳动争议、交通事故", "婚姻家庭、未成年人保护", "人身损害、医疗纠纷", "行政诉讼、社会保险", "刑事辩护、劳动争议"];
    private static readonly string[] firms = ["岚江宏垒建筑劳务有限公司", "桐湾迅畅货运有限公司", "青溪织云服饰有限公司", "岚江和泽医院", "青溪绿野养殖场"];

    private static string File(Wish wish) => Path.Combine(wish["data"], "lawyers.json");

    /// <summary>Cases that wait for a lawyer, made by the verbs of the procedure, and lawyers with sessions; the same city for the same numbers.</summary>
    public static async Task<int> Fill(Wish wish)
    {
        var (count, lawyers) = (wish.Number("count", 100_000), wish.Number("lawyers", 2_000));
        await using var app = await City.Open(wish);
        var now = TimeProvider.System.Now();
        var cookies = await app.With(async (services, db) =>
        {
            var divisions = services.GetRequiredService<IDivisions>();
            string[] places = [.. divisions.Children(divisions.Home.Code).Select(c => c.Code)];
            db.IsBulk = db.Quiet = true;
            var made = await Hire(db, places, divisions.Home.Code, lawyers, now);
            await Grant(services, db, places, count, now);
            return made.Select(s => app.Cookie(s.Id, ActorKind.Staff, s.Name, s.Stamp)).ToArray();
        });
        await System.IO.File.WriteAllTextAsync(File(wish), JsonSerializer.Serialize(cookies));
        await using var connection = new NpgsqlConnection(wish["postgres"] + ";Pooling=false");
        await connection.OpenAsync();
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
        await analyze.ExecuteNonQueryAsync();
        Console.WriteLine($"{count} granted cases wait, {lawyers} lawyers in {lawyers / LawyersOfFirm} firms");
        return 0;
    }

    /// <summary>Lawyers press at a steady rate, then many at once; afterwards it is counted whose hands each case is in.</summary>
    public static async Task<int> Run(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var cookies = JsonSerializer.Deserialize<string[]>(await System.IO.File.ReadAllTextAsync(File(wish)))!;
        var requests = cookies.Select(c => Requests.Post("/api/v1/legal-aid/offers/next", c, "{}"u8.ToArray())).ToArray();
        await using var store = Store.Open(wish);
        var (random, before, got, told) = (new Random(7), await store.Number(Taken), 0, false);
        var (rate, callers) = (wish.Figure("rate", 20), wish.Number("callers", 64));
        await Together(4, wish.Number("warm", 6_000)); // several, as paced callers meet: each connection to the database has seen the statements
        var paced = await Paced.Run(wish.Number("count", 1_000), rate, new(wish["url"]), Press);
        var together = await Together(callers, wish.Number("together", 4_000));
        var steps = await store.Number("SELECT count(*) FROM kernel_step WHERE \"Act\" = 'TakeUp'");
        var twice = await store.Number("SELECT count(*) FROM (SELECT \"MatterId\" FROM kernel_step WHERE \"Act\" = 'TakeUp' GROUP BY \"MatterId\" HAVING count(*) > 1) d");
        var taken = await store.Number(Taken) - before;
        Console.WriteLine($"{rate:0.#}/s: p50 {paced.At(0.5):F1} ms, p95 {paced.At(0.95):F1} ms, p99 {paced.At(0.99):F1} ms, slowest {paced.At(1):F1} ms, {paced.Done} cases taken through HTTP, decision and save, {paced.Failed} without");
        Console.WriteLine($"{callers} at once: {together.Rate:F0}/s, p50 {together.At(0.5):F1} ms, p99 {together.At(0.99):F1} ms, {together.Done} cases taken, {together.Failed} without");
        Console.WriteLine($"answered {got}, in hand {taken}, steps {steps}, taken twice {twice}");
        var (p99, exact) = (paced.At(0.99), got == taken && got == steps && twice == 0 && paced.Failed == 0);
        var holds = p99 <= MostMs && exact;
        Console.WriteLine($"aid-next: p99 {p99:F0} ms, {(exact ? "none twice" : "NOT EQUAL")} (target ≤ {MostMs:F0} ms, none twice) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;

        async Task<bool> Press(Wire wire)
        {
            byte[] request;
            lock (random) request = requests[random.Next(requests.Length)];
            var status = await wire.Send(request);
            if (status == 200) Interlocked.Increment(ref got);
            else if (!Interlocked.Exchange(ref told, true)) Console.WriteLine($"first that got none: {status} {wire.Last}");
            return status == 200;
        }

        async Task<Stretch> Together(int connections, int count)
        {
            var (left, failed, latencies, started) = (count, 0, new List<long>(), Stopwatch.GetTimestamp());
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
            {
                using var wire = new Wire(new(wish["url"]));
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    var sent = Stopwatch.GetTimestamp();
                    if (!await Press(wire)) Interlocked.Increment(ref failed);
                    else lock (latencies) latencies.Add(Stopwatch.GetTimestamp() - sent);
                }
            })));
            latencies.Sort();
            return new(latencies.Count, failed, Stopwatch.GetElapsedTime(started).TotalSeconds, latencies);
        }
    }

    private const string Taken = "SELECT count(*) FROM legalaid_case WHERE \"Handler\" IS NOT NULL AND \"Stage\" = 'Handling'";

    private static async Task<List<StaffAccount>> Hire(AppDb db, string[] places, string home, int count, DateTime now)
    {
        var (random, names, by) = (new Random(3), new SampleNames(5), Actor.System(now));
        List<StaffAccount> hired = [];
        Organization? firm = null;
        for (var n = 0; n < count; n++)
        {
            var place = places[n / LawyersOfFirm % places.Length];
            if (n % LawyersOfFirm == 0) db.Add(firm = Organization.Found(Guid.CreateVersion7(), OrganizationKind.LawFirm, $"测试第{n / LawyersOfFirm + 1}律师事务所", place, now.CityDay()));
            var lawyer = StaffAccount.Hire(Guid.CreateVersion7(), $"bench{n}", names.Next(names.IsWoman(50)), null, now);
            lawyer.SetPassword("-", mustChange: false);
            // one of each firm works for the whole city
            var post = HeldPost.Give(Guid.CreateVersion7(), lawyer.Id, Posts.AidLawyer, n % LawyersOfFirm == 0 ? home : place, firm!.Id, now.CityDay().AddYears(-1), null, by);
            var since = new DateOnly(2005 + n % 18, 7, 1);
            var profile = LawyerProfile.Enter(lawyer.Id, $"19902{since.Year}10{100000 + n}", since, n % 3 == 0 ? null : since, now.CityDay());
            profile.Offer(true, LawyerProfile.LargestOpen, random.Next(3) == 0 ? null : fields[n % fields.Length]);
            db.AddRange(lawyer, post, profile);
            hired.Add(lawyer);
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return hired;
    }

    private static async Task Grant(IServiceProvider services, AppDb db, string[] places, int count, DateTime now)
    {
        var (settings, organizations, names, random) = (services.GetRequiredService<Settings>(), services.GetRequiredService<IOrganizations>(), new SampleNames(9), new Random(11));
        // the samples give no name twice, and have far fewer than there are people here
        string[] people = [.. Enumerable.Range(0, 6_000).Select(_ => names.Next(names.IsWoman(50)))];
        var started = Stopwatch.GetTimestamp();
        Dictionary<string, Guid> centres = [];
        foreach (var place in places) centres[place] = (await organizations.LegalAidCentreFor(place, default))!.Id;
        for (var n = 0; n < count; n++)
        {
            var (place, at) = (places[random.Next(places.Length)], now.AddMinutes(-random.Next(3 * 1440)));
            var known = new Circumstances { Trouble = troubles[random.Next(troubles.Length)], HasLawyer = false, Statuses = random.Next(3) == 0 ? [Status.Elder] : [] };
            var officer = new Actor(Guid.CreateVersion7(), "援助人员", ActorKind.Staff, at) { Grants = [new(AidPermissions.Examine.Key, place)] };
            var person = AidPerson.Of(Guid.CreateVersion7(), people[random.Next(people.Length)], null, null, null, null, AidSpeaker.Self, null, null, 3_000_000);
            var other = random.Next(2) == 0 ? firms[random.Next(firms.Length)] : people[random.Next(people.Length)];
            var one = AidCase.Apply(Guid.CreateVersion7(), place, (centres[place], "测试法援"), person, new(known, "干了四个月，工钱没给，多次讨要没有结果。", "付清工钱。", other, true, null, null, true, false),
                Screening.Of(known, AidTables.On(at.CityDay(), settings)), "网络", officer, settings);
            one.GrantFirst("要马上保全", officer, settings);
            db.Add(one);
            if (n % 50 != 49 && n != count - 1) continue;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            if ((n + 1) % 20_000 == 0) Console.WriteLine($"  {n + 1} cases after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        }
    }
}
