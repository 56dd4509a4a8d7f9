using System.Diagnostics;
using System.Reflection;
using Fashu.Documents;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Administration;

internal enum HealthState { Good, Warn, Bad }

/// <summary>One thing that was looked at. <paramref name="Key"/> is for machines, the rest for people.</summary>
internal sealed record HealthLine(string Key, string Title, HealthState State, string Words);

internal sealed record JobLine(string Name, string Title, TimeSpan Every, JobRow? Last, bool Late);

/// <summary>Looks at what the installation needs to work.</summary>
internal sealed class HealthReport(AppDb db, IServiceProvider services, IConfiguration configuration, Fashu.Settings settings, TimeProvider clock)
{
    private const long LeastDisk = 1L << 30;
    private static readonly TimeSpan SlowOutbox = TimeSpan.FromMinutes(5);

    public static string Version { get; } =
        (Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public bool IsPostgres => db.Database.ProviderName?.Contains("Npgsql", StringComparison.Ordinal) == true;

    /// <summary>What a load balancer must know: may this node be given requests?</summary>
    public async Task<IReadOnlyList<HealthLine>> Ready(CancellationToken cancel)
    {
        List<HealthLine> lines = [await Database(cancel), Disk()];
        if (services.GetService<WriteLane>() is { } lane)
            lines.Add(new("lane", "写入通道", lane.Trouble is not null ? HealthState.Bad : lane.Waiting > 2000 ? HealthState.Warn : HealthState.Good,
                lane.Trouble is not null ? "已停止写入，需要重启" : $"排队{lane.Waiting}，已提交{lane.Commits:N0}次、{lane.Saved:N0}笔"));
        return lines;
    }

    public async Task<IReadOnlyList<HealthLine>> All(CancellationToken cancel)
    {
        List<HealthLine> lines = [.. await Ready(cancel)];
        if (lines[0].State == HealthState.Bad) return lines;
        var (waiting, failing, age) = await Outbox(cancel);
        lines.Add(new("outbox", "通知其他模块", failing > 0 || age > SlowOutbox ? HealthState.Warn : HealthState.Good,
            waiting == 0 ? "没有积压" : $"积压{waiting:N0}条，最早的等了{Ago(age)}{(failing > 0 ? $"，{failing}条出过错" : "")}"));
        var jobs = await Jobs(cancel);
        var failed = jobs.Where(j => j.Last?.Error is not null).ToList();
        var late = jobs.Where(j => j.Late).ToList();
        lines.Add(new("jobs", "定时任务", failed.Count + late.Count > 0 ? HealthState.Warn : HealthState.Good,
            failed.Count > 0 ? $"{string.Join("、", failed.Select(j => $"“{j.Title}”"))}上次没有成功" : late.Count > 0 ? $"{string.Join("、", late.Select(j => $"“{j.Title}”"))}没有按时运行" : $"{jobs.Count}个，都正常"));
        if (services.GetService<IPrinter>() is { } printer)
            lines.Add(new("printer", "打印浏览器", printer.Available ? HealthState.Good : HealthState.Warn, printer.Unavailable ?? "可以生成PDF"));
        var site = services.GetRequiredService<SiteAddress>();
        lines.Add(new("site", "对外网址", site.IsKnown ? HealthState.Good : HealthState.Warn, site.Full("") ?? "没有设置Site:Url，短信里没有链接，海报只能在本机试用"));
        var texts = services.GetServices<ISmsGateway>().Any(g => g.Available);
        lines.Add(new("sms", "短信平台", texts ? HealthState.Good : HealthState.Warn, texts ? "已接入" : "没有接入，验证码和通知发不出去"));
        var today = clock.Today();
        var next = today.Month >= 12 ? today.Year + 1 : today.Year;
        lines.Add(new("calendar", "放假安排", settings.Calendar.IsPublished(next) ? HealthState.Good : HealthState.Warn, settings.Calendar.IsPublished(next) ? $"{next}年已导入" : $"{next}年还没有导入"));
        return lines;
    }

    public async Task<IReadOnlyList<JobLine>> Jobs(CancellationToken cancel)
    {
        var rows = await db.Set<JobRow>().AsNoTracking().ToDictionaryAsync(j => j.Name, cancel);
        return [.. services.GetServices<IJob>().Select(j => new JobLine(j.Name, j.Title, j.Every, rows.GetValueOrDefault(j.Name), IsLate(j, rows.GetValueOrDefault(j.Name)))).OrderBy(j => j.Name, StringComparer.Ordinal)];
    }

    private bool IsLate(IJob job, JobRow? last) => last is not null && clock.Now() - last.StartedAt > job.Every * 3 + TimeSpan.FromMinutes(1);

    /// <summary>How many announcements wait, how many of them failed before, how old the oldest is.</summary>
    public async Task<(int Waiting, int Failing, TimeSpan Age)> Outbox(CancellationToken cancel)
    {
        var due = db.Set<OutboxRow>().AsNoTracking().Where(o => o.DueAt != null);
        var (waiting, failing) = (await due.CountAsync(cancel), await due.CountAsync(o => o.Attempts > 0, cancel));
        // Ids are made by time: the oldest one tells since when.
        var oldest = waiting == 0 ? Guid.Empty : await due.OrderBy(o => o.Id).Select(o => o.Id).FirstOrDefaultAsync(cancel);
        return (waiting, failing, oldest == Guid.Empty ? TimeSpan.Zero : clock.Now() - MadeAt(oldest));
    }

    public static string Ago(TimeSpan time) => time.TotalMinutes < 1 ? $"{(int)time.TotalSeconds}秒" : time.TotalHours < 1 ? $"{(int)time.TotalMinutes}分钟" : time.TotalDays < 1 ? $"{(int)time.TotalHours}小时" : $"{(int)time.TotalDays}天";

    private async Task<HealthLine> Database(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (await db.StorageTroubleAsync(cancel) is not null) return new("database", "数据库", HealthState.Bad, "现在不能读写");
            await db.Set<VersionRow>().AsNoTracking().CountAsync(cancel);
            var took = Stopwatch.GetElapsedTime(started);
            return new("database", "数据库", took > TimeSpan.FromSeconds(1) ? HealthState.Warn : HealthState.Good, $"{(IsPostgres ? "PostgreSQL" : "SQLite")}，应答{took.TotalMilliseconds:0}毫秒");
        }
        catch (Exception e) when (e is not OperationCanceledException) { return new("database", "数据库", HealthState.Bad, "连接不上"); }
    }

    private HealthLine Disk()
    {
        var folder = configuration["DataFolder"] ?? AppContext.BaseDirectory;
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        return new("disk", "磁盘空间", free < LeastDisk / 10 ? HealthState.Bad : free < LeastDisk * 5 ? HealthState.Warn : HealthState.Good, $"还剩{free / (double)(1L << 30):0.0}GB");
    }

    // The first 48 bits of a version 7 id are milliseconds.
    private static DateTime MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var part in bytes[..6]) milliseconds = milliseconds << 8 | part;
        return DateTime.UnixEpoch.AddMilliseconds(milliseconds);
    }
}
