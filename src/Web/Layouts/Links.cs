using Microsoft.AspNetCore.Components;

namespace Fashu.Web;

internal static class Links
{
    /// <summary>Whether the page lies at or below this address.</summary>
    public static bool Covers(string href, NavigationManager nav)
    {
        var path = new Uri(nav.Uri).AbsolutePath;
        return path == href || href != "/" && path.StartsWith(href + "/", StringComparison.Ordinal);
    }
}
