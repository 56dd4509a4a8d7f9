using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fashu.Host.Pages;

/// <summary>What the body of a call may hold, in the words of its form.</summary>
internal static class ApiFields
{
    public sealed record Field(string Name, string Title, string Kind, bool Must);

    public static IReadOnlyList<Field> Of(ApiDescription call) =>
        call.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body)?.Type is { } body ? [.. Of(body, "")] : [];

    private static IEnumerable<Field> Of(Type body, string before)
    {
        foreach (var property in body.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var name = before + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var line = type.IsGenericType && type != typeof(string) ? type.GetGenericArguments()[0] : null;
            if (line is { IsClass: true } && line != typeof(string))
                foreach (var inner in Of(line, name + "[].")) yield return inner;
            else
                yield return new(name, property.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? "", Kind(line ?? type) + (line is null ? "" : "（可多个）"), property.GetCustomAttribute<RequiredAttribute>() is not null);
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? string.Join("／", Enum.GetNames(type))
        : type == typeof(bool) ? "true或false"
        : type == typeof(DateOnly) ? "日期，如2026-11-23"
        : type == typeof(TimeOnly) ? "时间，如09:30"
        : type == typeof(DateTime) ? "时刻（UTC）"
        : type == typeof(Guid) ? "标识"
        : type.IsPrimitive || type == typeof(decimal) ? "数字" : "文字";
}
