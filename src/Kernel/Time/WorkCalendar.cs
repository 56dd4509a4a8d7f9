namespace Fashu;

/// <summary>One year's list of rest days and make-up working days as announced; a notice may also touch the last days of the year before.</summary>
public sealed record CalendarYear(int Year, IReadOnlyDictionary<DateOnly, string> Off, IReadOnlyDictionary<DateOnly, string> Work,
    bool Published, string Source);

/// <summary>Working days: Monday to Friday, less the announced rest days, plus the announced make-up days (全国年节及纪念日放假办法 2, 6, 7).</summary>
public sealed partial class WorkCalendar
{
    private readonly SortedDictionary<int, CalendarYear> years;
    private readonly Dictionary<DateOnly, (bool Works, string Name)> special = [];

    public WorkCalendar(IEnumerable<CalendarYear> years)
    {
        this.years = new(years.ToDictionary(year => year.Year));
        foreach (var year in this.years.Values)
        {
            foreach (var (day, name) in year.Off) special[day] = (false, name);
            foreach (var (day, name) in year.Work) special[day] = (true, name);
        }
    }

    public IReadOnlyCollection<CalendarYear> Years => years.Values;

    public bool IsPublished(int year) => years.TryGetValue(year, out var list) && list.Published;

    /// <summary>Whether the day's kind can no longer change: its year is published or the law itself fixes it.</summary>
    public bool IsCertain(DateOnly day) => IsPublished(day.Year) || StatutoryName(day) is not null;

    public bool IsWorkday(DateOnly day) =>
        special.TryGetValue(day, out var known) ? known.Works : !day.IsWeekend() && StatutoryName(day) is null;

    /// <summary>Why the day is free: 国庆节, 周六; null on a working day.</summary>
    public string? RestName(DateOnly day) =>
        IsWorkday(day) ? null : special.TryGetValue(day, out var known) ? known.Name : StatutoryName(day) ?? day.Weekday();

    /// <summary>The n-th working day after the start, which is not counted itself; before it when n is negative.</summary>
    public DateOnly AddWorkdays(DateOnly start, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Abs(n); left > 0;)
        {
            start = start.AddDays(step);
            if (IsWorkday(start)) left--;
        }
        return start;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (IsWorkday(day)) count++;
        return count;
    }

    /// <summary>The same calendar with one year's list added or replaced.</summary>
    public WorkCalendar With(CalendarYear year) => new(years.Values.Where(known => known.Year != year.Year).Append(year));

    // Those with a day of their own in the sun calendar; the others move with the moon and stand in the yearly lists.
    private static readonly Dated<IReadOnlyDictionary<(int Month, int Day), string>> Statutory = new()
    {
        { "2008-01-01", Fixed(("元旦", 1, 1), ("劳动节", 5, 1), ("国庆节", 10, 1), ("国庆节", 10, 2), ("国庆节", 10, 3)) },
        { "2025-01-01", Fixed(("元旦", 1, 1), ("劳动节", 5, 1), ("劳动节", 5, 2), ("国庆节", 10, 1), ("国庆节", 10, 2), ("国庆节", 10, 3)) },
    };

    private static Dictionary<(int, int), string> Fixed(params (string Name, int Month, int Day)[] days) => days.ToDictionary(day => (day.Month, day.Day), day => day.Name);

    private static string? StatutoryName(DateOnly day) => Statutory.On(day).GetValueOrDefault((day.Month, day.Day));
}
