using Fashu.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Architecture.Tests;

/// <summary>Every page and endpoint says who may reach it, and refuses everybody else.</summary>
public class EndpointTests
{
    // what the framework maps by itself: static files, unknown files, and its own redirect helper
    private static bool IsFrameworks(RouteEndpoint e) =>
        e.Metadata.Any(m => m.GetType().FullName!.Contains("StaticAsset", StringComparison.Ordinal))
        || e.RoutePattern.RawText is "{**path:file}" or "/_framework/opaque-redirect";

    [Fact]
    public async Task Every_endpoint_states_who_may_reach_it()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var all = Routes(app);
        Assert.NotEmpty(all);
        var silent = all.Where(e => e.Metadata.GetMetadata<IAccess>() is null).Select(e => $"{Methods(e)} {e.RoutePattern.RawText}").Distinct().ToList();
        Assert.True(silent.Count == 0, "no access rule on:\n" + string.Join('\n', silent));
    }

    [Fact]
    public async Task A_visitor_reaches_only_what_is_open_to_all()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });
        List<string> open = [];
        foreach (var route in Routes(app).Where(e => e.Metadata.GetMetadata<IAccess>() is { Rule: not "all" } && Methods(e).Contains("GET", StringComparison.Ordinal)))
        {
            var path = Filled(route);
            var answer = await visitor.GetAsync(path);
            if ((int)answer.StatusCode is not (302 or 401 or 403 or 404)) open.Add($"{(int)answer.StatusCode} {path}");
        }
        Assert.True(open.Count == 0, "reached without signing in:\n" + string.Join('\n', open));
    }

    private static List<RouteEndpoint> Routes(FashuApp app) =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsFrameworks(e))];

    private static string Methods(RouteEndpoint e) => string.Join(',', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]);

    private static string Filled(RouteEndpoint e) => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
        p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.CreateVersion7().ToString()))));
}
