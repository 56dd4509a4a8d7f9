using Fashu.Harness;
using Fashu.Modules.Tests.Spine;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Who finds what on the office board, by which words; an address that nobody wrote breaks nothing and shows nothing more.</summary>
public class SearchTests(AccessCity city) : IClassFixture<AccessCity>
{
    private const string Phone = "10099990001", Respondent = "龚大河";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_name_finds_matters_of_the_own_part_of_the_tree(Database database)
    {
        var (_, cast) = await city.On(database);
        Assert.Equal([Spot.Here], await Found(cast, "head", Respondent));
        Assert.Equal([Spot.Here, Spot.Next], await Found(cast, "town", Respondent));
        Assert.Equal([Spot.Here, Spot.Next, Spot.Near], await Found(cast, "county", Respondent));
        Assert.Equal([Spot.Here, Spot.Next, Spot.Near, Spot.Far], await Found(cast, "city", Respondent));
        Assert.Equal([Spot.Far], await Found(cast, "neighbour", Respondent));
        Assert.Equal([], await Found(cast, "admin", Respondent));
        Assert.Equal([Spot.Here], await Found(cast, "head", "海棠树"));
        Assert.Equal([], await Found(cast, "head", "银杏果"));
        Assert.Equal([], await Found(cast, "city", "大河")); // a name is found from its beginning
        Assert.Equal([], await Found(cast, "city", "%"));
        Assert.Equal([], await Found(cast, "city", "____"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_is_found_in_either_kind_of_brackets(Database database)
    {
        var (app, cast) = await city.On(database);
        var number = await app.With<AppDb, string>(db => db.Matters.Where(m => m.Id == cast.Things[Spot.Here].Matter).Select(m => m.Number!).SingleAsync());
        Assert.Matches("^（2026）测试人调字第[0-9]+号$", number);
        Assert.Equal([Spot.Here], await Found(cast, "head", number));
        Assert.Equal([Spot.Here], await Found(cast, "head", number.Replace('（', '(').Replace('）', ')')));
        Assert.Equal([Spot.Here], await Found(cast, "head", number[..^2]));
        Assert.Equal([], await Found(cast, "neighbour", number + "0"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_phone_is_searched_with_permission_alone_and_leaves_a_trace(Database database)
    {
        var (app, cast) = await city.On(database);
        var before = await Traces();
        var clerk = await (await cast.Call(cast["clerk"])).Get("/api/v1/matters/search?q=" + Phone);
        Assert.Equal((200, 0), (clerk.Code, clerk.Json["hits"]!.AsArray().Count));
        Assert.Contains("没有按手机号查找的权限", clerk.Text);
        Assert.Equal(before, await Traces());
        Assert.Equal([Spot.Here], await Found(cast, "head", Phone));
        Assert.Equal([Spot.Here, Spot.Next, Spot.Near, Spot.Far], await Found(cast, "city", "１００-9999 0001"));
        Assert.Equal(before + 2, await Traces());
        var trace = await app.With<AppDb, AuditRow>(db => db.Audits.Where(a => a.Act == "按手机号查找").OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal("100****0001，找到12件", trace.Detail); // each of the four with its rectification and a case of legal aid

        Task<int> Traces() => app.With<AppDb, int>(db => db.Audits.CountAsync(a => a.Act == "按手机号查找"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Any_query_answers_and_never_shows_more_than_the_own_part(Database database)
    {
        var (_, cast) = await city.On(database);
        var random = new Random(20261123);
        string[] names = ["tab", "place", "kind", "stage", "colour", "handler", "channel", "clock", "from", "to", "sort", "after", "q", "page"];
        string[] values =
        [
            "", "all", "waiting", "Stuck", "soon", "99", "-1", "330191101201", "3301", "33", "3302", "x", "mediation", "rectification", "Accepted", "Red", "red", "over", "due", "new", "2026-11-01", "2026-13-40", "0001-01-01",
            "9999-12-31", "网络", "%", "_", "' or 1=1 --", "\u0000", "\uD800", "𠮷", "999999999999999999999_0198a000-0000-7000-8000-000000000001", "639000000000000000_0198a000-0000-7000-8000-000000000001",
            "_0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000001", new('长', 500), "*", "(", "[]", "\\", "10099990001",
        ];
        foreach (var name in new[] { "head", "office", "county", "neighbour", "lawyer", "admin", "auditor" })
        {
            var caller = await cast.Call(cast[name]);
            for (var n = 0; n < 60; n++)
            {
                var query = string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{names[random.Next(names.Length)]}={Uri.EscapeDataString(values[random.Next(values.Length)].Replace("\uD800", "%ED%A0%80"))}"));
                foreach (var path in new[] { "/api/v1/matters/board?", "/api/v1/matters/board/counts?", "/api/v1/matters/search?q=" + Uri.EscapeDataString(values[random.Next(values.Length)]) + "&", "/work/matters?", "/work/search?" })
                {
                    var answer = await caller.Get(path + query);
                    Assert.True(answer.Code == 200, $"{name} {path}{query}: {answer.Code}");
                    Assert.Empty(cast.Leaks(cast[name], answer.Text));
                    if (path.StartsWith("/api/v1/matters/board?", StringComparison.Ordinal))
                        Assert.All(answer.Json["lines"]!.AsArray(), line => Assert.StartsWith(cast[name].Place, (string)line!["place"]!));
                    if (path.Contains("counts", StringComparison.Ordinal)) Assert.All(answer.Json.AsObject(), count => Assert.True((int)count.Value! >= 0));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_matter_of_the_board_stands_on_exactly_one_page(Database database)
    {
        var (_, cast) = await city.On(database);
        var caller = await cast.Call(cast["city"]);
        foreach (var sort in new[] { "new", "due" })
        {
            List<string> seen = [];
            for (string? after = ""; after is not null;)
            {
                var page = (await caller.Get($"/api/v1/matters/board?sort={sort}&after={after}")).Json;
                seen.AddRange(page["lines"]!.AsArray().Select(l => (string)l!["id"]!));
                after = (string?)page["next"];
            }
            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal((int)(await caller.Get("/api/v1/matters/board/counts")).Json["All"]!, seen.Count);
            Assert.True(seen.Count > ReadBoard.Page);
        }
    }

    private static async Task<List<Spot>> Found(Cast cast, string role, string words)
    {
        var answer = await (await cast.Call(cast[role])).Get("/api/v1/matters/search?q=" + Uri.EscapeDataString(words));
        Assert.Equal(200, answer.Code);
        var ids = answer.Json["hits"]!.AsArray().Select(h => (Guid)h!["id"]!).ToHashSet();
        return [.. cast.Things.Values.Where(t => ids.Contains(t.Matter)).Select(t => t.Spot)];
    }
}
