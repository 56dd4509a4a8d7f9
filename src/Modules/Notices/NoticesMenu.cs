using Fashu.Web;

namespace Fashu.Notices;

internal static class NoticesMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new("消息", "/messages", "message-circle", 30, null, MenuPlace.Tab) { ShowsUnread = true },
        new("消息", "/work/inbox", "bell", 0, null, MenuPlace.WorkInbox) { ShowsUnread = true },
    ];
}
