using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fashu.Administration;

/// <summary>One box of the editor: its words and what may stand in it.</summary>
internal sealed record SettingCell(string Label, Type Type, bool IsOptional)
{
    /// <summary>What an empty box means: no value, or for a setting that is one text the empty text.</summary>
    public string? Empty { get; init; }

    /// <summary>Kept in fen, shown and typed in yuan.</summary>
    public bool IsFen { get; init; }

    public bool IsChoice => Type.IsEnum || Type == typeof(bool);

    public IEnumerable<(string Value, string Text)> Choices => Type.IsEnum
        ? Enum.GetValues(Type).Cast<Enum>().Select(e => (e.ToString(), e.Title()))
        : [("true", "是"), ("false", "否")];
}

/// <summary>How a setting is shown and edited: one value, lines of text, one record or a table of records.</summary>
internal sealed class SettingShape
{
    private const int MostText = 4000;
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly PropertyInfo[] properties;
    private readonly string? sentence;

    public SettingShape(Setting setting)
    {
        var type = setting.GetType().GetGenericArguments()[0];
        IsLines = type == typeof(string[]);
        IsTable = type.IsArray && !IsLines;
        var row = IsTable ? type.GetElementType()! : type;
        properties = IsSimple(row) || IsLines ? [] : row.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        sentence = row.GetCustomAttribute<DescriptionAttribute>()?.Description;
        Cells = properties.Length == 0 ? [Cell(setting.Title, row, true) with { Empty = row == typeof(string) ? "" : null, IsFen = setting.Key.EndsWith("-fen", StringComparison.Ordinal) }] : [.. properties.Select(p => Cell(p.GetCustomAttribute<DisplayAttribute>()?.Name ?? p.Name, p.PropertyType, MayBeNull(p)) with { IsFen = p.Name.EndsWith("Fen", StringComparison.Ordinal) })];
    }

    /// <summary>A list of texts, one a line.</summary>
    public bool IsLines { get; }

    public bool IsTable { get; }

    public IReadOnlyList<SettingCell> Cells { get; }

    /// <summary>The boxes of a value, row by row.</summary>
    public List<string?> Write(string value)
    {
        var node = JsonNode.Parse(value);
        if (IsLines) return [string.Join('\n', node!.AsArray().Select(n => n!.GetValue<string>()))];
        if (IsTable) return [.. node!.AsArray().SelectMany(row => Row(row!.AsObject()))];
        return properties.Length > 0 ? [.. Row(node!.AsObject())] : [Box(Cells[0], node)];
    }

    /// <summary>The value as one line of words.</summary>
    public string Words(string value)
    {
        var boxes = Write(value);
        if (IsTable) return $"一张表，{boxes.Count / Cells.Count}行";
        if (sentence is not null) return string.Format(CultureInfo.InvariantCulture, sentence, [.. boxes]);
        if (IsLines) return string.Join("、", boxes[0]!.Split('\n'));
        return properties.Length == 0 ? Say(Cells[0], boxes[0]) : string.Join("，", Cells.Select((c, at) => $"{c.Label}{Say(c, boxes[at])}"));
    }

    /// <summary>Reads the boxes back.</summary>
    /// <exception cref="RuleBroken">A box holds what cannot stand there.</exception>
    public string Read(IReadOnlyList<string?> boxes)
    {
        JsonNode? node = IsLines ? new JsonArray([.. (boxes.FirstOrDefault() ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => (JsonNode)l)])
            : IsTable ? new JsonArray([.. boxes.Chunk(Cells.Count).Select((row, at) => (row, at)).Where(r => r.row.Any(b => !string.IsNullOrWhiteSpace(b))).Select(r => (JsonNode)Record(r.row, $"第{r.at + 1}行"))])
            : properties.Length > 0 ? Record(boxes, "") : Value(Cells[0], boxes.FirstOrDefault(), "");
        var text = node?.ToJsonString(json) ?? "null";
        return text.Length <= MostText ? text : throw new RuleBroken("内容太长，请精简。");
    }

    private JsonObject Record(IReadOnlyList<string?> boxes, string where)
    {
        var record = new JsonObject();
        for (var at = 0; at < properties.Length; at++) record[properties[at].Name] = Value(Cells[at], at < boxes.Count ? boxes[at] : null, where);
        return record;
    }

    private static JsonNode? Value(SettingCell cell, string? typed, string where)
    {
        typed = typed?.Trim() ?? "";
        if (typed.Length == 0) return cell.IsOptional ? cell.Empty : throw new RuleBroken($"{where}“{cell.Label}”没有填。");
        if (cell.Type == typeof(string)) return typed;
        if (cell.Type == typeof(bool)) return typed == "true";
        if (cell.Type.IsEnum) return Enum.TryParse(cell.Type, typed, out var chosen) && Enum.IsDefined(cell.Type, chosen!) ? chosen!.ToString() : throw new RuleBroken($"{where}“{cell.Label}”没有这个选项。");
        if (cell.Type == typeof(DateOnly)) return DateOnly.TryParseExact(typed, "yyyy-MM-dd", out var day) ? JsonSerializer.SerializeToNode(day) : throw new RuleBroken($"{where}“{cell.Label}”应是日期，例如2026-11-21。");
        var isNumber = decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        if (cell.IsFen) return isNumber && number * 100 == decimal.Truncate(number * 100) ? JsonValue.Create(decimal.Truncate(number * 100)) : throw new RuleBroken($"{where}“{cell.Label}”应是金额，最多两位小数。");
        if (!isNumber || cell.Type != typeof(decimal) && cell.Type != typeof(double) && number != decimal.Truncate(number)) throw new RuleBroken($"{where}“{cell.Label}”应是{(cell.Type == typeof(decimal) ? "数字" : "整数")}。");
        return number is < int.MinValue or > int.MaxValue && cell.Type == typeof(int) ? throw new RuleBroken($"{where}“{cell.Label}”太大。") : JsonValue.Create(number);
    }

    private IEnumerable<string?> Row(JsonObject row) => properties.Select((p, at) => Box(Cells[at], row[p.Name]));

    private static string? Box(SettingCell cell, JsonNode? node) => node is null ? null
        : cell.Type.IsEnum ? Enum.Parse(cell.Type, node.GetValue<string>()).ToString()
        : cell.IsFen ? (node.GetValue<long>() / 100m).ToString("0.##", CultureInfo.InvariantCulture)
        : cell.Type == typeof(bool) ? node.GetValue<bool>() ? "true" : "false"
        : node.ToString();

    private static string Say(SettingCell cell, string? box) => string.IsNullOrEmpty(box) ? "（空）"
        : cell.IsChoice ? cell.Choices.First(c => c.Value == box).Text
        : cell.IsFen ? ((long)(decimal.Parse(box, CultureInfo.InvariantCulture) * 100)).Yuan()
        : cell.Type == typeof(int) && int.TryParse(box, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", CultureInfo.InvariantCulture) : box;

    private static SettingCell Cell(string label, Type type, bool optional) => new(label, Nullable.GetUnderlyingType(type) ?? type, optional && (type == typeof(string) || Nullable.GetUnderlyingType(type) is not null));

    private static bool MayBeNull(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
        || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static bool IsSimple(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateOnly) || Nullable.GetUnderlyingType(type) is not null;
}
