using Fashu.Web;
using Microsoft.Extensions.Configuration;

namespace Fashu.Matters;

internal static class MattersMenu
{
    /// <summary>The list of matters, for who can have any.</summary>
    public static MenuEntry Board(IEnumerable<IMatterKind> kinds) =>
        new("事项", "/work/matters", "list-check", 10, null, MenuPlace.Work) { AnyOf = [.. kinds.SelectMany(k => k.SeenWith)], Also = ["/work/m", "/work/mediation", "/work/rectifications", "/work/search"] };

    public static IEnumerable<MenuEntry> For(IConfiguration configuration) =>
    [
        new("首页", "/", "home", 10, null, MenuPlace.Tab),
        new("我的事项", "/my", "list-details", 20, null, MenuPlace.Tab),
        new("工作台", "/work", "layout-dashboard", 0, null, MenuPlace.Work),
        new("抽样回访", "/work/calls", "phone", 65, MattersPermissions.Call.Key, MenuPlace.Work),
        new("服务质量", "/work/quality", "report", 66, MattersPermissions.Figures.Key, MenuPlace.Work),
        new("工作人员登录", "/work/sign-in", "login", 90, null, MenuPlace.Footer),
        .. configuration.GetValue<bool>("Demo") ? new MenuEntry[] { new("演示角色", "/demo", "users-group", 91, null, MenuPlace.Footer) } : [],
    ];
}
