using Fashu.Matters;
using Fashu.Organizations;
using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.LegalAid;

/// <summary>Legal aid (法律援助): who may get it, by the articles.</summary>
public sealed class LegalAidModule : AppModule
{
    public override string Key => "legalaid";
    public override string Title => "法律援助";
    public override IEnumerable<Permission> Permissions => LegalAidPermissions.All;
    public override IEnumerable<Setting> Settings => [.. base.Settings, .. AidScope.All];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton<IServiceGuide, LegalAidGuide>();
        services.AddSingleton(new MenuEntry("法律援助自查", "/aid/check", "scale", 20, null, MenuPlace.Service) { Text = "看看能不能免费请律师" });
        services.AddSingleton(new MenuEntry("援助规则测试", "/work/aid/rules", "list-check", 64, LegalAidPermissions.Rules.Key, MenuPlace.Work));
    }

    public override void Endpoints(IEndpointRouteBuilder app) => LegalAidApi.Map(app);
}

internal static class LegalAidPermissions
{
    public static readonly Permission Rules = new("legalaid.rules", "测试法律援助规则", Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);

    public static IEnumerable<Permission> All => [Rules];
}
