using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>How values, types and enum words look inside a field.</summary>
internal static class FieldText
{
    public static FieldKind KindOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool)) return plain == type ? FieldKind.Checkbox : FieldKind.Radio;
        if (plain.IsEnum) return FieldKind.Radio;
        if (plain == typeof(DateOnly)) return FieldKind.Date;
        if (plain == typeof(TimeOnly)) return FieldKind.Time;
        if (plain == typeof(DateTime)) return FieldKind.DateTime;
        if (plain == typeof(int) || plain == typeof(long) || plain == typeof(decimal) || plain == typeof(double)) return FieldKind.Number;
        if (typeof(IFormFile).IsAssignableFrom(plain) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(plain)) return FieldKind.File;
        return plain != typeof(string) && typeof(IEnumerable).IsAssignableFrom(plain) ? FieldKind.Checkboxes : FieldKind.Text;
    }

    public static string Write(object? value, FieldKind kind) => value switch
    {
        null => "",
        long fen when kind == FieldKind.Money => fen == 0 ? "" : Yuan.FromFen(fen),
        DateOnly day => day == default ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime at => at == default ? "" : at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        Guid id => id == Guid.Empty ? "" : id.ToString(),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static IReadOnlyList<Choice> ChoicesOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool)) return [new("true", "是"), new("false", "否")];
        if (plain != typeof(string) && typeof(IEnumerable).IsAssignableFrom(plain)) plain = plain.GetElementType() ?? plain.GetGenericArguments().FirstOrDefault() ?? plain;
        if (!plain.IsEnum) return [];
        return [.. plain.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetCustomAttribute<DisplayAttribute>() is { } d
            ? new Choice(f.Name, d.Name ?? f.Name, d.Description) : new Choice(f.Name, f.Name))];
    }

    public static ISet<string> Chosen(object? value) => value is IEnumerable many and not string
        ? many.Cast<object?>().Select(v => Write(v, FieldKind.Auto)).ToHashSet() : new HashSet<string>();
}
