using Fashu.Harness;

namespace Fashu.Modules.Tests.Spine;

/// <summary>What a page checks holds for programs too: a text one sign too long comes back with the name of its field.</summary>
public class LimitTests(AccessCity city) : IClassFixture<AccessCity>
{
    [Fact]
    public async Task A_text_one_sign_too_long_is_refused_at_its_field()
    {
        var (app, cast) = await city.On(Database.Sqlite);
        var (bodies, thing) = (Bodies.Of(app, tooLong: true), cast.Things[Spot.Here]);
        List<string> wrong = [], asked = [];
        foreach (var row in AccessRow.Read().Where(r => r.Method != "GET" && r.Route.StartsWith("/api/", StringComparison.Ordinal)))
        {
            if (bodies.Limited(row.Key).ToList() is not { Count: > 0 } fields) continue;
            asked.Add(row.Key);
            var answer = await Ask(cast, row, bodies, thing);
            if (answer.Code is not (400 or 422) || answer.Raw.Content.Headers.ContentType?.MediaType != "application/problem+json") { wrong.Add($"{row.Key}: {answer.Code} {answer.Text}"); continue; }
            var said = (answer.Json["errors"]?.AsObject() ?? []).Select(e => e.Key).ToList();
            wrong.AddRange(fields.Where(f => !said.Any(s => s == f || s.EndsWith("." + f, StringComparison.Ordinal))).Select(f => $"{row.Key}: nothing about {f}, but about {string.Join(", ", said)}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked.Count > 50, string.Join('\n', asked));
    }

    /// <summary>By the first who is let in.</summary>
    private static async Task<Answer> Ask(Cast cast, AccessRow row, Bodies bodies, Things thing)
    {
        Answer? answer = null;
        foreach (var name in new[] { "visitor", "applicant", "mediator", "head", "office", "aid", "lawyer", "court", "county", "city", "admin", "auditor" })
        {
            answer = await Send(await cast.Call(cast[name]), row, Cast.Fill(row, thing), bodies, thing);
            if (answer.Code is not (401 or 403 or 302)) break;
        }
        return answer!;
    }

    private static async Task<Answer> Send(Caller caller, AccessRow row, string path, Bodies bodies, Things thing)
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        if (bodies.Json(row.Key, thing) is { } json) return await caller.Send(new(row.Method), path, json, key);
        using var request = new HttpRequestMessage(new(row.Method), path) { Content = bodies.Form(row.Key, thing) };
        request.Headers.Add(key.Item1, key.Item2);
        var response = await caller.Client.SendAsync(request);
        return new(response.StatusCode, null, await response.Content.ReadAsStringAsync(), response);
    }
}
