using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Fashu.Matters;

/// <summary>What the board shows, as it stands in the address. What cannot be read there is left out, never an error.</summary>
public sealed record BoardFilter
{
    private const int Longest = 60;

    public BoardTab Tab { get; init; }
    public string? Place { get; init; }
    public string? Kind { get; init; }
    public string? Stage { get; init; }
    public Colour? Colour { get; init; }
    public Guid? Handler { get; init; }
    public string? Channel { get; init; }
    public Guid? Office { get; init; }
    public ClockRisk? Clock { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public BoardSort? Sort { get; init; }
    public BoardMark? After { get; init; }

    public BoardSort SortedBy => Sort ?? Tab.Sort;

    /// <summary>Only places and kinds are chosen, which the tally knows; else the rows are counted.</summary>
    public bool TallyKnows => Stage is null && Colour is null && Handler is null && Channel is null && Office is null && Clock is null && From is null && To is null;

    /// <summary>How many of the choices behind “筛选” are made.</summary>
    public int Chosen => new object?[] { Kind, Stage, Colour, Handler, Channel, Office, Clock, From, To }.Count(c => c is not null);

    public static BoardFilter Read(IQueryCollection query) => new()
    {
        Tab = Word<BoardTab>(query["tab"]) ?? BoardTab.All,
        Place = Text(query["place"]) is { Length: <= 15 } place && Typed.IsDigits(place) ? place : null,
        Kind = Text(query["kind"]),
        Stage = Text(query["stage"]),
        Colour = Word<Colour>(query["colour"]),
        Handler = Guid.TryParse(query["handler"], out var handler) ? handler : null,
        Channel = Text(query["channel"]),
        Office = Guid.TryParse(query["office"], out var office) ? office : null,
        Clock = Word<ClockRisk>(query["clock"]),
        From = Day(query["from"]),
        To = Day(query["to"]),
        Sort = Word<BoardSort>(query["sort"]),
        After = BoardMark.Read(query["after"]),
    };

    /// <summary>The address of this view.</summary>
    public string Href(string page = "/work/matters")
    {
        (string Name, string? Value)[] parts =
        [
            ("tab", Tab == BoardTab.All ? null : Low(Tab)), ("place", Place), ("kind", Kind), ("stage", Stage), ("colour", Low(Colour)), ("handler", Handler?.ToString()),
            ("channel", Channel), ("office", Office?.ToString()), ("clock", Low(Clock)), ("from", Day(From)), ("to", Day(To)), ("sort", Low(Sort)), ("after", After?.ToString()),
        ];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    internal static string? Low(Enum? word) => word?.ToString().ToLowerInvariant();

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? value) => value?.Trim() is { Length: > 0 and <= Longest } text && !text.Any(char.IsControl) && IsWhole(text) ? text : null;

    // half a character of a pair could not be sent to the database
    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar);

    private static T? Word<T>(string? value) where T : struct, Enum =>
        value is { Length: > 0 } && char.IsAsciiLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : null;

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;
}

/// <summary>Where a page of the list ended: the instant it is sorted by and the id.</summary>
public readonly record struct BoardMark(DateTime? At, Guid Id)
{
    private static readonly long least = DateTime.UnixEpoch.Ticks, most = new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    public static BoardMark? Read(string? text)
    {
        if (text?.Split('_') is not [var at, var id] || !Guid.TryParse(id, out var guid)) return null;
        if (at.Length == 0) return new(null, guid);
        return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks >= least && ticks < most ? new(new DateTime(ticks, DateTimeKind.Utc), guid) : null;
    }

    public override string ToString() => $"{At?.Ticks.ToString(CultureInfo.InvariantCulture)}_{Id}";
}
