using Fashu.Organizations;
using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Administration;

/// <summary>What the city sets and sees of its own installation: settings, holidays, rules, procedures, health.</summary>
public sealed class AdministrationModule : AppModule
{
    internal static readonly Permission ChangeSettings = new("administration.settings", "修改系统设置", Posts.Administrator, Posts.CityBureau);
    internal static readonly Permission ImportCalendar = new("administration.calendar", "导入放假安排", Posts.Administrator, Posts.CityBureau);
    internal static readonly Permission SeeRules = new("administration.rules", "查看时限和流程", Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice, Posts.Auditor);
    internal static readonly Permission SeeHealth = new("administration.health", "查看运行状况", Posts.Administrator, Posts.Auditor);

    public override string Key => "administration";
    public override string Title => "系统管理";
    public override IEnumerable<Permission> Permissions => [ChangeSettings, ImportCalendar, SeeRules, SeeHealth];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton(new MenuEntry("管理概览", "/work/admin", "layout-dashboard", 10, SeeRules.Key, MenuPlace.Admin));
        services.AddSingleton(new MenuEntry("系统设置", "/work/admin/settings", "settings", 80, ChangeSettings.Key, MenuPlace.Admin) { Text = "期限、次数、金额线，从哪天起改" });
        services.AddSingleton(new MenuEntry("放假安排", "/work/admin/calendar", "calendar", 81, ImportCalendar.Key, MenuPlace.Admin) { Text = "每年导入一次，时限按它算" });
        services.AddSingleton(new MenuEntry("时限和流程", "/work/admin/clocks", "route", 82, SeeRules.Key, MenuPlace.Admin) { Text = "每个期限和步骤，依据哪一条", Also = ["/work/admin/workflows", "/work/admin/code-tables"] });
        services.AddSingleton(new MenuEntry("运行状况", "/work/admin/health", "activity", 83, SeeHealth.Key, MenuPlace.Admin) { Text = "数据库、磁盘、定时任务" });
        services.AddScoped<ISetupStep, CheckTheCalendar>();
        services.AddScoped<ISetupStep, SetTheAddress>();
        services.AddScoped<ISetupStep, ConnectTheTexts>();
        services.AddScoped<HealthReport>();
        services.AddSingleton<MetricBook>();
        services.AddHostedService(sp => sp.GetRequiredService<MetricBook>());
    }

    public override void Endpoints(IEndpointRouteBuilder app) => AdministrationEndpoints.Map(app);
}
