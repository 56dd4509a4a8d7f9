using System.Text.Json;

namespace Fashu;

/// <summary>One year's published holidays and make-up days, as imported by the city.</summary>
public sealed class CalendarRow
{
    public int Year { get; set; }

    /// <summary>Day → name, as JSON.</summary>
    public string Off { get; set; } = "{}";
    public string Work { get; set; } = "{}";
    public string Source { get; set; } = "";
    public string By { get; set; } = "";
    public DateTime At { get; set; }

    public static CalendarRow Of(CalendarYear year, string by, DateTime at) => new()
    {
        Year = year.Year,
        Source = year.Source,
        By = by,
        At = at,
        Off = JsonSerializer.Serialize(year.Off, OutboxRow.Json),
        Work = JsonSerializer.Serialize(year.Work, OutboxRow.Json),
    };

    internal CalendarYear ToYear() => new(Year, Days(Off), Days(Work), true, Source);

    private static Dictionary<DateOnly, string> Days(string json) => JsonSerializer.Deserialize<Dictionary<DateOnly, string>>(json, OutboxRow.Json)!;
}
