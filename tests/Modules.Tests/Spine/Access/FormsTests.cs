using Fashu.Harness;
using System.Text.RegularExpressions;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Who may act sends forms as they stand and plausible calls: answered with a word, never broken.</summary>
public partial class FormsTests(AccessCity city) : IClassFixture<AccessCity>
{
    public static IEnumerable<object[]> Cases => from database in Databases.All
                                                 from role in (string[])["visitor", "applicant", "mediator", "head", "office", "admin", "auditor", "lawyer", "aid"]
                                                 where database[0] is Database.Sqlite || role is "applicant" or "head"
                                                 select new[] { database[0], role };

    [Theory, MemberData(nameof(Cases))]
    public async Task No_form_breaks_when_it_is_sent_as_it_stands(Database database, string name)
    {
        var (_, cast) = await city.On(database);
        var caller = await cast.Call(cast[name]);
        var thing = cast.Things[Spot.Here];
        List<string> broken = [];
        var sent = 0;
        foreach (var row in AccessRow.Read().Where(r => r.Method == "GET" && !r.RefusalsOnly && !r.Route.StartsWith("/api", StringComparison.Ordinal)))
        {
            var path = Cast.Fill(row, thing);
            var page = await caller.Get(path);
            foreach (var form in page.Code == 200 ? Handlers().Matches(page.Text).Select(m => m.Groups[1].Value).Distinct().ToList() : [])
            {
                var answer = await caller.Submit(path, page, form);
                sent++;
                if (answer.Code >= 500) broken.Add($"{answer.Code} {path} {form}");
            }
        }
        Assert.True(sent >= 4, $"{sent} forms");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task No_call_breaks_whose_body_is_plausible(Database database, string name)
    {
        var (app, cast) = await city.On(database);
        var (role, bodies, thing) = (cast[name], Bodies.Of(app), cast.Things[Spot.Here]);
        List<string> broken = [];
        foreach (var row in AccessRow.Read().Where(r => r.Method != "GET" && r.Route.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var caller = await cast.Call(role);
            foreach (var body in new[] { bodies.Json(row.Key, thing), new { }, new object[] { "一", 2 }, null })
            {
                var answer = await caller.Send(new(row.Method), Cast.Fill(row, thing), body, ("Idempotency-Key", Guid.NewGuid().ToString()));
                if (answer.Code >= 500) broken.Add($"{answer.Code} {row.Key} {body}");
                else if (answer.Code >= 400 && answer.Raw.Content.Headers.ContentType?.MediaType != "application/problem+json") broken.Add($"{answer.Code} {row.Key} says no problem+json: {answer.Text[..Math.Min(100, answer.Text.Length)]}");
                else if (answer.Code >= 400 && !HasChinese().IsMatch((string?)answer.Json["title"] ?? "")) broken.Add($"{answer.Code} {row.Key} {answer.Json["title"]}");
            }
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken.Distinct()));
    }

    [Fact]
    public async Task A_form_its_page_no_longer_has_is_answered_by_a_page()
    {
        // while it is developed, the framework says something of its own
        await using var app = await FashuApp.Start(Database.Sqlite, more: new() { ["environment"] = "Production" });
        var caller = new Caller(app);
        var answer = await caller.Submit("/sign-in", await caller.Get("/sign-in"), "phone", ("_handler", "gone"));
        Assert.Equal(409, answer.Code);
        Assert.Contains("刚才填的没有提交", answer.Text);
        Assert.Contains("href=\"/sign-in\"", answer.Text);
    }

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]*)\"")] private static partial Regex Handlers();
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")] private static partial Regex HasChinese();
}
