namespace Fashu.Divisions;

/// <summary>Codes from forms and sheets.</summary>
internal static class Codes
{
    public static string Read(string typed, string field) =>
        DivisionCode.TryRead(typed, out var code, out var error) ? code.Text : throw new RuleBroken(error) { Field = field };

    /// <summary>Codes parted by commas, spaces or line breaks.</summary>
    public static IReadOnlyList<string> ReadMany(string? typed, string field) =>
        [.. (typed ?? "").Split([',', '，', '、', ';', '；', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(one => Read(one, field)).Distinct()];
}
