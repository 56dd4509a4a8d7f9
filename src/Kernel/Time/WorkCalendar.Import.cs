namespace Fashu;

public sealed partial class WorkCalendar
{
    /// <summary>Columns of an imported list.</summary>
    public static IReadOnlyList<string> ImportColumns { get; } = ["日期", "类别", "名称"];

    /// <summary>Reads one year's announced list: 日期, 类别 (休 or 班), 名称. Faults are in the sheet's list; the year is null when there are any.</summary>
    public static CalendarYear? ReadYear(Sheet sheet, int year, string source)
    {
        var (off, work) = (new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>());
        if (!sheet.Demand("日期", "类别")) return null;
        foreach (var row in sheet.Rows) ReadDay(row, year, off, work);
        foreach (var (month, day) in Statutory.On(new(year, 1, 1)).Keys)
            if (!off.ContainsKey(new(year, month, day)) && sheet.Errors.Count == 0)
                sheet.Add(new(1, null, $"缺少法定节日{month}月{day}日，请核对是否为{year}年的完整名单。"));
        return sheet.Errors.Count > 0 ? null : new(year, off, work, true, source);
    }

    private static void ReadDay(SheetRow row, int year, Dictionary<DateOnly, string> off, Dictionary<DateOnly, string> work)
    {
        row.Required("日期");
        var kind = row.Required("类别");
        if (kind.Length > 0 && kind is not ("休" or "班")) row.Wrong("类别", "只能填“休”或“班”。");
        if (row.Day("日期") is not { } day) return;
        // New Year's holiday may begin in the last days of December.
        if (day.Year != year && !(day.Year == year - 1 && day is { Month: 12, Day: >= 25 })) row.Wrong("日期", $"不在{year}年的名单范围内。");
        else if (off.ContainsKey(day) || work.ContainsKey(day)) row.Wrong("日期", "这一天重复出现。");
        else if (kind == "休") off[day] = row.Text("名称") is { Length: > 0 } name ? name : "放假";
        else if (kind == "班" && StatutoryName(day) is not null) row.Wrong("类别", "法定节日不能安排上班。");
        else if (kind == "班" && !day.IsWeekend()) row.Wrong("类别", "这一天本来就是工作日，调休上班日应是周六或周日。");
        else if (kind == "班") work[day] = "调休上班";
    }
}
