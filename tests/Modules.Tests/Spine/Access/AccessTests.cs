using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Fashu.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>The sample city with one cast a database.</summary>
public sealed class AccessCity : IAsyncDisposable
{
    private readonly SampleCity city = new();
    private readonly ConcurrentDictionary<Database, Lazy<Task<(FashuApp, Cast)>>> casts = [];

    internal Task<(FashuApp App, Cast Cast)> On(Database database) => casts.GetOrAdd(database, d => new(async () =>
    {
        var app = await city.On(d);
        return (app, await Cast.Gather(app));
    })).Value;

    public ValueTask DisposeAsync() => city.DisposeAsync();
}

/// <summary>Every address × every role × own and other things on every side of the tree answers as <see cref="AccessTable"/> says.</summary>
public partial class AccessTests(AccessCity city) : IClassFixture<AccessCity>
{
    private static readonly IReadOnlyList<AccessRow> rows = AccessRow.Read();
    private static readonly string[] names =
        ["visitor", "applicant", "stranger", "mediator", "neighbour", "head", "clerk", "gridworker", "town", "office", "county", "aid", "aidhead", "lawyer", "quality", "court", "city", "admin", "auditor", "applicant's program", "head's program"];

    // the table is walked whole on one database; on the other by those who may least and those who may most
    public static IEnumerable<object[]> Cases => from database in Databases.All
                                                 from role in names
                                                 where database[0] is Database.Sqlite || role is "visitor" or "stranger" or "neighbour" or "office" or "auditor"
                                                 select new[] { database[0], role };

