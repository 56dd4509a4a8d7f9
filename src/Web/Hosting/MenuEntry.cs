namespace Fashu.Web;

/// <summary>A way into a page. Modules register theirs as singletons; the layouts show those the viewer may use.</summary>
/// <param name="Icon">A name from Browser/icons.txt.</param>
/// <param name="Permission">Shown only to who holds it; null for everybody.</param>
public sealed record MenuEntry(string Title, string Href, string Icon, int Order, string? Permission, MenuPlace Place)
{
    /// <summary>Shown only to who holds one of these; empty: to whom <see cref="Permission"/> lets.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>Carries the number of unread messages.</summary>
    public bool ShowsUnread { get; init; }

    /// <summary>Further addresses whose pages belong to this entry.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>One line under the title of a tile.</summary>
    public string? Text { get; init; }
}

public enum MenuPlace
{
    /// <summary>Foot bar of citizens: at most four.</summary>
    Tab,

    /// <summary>Tile on the citizens' home page.</summary>
    Service,

    /// <summary>Left rail of staff.</summary>
    Work,

    /// <summary>Button at the head of the desk of staff: something begun often.</summary>
    DeskAct,

    /// <summary>Left rail of staff, under 管理.</summary>
    Admin,

    /// <summary>The bell and the own page in the top bar of staff: one each.</summary>
    WorkInbox,
    WorkMe,

    /// <summary>Where those begin who come from outside the house: it stands for the desk and the list of matters, of which they have none.</summary>
    OwnDesk,

    /// <summary>Links under every page: privacy, accessibility statement.</summary>
    Footer,
}

public static class Menus
{
    extension(IEnumerable<MenuEntry> all)
    {
        /// <summary>The desk of a viewer who may nothing else in the house; null for everybody else.</summary>
        public MenuEntry? OwnDesk(IViewer viewer) => all.FirstOrDefault(e => e.Place == MenuPlace.OwnDesk && viewer.May(e.Permission!)) is { } desk
            && all.All(e => e.Place is not (MenuPlace.Work or MenuPlace.Admin) || e.Permission is null || e.Permission == desk.Permission || !viewer.May(e.Permission)) ? desk : null;

        /// <summary>The entries of one place that this viewer may use, in order.</summary>
        public IReadOnlyList<MenuEntry> For(IViewer viewer, MenuPlace place) =>
            [.. all.Where(e => e.Place == place && (place != MenuPlace.Work || e.Permission is not null || all.OwnDesk(viewer) is null) && (e.Permission is null || viewer.May(e.Permission)) && (e.AnyOf.Count == 0 || e.AnyOf.Any(viewer.May))).OrderBy(e => e.Order).ThenBy(e => e.Href, StringComparer.Ordinal)];
    }
}
