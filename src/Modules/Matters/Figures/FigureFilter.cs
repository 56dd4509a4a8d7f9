using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Fashu.Matters;

internal enum FigureBy
{
    [Display(Name = "按机构")] Office,
    [Display(Name = "按办理人")] Person,
    [Display(Name = "按来源")] Channel,
    [Display(Name = "按业务")] Kind,
    [Display(Name = "按服务事项")] Item,
}

/// <summary>Which figures: of matters closed from one day to another, below a place, grouped by one thing.</summary>
internal sealed record FigureFilter(FigureBy By, DateOnly From, DateOnly To, string? Place)
{
    private const int UsualDays = 90;

    public static FigureFilter Read(IQueryCollection query, DateTime now)
    {
        var today = now.CityDay();
        var (from, to) = (Day("from") ?? today.AddDays(-UsualDays), Day("to") ?? today);
        return new(Enum.TryParse<FigureBy>(query["by"], true, out var by) && Enum.IsDefined(by) ? by : FigureBy.Office, from <= to ? from : to, to, query["place"].FirstOrDefault() is { Length: > 0 } place ? place : null);

        DateOnly? Day(string name) => DateOnly.TryParseExact(query[name], "yyyy-MM-dd", out var day) && day.Year is >= 2000 and < 2100 ? day : null;
    }

    public string Query => $"by={By.ToString().ToLowerInvariant()}&from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}{(Place is null ? "" : $"&place={Uri.EscapeDataString(Place)}")}";
}

/// <summary>The figures of one office, person, channel or kind, or of all together.</summary>
internal sealed class FigureLine
{
    public string Name { get; set; } = "";
    public int Matters { get; set; }
    public int InTime { get; set; }
    public int Rated { get; set; }
    public int Satisfied { get; set; }
    public int Unsatisfied { get; set; }
    public int Calls { get; set; }
    public int CallsSatisfied { get; set; }
    public int CallsDropped { get; set; }
    public int Rectifications { get; set; }
    public int Rectified { get; set; }
    public int[] Bands { get; set; } = [];

    public static FigureLine Sum(string name, IReadOnlyCollection<FigureLine> lines, int bands) => new()
    {
        Name = name,
        Matters = lines.Sum(l => l.Matters),
        InTime = lines.Sum(l => l.InTime),
        Rated = lines.Sum(l => l.Rated),
        Satisfied = lines.Sum(l => l.Satisfied),
        Unsatisfied = lines.Sum(l => l.Unsatisfied),
        Calls = lines.Sum(l => l.Calls),
        CallsSatisfied = lines.Sum(l => l.CallsSatisfied),
        CallsDropped = lines.Sum(l => l.CallsDropped),
        Rectifications = lines.Sum(l => l.Rectifications),
        Rectified = lines.Sum(l => l.Rectified),
        Bands = [.. Enumerable.Range(0, bands).Select(at => lines.Sum(l => l.Bands[at]))],
    };
}

/// <summary>The columns of the table, of the sheet and of the definitions: one list for all three.</summary>
internal static class FigureColumns
{
    public static readonly IReadOnlyList<(string Title, string Means, Func<FigureLine, int> Of)> All =
    [
        ("办结", "在这段时间里办结的事，不算整改", l => l.Matters),
        ("按时", "办结的事里，办理单位的每一个期限都没有超过", l => l.InTime),
        ("评价", "当事人作出的评价，一位当事人一次", l => l.Rated),
        ("满意", "评价为满意、基本满意", l => l.Satisfied),
        ("不满意", "评价为不满意", l => l.Unsatisfied),
        ("回访", "抽样回访打通了、说了意见", l => l.Calls),
        ("回访满意", "回访时说满意、基本满意", l => l.CallsSatisfied),
        ("回访不能打", "抽中以后不能再打的：约定不往手机上联系、有危险、没有电话、已经不在这件事里", l => l.CallsDropped),
        ("整改", "因为不满意开始的整改", l => l.Rectifications),
        ("整改办结", "已经回访、办结的整改", l => l.Rectified),
    ];

    public static IReadOnlyList<string> Headers(ReadFigures.Answer answer) => [answer.Filter.By.Title()[1..], .. All.Select(c => c.Title), .. answer.Bands.Select(b => $"卷宗{b}")];

    public static IReadOnlyList<string> Cells(FigureLine line) => [line.Name, .. All.Select(c => Text(c.Of(line))), .. line.Bands.Select(Text)];

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
