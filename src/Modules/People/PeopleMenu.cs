using Fashu.Web;

namespace Fashu.People;

internal static class PeopleMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new("我的", "/me", "user", 40, null, MenuPlace.Tab),
        new("查找群众", "/work/people", "users", 60, PeoplePermissions.Read.Key, MenuPlace.Work),
        new("身份核对", "/work/identities", "user-check", 61, PeoplePermissions.Verify.Key, MenuPlace.Work),
        new("谁看过个人信息", "/work/admin/audit", "eye", 70, PeoplePermissions.Audit.Key, MenuPlace.Admin) { Text = "每一次查看都有记录" },
        new("个人信息保存期限", "/work/admin/retention", "hourglass", 71, PeoplePermissions.Audit.Key, MenuPlace.Admin) { Text = "什么信息保存多久" },
        new("隐私说明", "/privacy", "shield-check", 10, null, MenuPlace.Footer),
        new("无障碍说明", "/accessibility", "accessible", 20, null, MenuPlace.Footer),
    ];
}
