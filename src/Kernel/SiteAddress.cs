using Microsoft.Extensions.Configuration;

namespace Fashu;

/// <summary>Where people outside reach this site, for links in text messages.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>False until the office has set <c>Site:Url</c>: then messages say another way instead of a link.</summary>
    public bool IsKnown => configuration["Site:Url"] is { Length: > 0 };

    /// <summary>The full address of a page; null while the site's own is not known.</summary>
    public string? Full(string path) => IsKnown ? configuration["Site:Url"]!.TrimEnd('/') + path : null;
}
