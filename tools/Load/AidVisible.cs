using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fashu.Divisions;

namespace Fashu.Load;

/// <summary>How long after a citizen applies an officer of the centre sees it, and how long an answer of the self-check takes.</summary>
internal static partial class AidVisible
{
    private const double MostMs = 1_000, MostAnswerMs = 50;

    private static readonly (string Trouble, string[] Statuses)[] known = [("Wages", ["MigrantWorker"]), ("Support", ["Elder"]), ("WorkInjury", []), ("Violence", []), ("MedicalInjury", ["Disabled"])];

    public static async Task<int> Run(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var plan = Plan.Of(wish);
        using var officer = Client(wish, plan.Staff["aid"]);
        var waitedBefore = await Waiting(officer);
        var (warm, count, rate) = (wish.Number("warm", 150), wish.Number("count", 300), wish.Figure("rate", 5));
        var (number, told, looks) = (0, false, 0);
        using var citizen = Client(wish, null);
        for (var n = 0; n < warm; n++) await File();
        looks = 0;
        var filed = await Paced.Run(count, rate, new(wish["url"]), _ => File());
        var waiting = await Waiting(officer) - waitedBefore;
        var exact = waiting == warm + filed.Done && filed.Failed == 0;
        Console.WriteLine($"applied → on the officer's board: p50 {filed.At(0.5):F0} ms, p95 {filed.At(0.95):F0} ms, p99 {filed.At(0.99):F0} ms, slowest {filed.At(1):F0} ms, {filed.Done} applications at {rate:0.#}/s, {filed.Failed} failed, {looks} looks");
        Console.WriteLine($"filed {warm + filed.Done}, on the desk as waiting {waiting}: {(exact ? "equal" : "NOT EQUAL")}");

        var connections = wish.Number("connections", 4);
        await Check(wish, connections, wish.Number("answers-warm", 2_000));
        var (api, page) = await Check(wish, connections, wish.Number("answers", 3_000));
        foreach (var (name, of) in new[] { ("api", api), ("page", page) })
            Console.WriteLine($"self-check, {name}: p50 {of.At(0.5):F1} ms, p95 {of.At(0.95):F1} ms, p99 {of.At(0.99):F1} ms, {of.Done} answers on {connections} connections, {(api.Done + page.Done) / of.Seconds:F0}/s of both kinds");
        var (visible, answer) = (filed.At(0.95), Math.Max(api.At(0.95), page.At(0.95)));
        var holds = exact && visible <= MostMs && answer <= MostAnswerMs;
        Console.WriteLine($"aid-visible: p95 {visible:F0} ms, self-check p95 {answer:F1} ms (target ≤ {MostMs:F0} ms, ≤ {MostAnswerMs:F0} ms) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;

        async Task<bool> File()
        {
            var (n, id) = (Interlocked.Increment(ref number), Guid.CreateVersion7());
            var (trouble, statuses) = known[n % known.Length];
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/legal-aid/cases")
            {
                Content = JsonContent.Create(new
                {
                    id,
                    known = new { trouble, hasLawyer = false, statuses, noFixedIncome = statuses.Length == 0 ? (bool?)false : null, income = statuses.Length == 0 ? "Below" : null },
                    place = DivisionSamplePlaces.TourCounty,
                    name = "罗大山",
                    facts = $"第{n}件：干了八个月，工地停工，工钱一直没有付，找过三次，都说等等。",
                    wanted = "付清工钱。",
                    otherName = $"岚江建筑公司{n}",
                    otherIsFirm = true,
                    pledged = true,
                }),
            };
            request.Headers.Add("Cookie", plan.Citizens[n % plan.Citizens.Length]);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await citizen.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
            {
                if (!Interlocked.Exchange(ref told, true)) Console.WriteLine($"first failure: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                return false;
            }
            // the officer looks at the board until the line is there
            for (var look = 0; look < 500; look++)
            {
                Interlocked.Increment(ref looks);
                if ((await officer.GetStringAsync("/work/matters")).Contains($"/work/m/{id}", StringComparison.Ordinal)) return true;
                await Task.Delay(20);
            }
            return false;
        }
    }

    /// <summary>What the officer's desk says is waiting to be examined.</summary>
    private static async Task<int> Waiting(HttpClient officer) =>
        Examine().Match(WebUtility.HtmlDecode(await officer.GetStringAsync("/work"))) is { Success: true } said ? int.Parse(said.Groups[1].Value) : 0;

    /// <summary>People go from question to question until there is a result; each answer is asked for as data and as a page.</summary>
    private static async Task<(Stretch Api, Stretch Page)> Check(Wish wish, int connections, int answers)
    {
        var (api, page, left, started) = (new List<long>(), new List<long>(), answers, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(at => Task.Run(async () =>
        {
            using var client = Client(wish, null);
            var (random, said) = (new Random(at), "");
            while (Interlocked.Add(ref left, -2) >= 0)
            {
                var text = await Timed(client, "/api/v1/legal-aid/self-check" + said, api);
                await Timed(client, "/aid/check" + said, page);
                var answer = JsonNode.Parse(text)!;
                if (answer["next"]?.GetValue<string>() is not { } next) { said = ""; continue; }
                var options = answer["options"]!.AsArray();
                said += $"{(said.Length == 0 ? '?' : '&')}{next}={Uri.EscapeDataString(options[random.Next(options.Count)]!["value"]!.GetValue<string>())}";
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        api.Sort();
        page.Sort();
        return (new(api.Count, 0, seconds, api), new(page.Count, 0, seconds, page));
    }

    private static async Task<string> Timed(HttpClient client, string path, List<long> latencies)
    {
        var sent = Stopwatch.GetTimestamp();
        var text = await client.GetStringAsync(path);
        lock (latencies) latencies.Add(Stopwatch.GetTimestamp() - sent);
        return text;
    }

    private static HttpClient Client(Wish wish, string? cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = new(wish["url"]) };
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    [GeneratedRegex("有([0-9]+)件等您审查援助申请")]
    private static partial Regex Examine();
}
