using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Every call that acts happens once for its key: sent again it answers the same and writes nothing, sent again with something else it is refused.</summary>
public class OnceTests(AccessCity city) : IClassFixture<AccessCity>
{
    // these change what others may do or end sessions: they have tests of their own
    private static readonly string[] left = ["POST /api/v1/people/sign-out", "POST /api/v1/people/me/sign-out", "POST /api/v1/staff/grants", "POST /api/v1/people/me/close", "PUT /api/v1/people/retention"];

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_twice_is_one_row_and_one_answer(Database database)
    {
        var (app, cast) = await city.On(database);
        var bodies = Bodies.Of(app);
        List<string> wrong = [], done = [];
        foreach (var row in AccessRow.Read().Where(r => r.Method != "GET" && r.Route.StartsWith("/api/", StringComparison.Ordinal) && !left.Contains(r.Key)))
        {
            // what was done before to one matter must not close it to the next act
            var thing = cast.Things[row.Permission == "matters.supervise" ? Spot.Near : Spot.Here];
            foreach (var name in new[] { "applicant", "mediator", "head", "office", "city", "admin", "auditor" })
            {
                var (caller, path, body, key) = (await cast.Call(cast[name]), Cast.Fill(row, thing), bodies.Json(row.Key, thing), ("Idempotency-Key", Guid.NewGuid().ToString()));
                if (body is null) break;
                var first = await caller.Send(new(row.Method), path, body, key);
                if (first.Code >= 300) continue;
                var before = await Rows(app);
                var again = await caller.Send(new(row.Method), path, body, key);
                var saved = again.Raw.Headers.Contains("Idempotency-Replayed");
                // what writes nothing may be asked again
                if (!saved && await Rows(app) != before) wrong.Add($"{row.Key} wrote again");
                if (!saved) break;
                done.Add(row.Key);
                if (again.Code != first.Code || await Rows(app) != before) wrong.Add($"{row.Key} again: {again.Code} {again.Text}");
                if (Id(first) is { } id && Id(again) != id) wrong.Add($"{row.Key} answered {id}, then {Id(again)}");
                var other = await caller.Send(new(row.Method), path, new { something = "else" }, key);
                if (other.Code != 422 || other.Raw.Content.Headers.ContentType?.MediaType != "application/problem+json" || await Rows(app) != before) wrong.Add($"{row.Key} with another body: {other.Code} {other.Text}");
                var elsewhere = await (await cast.Call(cast["stranger"])).Send(new(row.Method), path, body, key);
                if (elsewhere.Raw.Headers.Contains("Idempotency-Replayed")) wrong.Add($"{row.Key} answers somebody else's key");
                break;
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        foreach (var must in new[] { "/api/v1/mediation/applications", "/api/v1/matters/{id}/supervisions", "/api/v1/people/tokens", "/api/v1/staff/leaves", "/api/v1/staff/", "/api/v1/places/" })
            Assert.Contains("POST " + must, done);
        Assert.True(done.Count > 15, string.Join('\n', done));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_acts_on_what_changed_meanwhile_is_told_so(Database database)
    {
        var (_, cast) = await city.On(database);
        var (matter, county, mediator) = (cast.Things[Spot.Far].Matter, await cast.Call(cast["city"]), await cast.Call(cast["neighbour"]));
        var read = await county.Get($"/api/v1/mediation/work/{matter}/");
        var tag = read.Raw.Headers.ETag!.Tag;
        Assert.Equal(412, (await mediator.Post($"/api/v1/mediation/work/{matter}/suspend", new { reason = "等鉴定" }, ("If-Match", "\"9999\""))).Code);
        var paused = await mediator.Post($"/api/v1/mediation/work/{matter}/danger", new { reason = "对方扬言报复", signs = "对方扬言报复" }, ("If-Match", tag));
        Assert.True(paused.Code is 204 or 422, paused.Text);
        var stale = await mediator.Post($"/api/v1/mediation/work/{matter}/finish", null, ("If-Match", paused.Code == 204 ? tag : "\"0\""));
        Assert.Equal((412, "application/problem+json"), (stale.Code, stale.Raw.Content.Headers.ContentType?.MediaType));
        Assert.Equal("内容已被他人改动，请取得最新内容后再试", (string)stale.Json["title"]!);
    }

    private static string? Id(Answer answer) => answer.Text.StartsWith('{') ? (string?)answer.Json["id"] : null;

    private static Task<long> Rows(FashuApp app) => app.With<AppDb, long>(async db =>
    {
        var counts = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Select(table => $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"");
        var all = string.Join(" UNION ALL ", counts);
        return (await db.Database.SqlQueryRaw<long>(all).ToListAsync()).Sum();
    });
}
