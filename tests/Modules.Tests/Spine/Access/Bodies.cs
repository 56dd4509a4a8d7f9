using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Fashu.Harness;
using Fashu.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>A plausible body for every call of the API, made from the form it takes.</summary>
internal sealed class Bodies
{
    private static readonly byte[] pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private readonly Dictionary<string, RouteEndpoint> endpoints = [];

    /// <summary>Every text with a limit is one sign longer than that.</summary>
    public bool TooLong { get; init; }

    public static Bodies Of(FashuApp app, bool tooLong = false)
    {
        var bodies = new Bodies { TooLong = tooLong };
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAccess>() is not null))
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods) bodies.endpoints[$"{method} {AccessTests.Bare(endpoint)}"] = endpoint;
        return bodies;
    }

    public bool IsPage(string key) => endpoints[key].Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;

    /// <summary>The JSON that the call takes; null if it takes none.</summary>
    public object? Json(string key, Things thing) => endpoints[key].Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } accepts && accepts.ContentTypes.Contains("application/json")
        ? Make(type, thing) : endpoints[key].Metadata.GetMetadata<IAcceptsMetadata>() is null ? new { } : null;

    /// <summary>The form that the call takes, with one picture for each file.</summary>
    public MultipartFormDataContent Form(string key, Things thing)
    {
        var content = new MultipartFormDataContent();
        foreach (var parameter in endpoints[key].Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            var named = parameter.GetCustomAttribute<FromFormAttribute>()?.Name ?? parameter.Name!;
            if (parameter.ParameterType == typeof(IFormFile)) Picture(content, named);
            else if (parameter.GetCustomAttribute<FromFormAttribute>() is null) continue;
            else if (parameter.ParameterType.IsValueType || parameter.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null)
                content.Add(new StringContent(Value(parameter.ParameterType, named, [], thing)?.ToString() ?? ""), named);
            else
                foreach (var property in parameter.ParameterType.GetProperties().Where(p => p.CanWrite))
                    if (property.PropertyType == typeof(IFormFile)) Picture(content, property.Name);
                    else
                        switch (Value(property.PropertyType, property.Name, [.. property.GetCustomAttributes()], thing))
                        {
                            case object?[] many: content.Add(new StringContent(Text(many[0]!)), property.Name + "[0]"); break;
                            case { } value and (string or ValueType): content.Add(new StringContent(Text(value)), property.Name); break;
                        }
        }
        return content;
    }

    /// <summary>The texts with a limit in what the call takes.</summary>
    public IEnumerable<string> Limited(string key) =>
        endpoints[key].Metadata.GetMetadata<MethodInfo>()?.GetParameters().Where(p => p.GetCustomAttribute<FromFormAttribute>() is not null || p.ParameterType == endpoints[key].Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .SelectMany(p => Limited(p.ParameterType)).Distinct() ?? [];

    private static IEnumerable<string> Limited(Type type) => type.Namespace?.StartsWith("Fashu", StringComparison.Ordinal) != true || type.IsEnum ? []
        : type.GetProperties().Where(p => p.CanWrite).SelectMany(p => p.GetCustomAttribute<StringLengthAttribute>() is not null ? [p.Name]
            : Limited(p.PropertyType.IsGenericType ? p.PropertyType.GetGenericArguments()[0] : p.PropertyType));

    private static void Picture(MultipartFormDataContent content, string name)
    {
        var part = new ByteArrayContent(pixel);
        part.Headers.ContentType = new("image/png");
        content.Add(part, name, "现场.png");
    }

    private static string Text(object value) => value switch { bool yes => yes ? "true" : "false", DateOnly day => day.ToString("yyyy-MM-dd", null), _ => value.ToString()! };

    private Dictionary<string, object?> Make(Type type, Things thing) =>
        type.GetProperties().Where(p => p.CanWrite && p.PropertyType != typeof(IFormFile)).ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => Value(p.PropertyType, p.Name, [.. p.GetCustomAttributes()], thing));

    private object? Value(Type type, string name, IReadOnlyList<Attribute> attributes, Things thing)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Guid)) return Id(name, thing);
        if (bare == typeof(bool)) return true;
        if (bare.IsEnum) return Enum.GetNames(bare)[0];
        if (bare == typeof(DateOnly)) return name is "Until" or "To" ? "2026-12-24" : "2026-11-24";
        if (bare == typeof(DateTime)) return "2026-11-23T09:00:00";
        if (bare == typeof(TimeOnly)) return "09:00";
        if (bare == typeof(string)) return Words(name, attributes, thing);
        if (bare.IsPrimitive || bare == typeof(decimal)) return attributes.OfType<RangeAttribute>().FirstOrDefault()?.Minimum ?? 1;
        if (bare.IsAssignableTo(typeof(System.Collections.IEnumerable)) && bare.IsGenericType)
            return new[] { Value(bare.GetGenericArguments()[0], name, attributes, thing) };
        return bare.IsArray ? new[] { Value(bare.GetElementType()!, name, attributes, thing) } : Make(bare, thing);
    }

    private static object Id(string name, Things thing) => name switch
    {
        "Matters" => thing.Matter,
        "Organization" => Organizations.OrganizationSamples.CommitteeId(thing.Village),
        "Person" => thing.Owner,
        "Term" => thing.Session,
        _ => thing.Officer,
    };

    private string Words(string name, IReadOnlyList<Attribute> attributes, Things thing) =>
        TooLong && attributes.OfType<StringLengthAttribute>().FirstOrDefault() is { } limit ? new('长', limit.MaximumLength + 1)
        : attributes.Any(a => a is MobileAttribute) || name.Contains("Phone", StringComparison.Ordinal) ? "10099990777"
        : attributes.Any(a => a is IdNumberAttribute) ? "330100190001010019"
        : attributes.Any(a => a is RealNameAttribute) || name == "Name" ? "龚大河"
        : name is "Division" or "Divisions" ? thing.Village
        : name is "Login" ? "newcomer"
        : name is "Place" ? thing.Grid
        : name is "Code" ? "123456"
        : name is "Post" ? "committee-clerk"
        : name is "Key" ? "matters.rating-days"
        : "说明";
}
