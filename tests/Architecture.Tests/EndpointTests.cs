using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Fashu.Harness;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
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

    [Fact]
    public async Task What_takes_files_says_so_and_nothing_else_takes_large_bodies()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var components = ComponentsWithFiles();
        var all = Routes(app);
        var taking = all.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page ? components(page.Type)
            : e.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Any(p => Holds(p.ParameterType)) == true).ToList();
        Assert.True(taking.Count > 20, "pages and endpoints with files were not found");
        var large = all.Where(e => e.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null).ToList();
        Assert.True(taking.All(large.Contains) && large.All(taking.Contains), "[TakesFiles] is missing:\n" + string.Join('\n', taking.Except(large).Select(e => e.RoutePattern.RawText))
            + "\nor stands where no file is asked for:\n" + string.Join('\n', large.Except(taking).Select(e => e.RoutePattern.RawText)));
    }

    [Fact]
    public async Task A_file_that_is_missing_is_to_be_taken_or_chosen_not_filled_in()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var asked = AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("Fashu.", StringComparison.Ordinal)).SelectMany(a => a.GetTypes()).SelectMany(t => t.GetProperties())
            .Where(p => IsFile(p.PropertyType) && p.GetCustomAttribute<RequiredAttribute>() is not null).ToList();
        Assert.True(asked.Count > 8, "fields of files were not found");
        var filled = asked.Where(p => p.GetCustomAttribute<RequiredAttribute>()!.FormatErrorMessage("") is var sentence && !sentence.Contains("选择", StringComparison.Ordinal) && !sentence.Contains('拍'));
        Assert.Empty(filled.Select(p => $"{p.DeclaringType!.FullName}.{p.Name}"));
    }

    /// <summary>Components with a form that holds files, and those that show such a component.</summary>
    private static Func<Type, bool> ComponentsWithFiles()
    {
        var types = AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("Fashu.", StringComparison.Ordinal)).SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(ComponentBase)));
        var own = types.Where(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(p => p.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null && Holds(p.PropertyType))).ToHashSet();
        var sources = Directory.EnumerateFiles(Path.Combine(Tree.Root, "src"), "*.razor", SearchOption.AllDirectories).Where(f => !f.Contains("node_modules", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetFileNameWithoutExtension(f), Text: File.ReadAllText(f))).ToList();
        HashSet<string> showing = [];
        while (sources.Where(s => !showing.Contains(s.Name) && own.Select(t => t.Name).Concat(showing).Any(f => Regex.IsMatch(s.Text, $@"<{f}\b"))).Select(s => s.Name).ToList() is { Count: > 0 } more) showing.UnionWith(more);
        return page => own.Contains(page) || showing.Contains(page.Name);
    }

    private static bool Holds(Type type) => IsFile(type) || (type is { IsClass: true, IsGenericType: false } && type.Assembly.GetName().Name!.StartsWith("Fashu.", StringComparison.Ordinal) && type.GetProperties().Any(p => IsFile(p.PropertyType)));

    private static bool IsFile(Type type) => typeof(IFormFile).IsAssignableFrom(type)
        || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && typeof(IFormFile).IsAssignableFrom(type.GenericTypeArguments[0]));

    private static List<RouteEndpoint> Routes(FashuApp app) =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsFrameworks(e))];

    private static string Methods(RouteEndpoint e) => string.Join(',', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]);

    private static string Filled(RouteEndpoint e) => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
        p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.CreateVersion7().ToString()))));
}