    [Fact]
    public async Task Every_address_has_its_row()
    {
        var (app, _) = await city.On(Database.Sqlite);
        var there = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAccess>() is not null)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Bare(e)}")).ToHashSet();
        Assert.True(there.Count > 400);
        Assert.Equal([], there.Except(rows.Select(r => r.Key)));
        Assert.Equal([], rows.Select(r => r.Key).Except(there));
        Assert.Equal([], rows.GroupBy(r => r.Key).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_permission_has_its_holders() =>
        Assert.Equal([], rows.Select(r => r.Permission).Where(p => p.Length > 0).Distinct().Where(p => !AccessTable.Holders.Contains($"{p} ", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Cases))]
    public async Task Reading_answers_as_the_table_says(Database database, string name)
    {
        var (_, cast) = await city.On(database);
        var role = cast[name];
        var caller = await cast.Call(role);
        List<string> wrong = [];
        foreach (var row in rows.Where(r => r.Method == "GET"))
            foreach (var thing in Asked(cast, row))
            {
                var (path, wanted) = (Cast.Fill(row, thing), Wanted(cast, role, row, thing));
                if (wanted == Wanting.Let && row.RefusalsOnly) continue;
                var answer = await caller.Get(path);
                if (!Fits(wanted, answer)) wrong.Add($"{thing.Spot} {row.Key}: {answer.Code} {answer.Location}, wanted {wanted}");
                wrong.AddRange(cast.Leaks(role, answer.Text).Select(what => $"{row.Key} shows {what}"));
            }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n" + string.Join('\n', wrong.Take(60)));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Acting_is_refused_as_the_table_says(Database database, string name)
    {
        var (app, cast) = await city.On(database);
        var role = cast[name];
        var caller = await cast.Call(role);
        var bodies = Bodies.Of(app);
        var token = role.Token ? "" : await Token(caller, role);
        List<string> wrong = [];
        var asked = 0;
        foreach (var row in rows.Where(r => r.Method != "GET"))
            foreach (var thing in Asked(cast, row))
            {
                var wanted = Wanted(cast, role, row, thing);
                if (wanted == Wanting.Let) continue;
                foreach (var form in bodies.IsPage(row.Key) && !role.Token ? await cast.Forms(row) : [""])
                {
                    var answer = await Send(caller, row, Cast.Fill(row, thing), bodies, thing, token, form);
                    asked++;
                    // a page that is not there has no forms, and says so before it says that it is not there
                    var gone = answer.Code == 400 && answer.Text.Contains("no form on the page currently has that name", StringComparison.Ordinal);
                    if (!gone && !Fits(wanted, answer)) wrong.Add($"{thing.Spot} {row.Key} {form}: {answer.Code} {answer.Location}, wanted {wanted} {(answer.Code < 500 ? answer.Text[..Math.Min(answer.Text.Length, 200)].ReplaceLineEndings(" ") : "")}");
                    wrong.AddRange(cast.Leaks(role, answer.Text).Select(what => $"{row.Key} shows {what}"));
                }
            }
        Assert.True(asked > 20);
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n" + string.Join('\n', wrong.Take(60)));
    }

    private enum Wanting { Let, Refused, Unknown }

    private static IEnumerable<Things> Asked(Cast cast, AccessRow row) => row.Over is "" or "unknown" or "word" ? [cast.Things[Spot.Here]] : cast.Things.Values;

    private static Wanting Wanted(Cast cast, Role role, AccessRow row, Things thing)
    {
        // a program has its owner's rights in the API and none on pages
        if (role.Token && !row.Route.StartsWith("/api/", StringComparison.Ordinal)) role = role with { Kind = ActorKind.Visitor, Holder = "visitor", Id = Guid.NewGuid() };
        var may = row.Who switch
        {
            "all" => true,
            "citizen" => role.Kind == ActorKind.Citizen,
            "signed-in" => role.Kind is ActorKind.Citizen or ActorKind.Staff,
            _ => role.Kind == ActorKind.Staff && (row.Permission.Length == 0 || Cast.Holds(role, row.Permission)),
        };
        return !may || !cast.Sees(role, row, thing) ? Wanting.Refused : row.Over == "unknown" ? Wanting.Unknown : Wanting.Let;
    }

    private static bool Fits(Wanting wanted, Answer answer)
    {
        var toSignIn = answer.Code == 401 || answer.Code is 302 or 303 && answer.Location?.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) == true;
        return wanted switch
        {
            Wanting.Refused => toSignIn || answer.Code is 403 or 404,
            Wanting.Unknown => !toSignIn && answer.Code is not 403 and < 500,
            _ => !toSignIn && answer.Code is not 403 and not 404 and < 500,
        };
    }

    private static async Task<Answer> Send(Caller caller, AccessRow row, string path, Bodies bodies, Things thing, string token, string handler)
    {
        (string, string)[] key = [("Idempotency-Key", Guid.NewGuid().ToString())];
        if (row.Route.StartsWith("/api/", StringComparison.Ordinal) && bodies.Json(row.Key, thing) is { } json) return await caller.Send(new(row.Method), path, json, key);
        using var form = bodies.Form(row.Key, thing);
        form.Add(new StringContent(token), "__RequestVerificationToken");
        form.Add(new StringContent(handler), "_handler");
        using var request = new HttpRequestMessage(new(row.Method), path) { Content = form };
        request.Headers.Add("Idempotency-Key", key[0].Item2);
        var response = await caller.Client.SendAsync(request);
        return new(response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(), response);
    }

    private static async Task<string> Token(Caller caller, Role role)
    {
        var page = await caller.Get(role.Kind switch { ActorKind.Staff => "/work/me/password", ActorKind.Citizen => "/me/profile", _ => "/sign-in" });
        return WebUtility.HtmlDecode(TokenField().Match(page.Text).Groups[1].Value) is { Length: > 0 } token ? token : throw new InvalidOperationException($"no form token for {role.Name}: {page.Code}");
    }

    /// <summary>The address as the table writes it: names of parameters without their constraints.</summary>
    internal static string Bare(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
        p is RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)p).Content)))) + (endpoint.RoutePattern.RawText is [_, .., '/'] ? "/" : "");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")] private static partial Regex TokenField();
}
