using Microsoft.Extensions.Configuration;

namespace Fashu.Matters;

/// <summary>Where people outside reach this site, for links in text messages.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>The full address of a page; null until the office has set <c>Site:Url</c>.</summary>
    public string? Full(string path) => configuration["Site:Url"] is { Length: > 0 } site ? site.TrimEnd('/') + path : null;
}
