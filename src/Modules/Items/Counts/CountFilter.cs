using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Fashu.Items;

/// <summary>Which days, which place, which office; as it stands in the address. What cannot be read there is left out.</summary>
internal sealed record CountFilter(DateOnly From, DateOnly To, string? Place, Guid? Office)
{
    public static CountFilter Read(IQueryCollection query, DateOnly today)
    {
        var (from, to) = (Day(query["from"]) ?? new(today.Year, 1, 1), Day(query["to"]) ?? today);
        return new(from <= to ? from : to, from <= to ? to : from, query["place"].ToString() is { Length: >= 2 and <= 15 } place && Typed.IsDigits(place) ? place : null,
            Guid.TryParse(query["office"], out var office) ? office : null);
    }

    /// <summary>The same figures as a file.</summary>
    public string Href(string page) => $"{page}?from={Text(From)}&to={Text(To)}{(Place is null ? "" : $"&place={Place}")}{(Office is null ? "" : $"&office={Office}")}";

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;
}
