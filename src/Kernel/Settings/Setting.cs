using System.Text.Json;

namespace Fashu;

/// <summary>A value a city may change from a day on, declared with its default and source.</summary>
public abstract class Setting(string key, string title, string source)
{
    public string Key => key;
    public string Title => title;

    /// <summary>Article, standard or “default of ours”.</summary>
    public string Source => source;
    public abstract string DefaultText { get; }

    /// <summary>Where it is edited, if it has a page of its own.</summary>
    public string? Page { get; init; }

    /// <summary>Null if the text is a value of this setting, else a Chinese sentence.</summary>
    public abstract string? Refuse(string text);
}

public sealed class Setting<T>(string key, string title, T normal, string source, Func<T, string?>? refuse = null) : Setting(key, title, source)
{
    public T Normal => normal;
    public override string DefaultText => TextOf(normal);

    /// <summary>The value that was stored as this text.</summary>
    public T ValueOf(string text) => JsonSerializer.Deserialize<T>(text, OutboxRow.Json)!;

    /// <summary>The value as it is stored.</summary>
    public string TextOf(T value) => JsonSerializer.Serialize(value, OutboxRow.Json);

    public override string? Refuse(string text)
    {
        try { return JsonSerializer.Deserialize<T>(text, OutboxRow.Json) is { } value ? refuse?.Invoke(value) : "请填写内容"; }
        catch (JsonException) { return $"“{text}”不是这项设置能用的值"; }
    }
}

/// <summary>A city's own value of a setting, in force from a day on.</summary>
public sealed class SettingRow
{
    public Guid Id { get; set; }
    public string Key { get; set; } = "";
    public DateOnly From { get; set; }
    public string Value { get; set; } = "";
    public string By { get; set; } = "";
    public DateTime At { get; set; }
}
