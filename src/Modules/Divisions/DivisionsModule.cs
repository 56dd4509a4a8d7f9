using Fashu.Administration;
using Fashu.Organizations;
using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Divisions;

/// <summary>Divisions (行政区划) with dated codes, and the printed codes that lead to them (GB/T 2260).</summary>
public sealed class DivisionsModule : AppModule
{
    public const string Snapshot = "divisions";

    internal static readonly Permission Manage = new("divisions.manage", "维护行政区划", Posts.Administrator, Posts.CityBureau);
    internal static readonly Permission PrintPlaces = new("divisions.places", "制作和停用场所码",
        Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice, Posts.CommitteeHead, Posts.CommitteeClerk);

    internal static readonly Setting<string> HomeCode = new("divisions.home", "本系统服务的城市（代码前4位，空着则自动识别）", "", "本平台默认",
        value => value.Length == 0 || value.Length == 4 && value.All(char.IsAsciiDigit) ? null : "应为4位数字，例如3301");

    public override string Key => "divisions";
    public override string Title => "行政区划";
    public override IEnumerable<Permission> Permissions => [Manage, PrintPlaces];
    public override IEnumerable<Setting> Settings => [HomeCode];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton(new MenuEntry("行政区划", "/work/admin/divisions", "sitemap", 20, Manage.Key, MenuPlace.Admin) { Text = "从省到网格，改名、撤并" });
        services.AddSingleton(new MenuEntry("场所码", "/work/admin/places", "qrcode", 30, PrintPlaces.Key, MenuPlace.Admin) { Text = "张贴的二维码和海报", Also = ["/work/admin/posters"] });
        services.AddScoped<ISetupStep, ImportTheTree>();
        services.AddScoped<ISetupStep, HangTheFirstPoster>();
        services.AddSingleton<DivisionTree>();
        services.AddSingleton<IDivisions>(sp => sp.GetRequiredService<DivisionTree>());
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<DivisionTree>());
    }

    public override void Endpoints(IEndpointRouteBuilder app) => DivisionsEndpoints.Map(app);
}
