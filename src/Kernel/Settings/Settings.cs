using System.Text.Json;
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
        return row is null ? setting.Normal : JsonSerializer.Deserialize<T>(row.Value, OutboxRow.Json)!;
    }

    public T On<T>(Setting<T> setting, DateTime instant) => On(setting, instant.CityDay());

    /// <summary>How long the period is for what begins at the instant: the city's own length, or that of the law.</summary>
    public int LengthOf(ClockRule rule, DateTime instant) => rule.Setting is { } own ? On(own, instant) : rule.Length;

    public Due DueFrom(ClockRule rule, DateTime startedAt) => rule.DueFrom(startedAt, calendar, LengthOf(rule, startedAt));

    public async Task Reload(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        rows = await db.Set<SettingRow>().AsNoTracking().ToListAsync(cancel);
        var years = await db.Set<CalendarRow>().AsNoTracking().ToListAsync(cancel);
        calendar = years.Aggregate(WorkCalendar.BuiltIn, (known, year) => known.With(year.ToYear()));
    }
}
