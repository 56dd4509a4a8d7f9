using System.Net;
using System.Security.Cryptography;
using System.Text;
using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Administration;

/// <summary>Probes, metrics, and the module under <c>/api/v1/administration</c>.</summary>
internal static class AdministrationEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).OpenToAll("监控探针").ExcludeFromDescription();
        app.MapGet("/health/ready", async (HealthReport report, CancellationToken cancel) =>
            {
                var lines = await report.Ready(cancel);
                var bad = lines.Any(l => l.State == HealthState.Bad);
                return Results.Json(new { status = bad ? "bad" : "ok", checks = lines.ToDictionary(l => l.Key, l => l.State.ToString().ToLowerInvariant()) }, statusCode: bad ? 503 : 200);
            })
            .OpenToAll("监控探针").ExcludeFromDescription();
        app.MapGet("/metrics", async (HttpContext http, HealthReport report, MetricBook book, IConfiguration configuration, CancellationToken cancel) =>
                MayScrape(http, configuration["Metrics:Token"]) ? Results.Text(book.Write(await Own(report, http.RequestServices, cancel)), "text/plain; version=0.0.4; charset=utf-8") : Results.NotFound())
            .OpenToAll("只答本机或带令牌的请求").ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/administration").WithTags("系统管理").DisableAntiforgery();
        api.MapGet("/settings", () => AppModule.All.SelectMany(m => m.Settings.Select(s => new { module = m.Key, s.Key, s.Title, s.Source, @default = s.DefaultText })))
            .ForStaff("administration.settings").WithName("AdministrationSettings").WithSummary("全部设置项和默认值");
        api.Does<ChangeSetting, ChangeSetting.Form>("/settings", (s, form, by, cancel) => s.Handle(form, by, cancel))
            .ForStaff("administration.settings").WithName("AdministrationChangeSetting").WithSummary("从某一天起改一项设置");
        api.Does<WithdrawSetting>("/settings/{id:guid}/withdraw", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff("administration.settings").WithName("AdministrationWithdrawSetting").WithSummary("撤回还没有执行的设置值");
        api.MapPost("/calendar/{year:int}", async (int year, IFormFile file, bool dryRun, ImportCalendar slice, Actor by, CancellationToken cancel) => await slice.Handle(year, file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("administration.calendar").TakesFiles().WithName("AdministrationImportCalendar").WithSummary("导入一年的放假安排，dryRun为真时只检查").Keyed();
        api.MapGet("/clocks", (Fashu.Settings settings, Actor by) => AppModule.All.SelectMany(m => m.Clocks.Select(c => new { module = m.Key, c.Key, c.Title, length = settings.LengthOf(c, by.At), @default = c.Length, setting = c.Setting?.Key, unit = c.Unit.ToString(), c.Who, expiry = c.Expiry.ToString(), c.Article, c.Tag, c.Version })))
            .ForStaff("administration.rules").WithName("AdministrationClocks").WithSummary("时限表：现在执行的长度、默认长度和对应的设置项");
        api.MapGet("/workflows", () => AppModule.All.SelectMany(m => m.Workflows).Select(w => new { w.Key, w.Title, mermaid = w.Mermaid() }))
            .ForStaff("administration.rules").WithName("AdministrationWorkflows").WithSummary("办理流程");
        api.MapGet("/health", async (HealthReport report, CancellationToken cancel) => new { version = HealthReport.Version, checks = await report.All(cancel), jobs = await report.Jobs(cancel) })
            .ForStaff("administration.health").WithName("AdministrationHealth").WithSummary("运行状况");

        foreach (var kind in new[] { "xlsx", "csv" })
            app.MapGet($"/work/admin/calendar/template.{kind}", () => SheetFile.Of(kind, "放假安排导入模板", WorkCalendar.ImportColumns, ImportCalendar.Sample)).ForStaff("administration.calendar").ExcludeFromDescription();
    }

    // A request that a proxy passed on comes from elsewhere, whatever the address says.
    private static bool MayScrape(HttpContext http, string? token)
    {
        if (token is { Length: > 0 })
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + token));
        return IPAddress.IsLoopback(http.Connection.RemoteIpAddress ?? IPAddress.Loopback) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("X-Original-For");
    }

    private static async Task<List<(string, string, double)>> Own(HealthReport report, IServiceProvider services, CancellationToken cancel)
    {
        var (waiting, failing, age) = await report.Outbox(cancel);
        var jobs = await report.Jobs(cancel);
        List<(string, string, double)> own =
        [
            ("fashu_outbox_waiting", "gauge", waiting), ("fashu_outbox_failing", "gauge", failing), ("fashu_outbox_oldest_seconds", "gauge", Math.Round(age.TotalSeconds, 1)),
            ("fashu_jobs_failed", "gauge", jobs.Count(j => j.Last?.Error is not null)),
        ];
        if (services.GetService<WriteLane>() is { } lane)
            own.AddRange([("fashu_lane_waiting", "gauge", lane.Waiting), ("fashu_lane_commits_total", "counter", lane.Commits), ("fashu_lane_saved_total", "counter", lane.Saved)]);
        return own;
    }
}
