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

    /// <summary>Lawyers press one after another, then many at once; afterwards it is counted whose hands each case is in.</summary>
    public static async Task<int> Run(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var cookies = JsonSerializer.Deserialize<string[]>(await System.IO.File.ReadAllTextAsync(File(wish)))!;
        await using var store = Store.Open(wish);
        var random = new Random(7);
        var before = await store.Number(Taken);
        var got = 0;
        var told = false;
        var alone = await Press(1, wish.Number("warm", 400), wish.Number("count", 1_000));
        var callers = wish.Number("callers", 64);
        var together = await Press(callers, 0, wish.Number("together", 4_000));
        var steps = await store.Number("SELECT count(*) FROM kernel_step WHERE \"Act\" = 'TakeUp'");
        var twice = await store.Number("SELECT count(*) FROM (SELECT \"MatterId\" FROM kernel_step WHERE \"Act\" = 'TakeUp' GROUP BY \"MatterId\" HAVING count(*) > 1) d");
        var taken = await store.Number(Taken) - before;
        double Ms(List<long> of, double share) => Figures.Percentile(of, share) * 1000.0 / Stopwatch.Frequency;
        Console.WriteLine($"one after another: p50 {Ms(alone, 0.5):F1} ms, p95 {Ms(alone, 0.95):F1} ms, p99 {Ms(alone, 0.99):F1} ms, {alone.Count} cases taken through HTTP, decision and save");
        Console.WriteLine($"{callers} at once: p50 {Ms(together, 0.5):F1} ms, p99 {Ms(together, 0.99):F1} ms, {together.Count} cases taken");
        Console.WriteLine($"answered {got}, in hand {taken}, steps {steps}, taken twice {twice}");
        var (p99, exact) = (Ms(alone, 0.99), got == taken && got == steps && twice == 0);
        var holds = p99 <= 50 && exact;
        Console.WriteLine($"aid-next: p99 {p99:F0} ms, {(exact ? "none twice" : "NOT EQUAL")} (target ≤ 50 ms, none twice) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;

        async Task<List<long>> Press(int connections, int warm, int count)
        {
            var left = warm + count;
            var latencies = new List<long>();
            var requests = cookies.Select(c => Requests.Post("/api/v1/legal-aid/offers/next", c, "{}"u8.ToArray())).ToArray();
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
            {
                using var wire = new Wire(new(wish["url"]));
                while (Interlocked.Decrement(ref left) is >= 0 and var n)
                {
                    byte[] request;
                    lock (random) request = requests[random.Next(requests.Length)];
                    var sent = Stopwatch.GetTimestamp();
                    var status = await wire.Send(request);
                    var spent = Stopwatch.GetTimestamp() - sent;
                    if (status == 200) Interlocked.Increment(ref got);
                    else if (!Interlocked.Exchange(ref told, true)) Console.WriteLine($"first that got none: {status} {wire.Last}");
                    if (status == 200 && n < count) lock (latencies) latencies.Add(spent);
                }
            })));
            latencies.Sort();
            return latencies;
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
        Dictionary<string, Guid> centres = [];
        foreach (var place in places) centres[place] = (await organizations.LegalAidCentreFor(place, default))!.Id;
        for (var n = 0; n < count; n++)
        {
            var (place, at) = (places[random.Next(places.Length)], now.AddMinutes(-random.Next(3 * 1440)));
            var known = new Circumstances { Trouble = troubles[random.Next(troubles.Length)], HasLawyer = false, Statuses = random.Next(3) == 0 ? [Status.Elder] : [] };
            var officer = new Actor(Guid.CreateVersion7(), "援助人员", ActorKind.Staff, at) { Grants = [new(AidPermissions.Examine.Key, place)] };
            var person = AidPerson.Of(Guid.CreateVersion7(), names.Next(names.IsWoman(50)), null, null, null, null, AidSpeaker.Self, null, null, 3_000_000);
            var other = random.Next(2) == 0 ? firms[random.Next(firms.Length)] : names.Next(names.IsWoman(50));
            var one = AidCase.Apply(Guid.CreateVersion7(), place, (centres[place], "测试法援"), person, new(known, "干了四个月，工钱没给，多次讨要没有结果。", "付清工钱。", other, true, null, null, true, false),
                Screening.Of(known, AidTables.On(at.CityDay(), settings)), "网络", officer, settings);
            one.GrantFirst("要马上保全", officer, settings);
            db.Add(one);
            if (n % 250 != 249 && n != count - 1) continue;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }
}
