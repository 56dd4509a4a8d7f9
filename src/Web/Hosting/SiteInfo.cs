namespace Fashu.Web;

/// <summary>What stands in the head of every page; the host registers one.</summary>
/// <param name="Demo">Every page is then marked 演示.</param>
public sealed record SiteInfo(string ServiceName, string PlaceName, bool Demo);
