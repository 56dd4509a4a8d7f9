using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Fashu.Divisions;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Load;

/// <summary>Many workers of one employer: their sheet with its faults, their sheet without, the page that lists them, and what one of them reads.</summary>
internal static class AidImport
{
    private const double MostSeconds = 3, MostMs = 150, MostBytes = 60_000;

    public static async Task<int> Run(Wish wish)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var (workers, rounds, warm, count) = (wish.Number("workers", 500), wish.Number("rounds", 5), wish.Number("warm", 200), wish.Number("count", 400));
        var cookie = Plan.Of(wish).Staff["aid"];
        using var client = Client(wish, cookie);
        var (slowest, page) = (0.0, Guid.Empty);
        for (var round = 0; round < rounds; round++)
        {
            page = await File(client, round);
            // a fifth of the rows is wrong: every one has to be named, and nothing may be stored
            var (spoilt, faults) = Sheet(round, workers, wrong: 5);
            var (said, checking) = await Send(client, page, spoilt, dryRun: true);
            if (said["errors"]!.AsArray().Count != faults) throw new InvalidOperationException($"{said["errors"]!.AsArray().Count} faults of {faults} were said: {said}");
            var (taken, taking) = await Send(client, page, Sheet(round, workers, wrong: 0).Text, dryRun: false);
            if ((int)taken["added"]! != workers) throw new InvalidOperationException($"taken: {taken}");
            Console.WriteLine($"round {round + 1}: {faults} faults of {workers} rows said in {checking:F2} s, {workers} taken in {taking:F2} s");
            slowest = Math.Max(slowest, Math.Max(checking, taking));
        }
        var p95 = 0.0;
        foreach (var path in (string[])[$"/work/aid/group/{page}", $"/work/aid/group/{page}?after={workers / 2}", $"/work/aid/group/{page}?q=%E5%B7%A5%E5%8F%8B1", $"/work/aid/{page}"])
            p95 = Math.Max(p95, (await Read(client, path, warm, count)).P95);
        using var own = Client(wish, await Worker(wish, page));
        var (ownP95, bytes) = await Read(own, $"/aid/{page}", warm, count);
        p95 = Math.Max(p95, ownP95);
        var holds = slowest <= MostSeconds && p95 <= MostMs && bytes <= MostBytes;
        Console.WriteLine($"aid-import: {workers} workers {slowest:F2} s, page p95 {p95:F0} ms, a worker's page {bytes / 1000.0:F1} kB (target ≤ {MostSeconds:F0} s, ≤ {MostMs:F0} ms, ≤ {MostBytes / 1000:F0} kB) → {(holds ? "holds" : "short")}");
        return holds ? 0 : 1;
    }

    /// <summary>The session of the last of the list.</summary>
    private static async Task<string> Worker(Wish wish, Guid matter)
    {
        await using var app = await City.Open(wish);
        return await app.With(async (_, db) =>
        {
            var account = await db.Participants.Where(p => p.MatterId == matter && p.PersonId != null).OrderByDescending(p => p.Id).Select(p => p.PersonId).FirstAsync();
            var person = await db.Set<Person>().SingleAsync(p => p.Id == account);
            return app.Cookie(person.Id, ActorKind.Citizen, person.Name!, person.Stamp);
        });
    }

    private static HttpClient Client(Wish wish, string cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(wish["url"]) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private static async Task<Guid> File(HttpClient client, int round)
    {
        var id = Guid.CreateVersion7();
        using var answer = await client.PostAsJsonAsync("/api/v1/legal-aid/cases", new
        {
            id,
            known = new { trouble = "Wages", hasLawyer = false, statuses = new[] { "MigrantWorker" } },
            place = DivisionSamplePlaces.TourCounty,
            name = "罗大山",
            facts = "工地停工，欠了八个月工钱。",
            wanted = "付清工钱。",
            otherName = $"岚江建筑公司{round}",
            otherIsFirm = true,
            channel = "窗口",
        });
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return id;
    }

    private static (string Text, int Faults) Sheet(int round, int workers, int wrong)
    {
        var (text, faults) = (new StringBuilder("姓名*,身份证号,手机号,请求金额（元）,请求什么,备注,代表人\n"), 0);
        for (var n = 0; n < workers; n++)
        {
            var seventeen = $"330100{1960 + n / 300}{1 + n / 25 % 12:00}{1 + n % 25:00}{round + 1:000}";
            var number = seventeen + CitizenId.CheckSign(seventeen);
            var amount = $"{5000 + n * 7}";
            if (wrong > 0 && n % wrong == wrong - 1)
            {
                faults++;
                if (n % 2 == 0) number = number[..^1] + (number[^1] == '5' ? '6' : '5');
                else amount = "很多";
            }
            text.Append(CultureInfo.InvariantCulture, $"工友{Name(n)},{number},1006{round:00}{n:00000},{amount},,木工,\n");
        }
        return (text.ToString(), faults);
    }

    // a name has no digits
    private static string Name(int n) => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(d => "零一二三四五六七八九"[d - '0']));

    private static async Task<(JsonNode Said, double Seconds)> Send(HttpClient client, Guid id, string sheet, bool dryRun)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(sheet)), "file", "名单.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/legal-aid/work/{id}/persons/import?dryRun={(dryRun ? "true" : "false")}&goodOnly=false") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var sent = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var seconds = Stopwatch.GetElapsedTime(sent).TotalSeconds;
        return answer.IsSuccessStatusCode ? (JsonNode.Parse(text)!, seconds) : throw new InvalidOperationException($"{answer.StatusCode} {text}");
    }

    private static async Task<(double P95, int Bytes)> Read(HttpClient client, string path, int warm, int count)
    {
        var (latencies, bytes) = (new List<long>(), 0);
        for (var n = 0; n < warm + count; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "gzip, deflate, br" }, { "Accept", "text/html" } } };
            var sent = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentEncoding.Count == 0) throw new InvalidOperationException($"{path}: {answer.StatusCode}, {bytes} bytes as {answer.Content.Headers.ContentEncoding}");
            if (n >= warm) latencies.Add(Stopwatch.GetTimestamp() - sent);
        }
        latencies.Sort();
        double Ms(double share) => Figures.Percentile(latencies, share) * 1000.0 / Stopwatch.Frequency;
        Console.WriteLine($"{path}: p50 {Ms(0.5):F1} ms, p95 {Ms(0.95):F1} ms, p99 {Ms(0.99):F1} ms, {bytes / 1000.0:F1} kB compressed, {count} pages one after another");
        return (Ms(0.95), bytes);
    }
}
