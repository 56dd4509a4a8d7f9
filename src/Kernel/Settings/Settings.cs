using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>The city's settings and calendar as of now; read from memory, reloaded when they change.</summary>
public sealed class Settings(IServiceScopeFactory scopes) : ISnapshot
{
    public const string Snapshot = "settings";

    private volatile IReadOnlyList<SettingRow> rows = [];
    private volatile WorkCalendar calendar = WorkCalendar.BuiltIn;

    public string SnapshotKey => Snapshot;

    public WorkCalendar Calendar => calendar;

    public T On<T>(Setting<T> setting, DateOnly day)
    {
        var row = rows.Where(r => r.Key == setting.Key && r.From <= day).MaxBy(r => r.From);
        return row is null ? setting.Normal : setting.ValueOf(row.Value);
    }

    /// <summary>From which day the value of that day holds; null for the default.</summary>
    public DateOnly? Since(Setting setting, DateOnly day) => rows.Where(r => r.Key == setting.Key && r.From <= day).MaxBy(r => r.From)?.From;

    public T On<T>(Setting<T> setting, DateTime instant) => On(setting, instant.CityDay());

    /// <summary>How long the period is for what begins at the instant: the city's own length, or that of the law.</summary>
    public int LengthOf(ClockRule rule, DateTime instant) => rule.Setting is { } own ? On(own, instant) : rule.Length;

    /// <summary>The length as people say it: 3个工作日.</summary>
    public string Words(ClockRule rule, DateTime instant) => rule.Words(LengthOf(rule, instant));

    public Due DueFrom(ClockRule rule, DateTime startedAt) => rule.DueFrom(startedAt, calendar, LengthOf(rule, startedAt));

    /// <summary>The city's own value from a day on; what was in force on earlier days stays as it was. The caller saves.</summary>
    public static async Task Put(AppDb db, Setting setting, DateOnly from, string value, Actor by, CancellationToken cancel)
    {
        if (from < by.At.CityDay()) throw new RuleBroken("执行日期不能早于今天：已经按原来的值办过的事不能改。") { Field = "From" };
        if (setting.Refuse(value) is { } why) throw new RuleBroken($"{setting.Title}：{why.TrimEnd('。')}。");
        var row = await db.Set<SettingRow>().SingleOrDefaultAsync(r => r.Key == setting.Key && r.From == from, cancel);
        if (row is null) db.Add(row = new() { Id = Guid.CreateVersion7(), Key = setting.Key, From = from });
        (row.Value, row.By, row.At) = (value, by.Name, by.At);
    }

    public async Task Reload(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        rows = await db.Set<SettingRow>().AsNoTracking().ToListAsync(cancel);
        var years = await db.Set<CalendarRow>().AsNoTracking().ToListAsync(cancel);
        calendar = years.Aggregate(WorkCalendar.BuiltIn, (known, year) => known.With(year.ToYear()));
    }
}
