namespace Fashu.Divisions;

/// <summary>Reads codes as offices write them: 330100 is the city 3301, a grid's two digits become three.</summary>
internal static class Codes
{
    public static bool TryRead(string typed, out string code, out string error)
    {
        var good = DivisionCode.TryRead(typed, out var read, out error);
        // Some cities number grids 01–99, others 001–999; one width makes a code the prefix of what lies below it.
        code = !good ? "" : read.Text.Length == 14 ? $"{read.Text[..12]}0{read.Text[12..]}" : read.Text;
        return good;
    }

    public static string Read(string typed, string field) =>
        TryRead(typed, out var code, out var error) ? code : throw new RuleBroken(error) { Field = field };

    /// <summary>Codes parted by commas, spaces or line breaks.</summary>
    public static IReadOnlyList<string> ReadMany(string? typed, string field) =>
        [.. (typed ?? "").Split([',', '，', '、', ';', '；', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(one => Read(one, field)).Distinct()];
}
