using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Items;

/// <summary>服务清单和办理数据：办什么、谁能办、要什么材料、多久办好；办了多少、办得怎样。</summary>
public sealed class ItemsModule : AppModule
{
    internal static readonly Setting<int> Fewest = new("items.figures-fewest", "办理数据里少于几件的不公布", 5, "本平台默认：数字太小会认出人", n => n is < 3 or > 100 ? "应在3到100之间" : null);

    public override string Key => "items";
    public override string Title => "服务清单";
    public override IEnumerable<Permission> Permissions => ItemsPermissions.All;
    public override IEnumerable<Setting> Settings => [Fewest];
    public override IEnumerable<FigureSource> Figures => [CountFigures.Filed];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddScoped<ItemList>();
        services.AddSingleton(new MenuEntry("服务清单", "/services", "list-check", 10, null, MenuPlace.Footer));
        services.AddSingleton(new MenuEntry("办理数据", "/figures", "report", 11, null, MenuPlace.Footer));
        services.AddSingleton(new MenuEntry("服务统计", "/work/services", "report", 70, ItemsPermissions.Count.Key, MenuPlace.Work));
        services.AddSingleton(new MenuEntry("服务清单", "/work/admin/services", "list-check", 70, ItemsPermissions.Publish.Key, MenuPlace.Admin) { Text = "办公时间、地址、电话，哪些暂停" });
    }

    public override void Endpoints(IEndpointRouteBuilder app) => ItemsApi.Map(app);
}
