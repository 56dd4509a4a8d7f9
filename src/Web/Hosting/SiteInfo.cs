namespace Fashu.Web;

/// <summary>What stands in the head of every page; the host registers one.</summary>
/// <param name="Demo">Every page is then marked 演示.</param>
public sealed record SiteInfo(string ServiceName, string PlaceName, bool Demo)
{
    /// <summary>What search engines show below the name.</summary>
    public string Description => $"{PlaceName}公共法律服务：把纠纷告诉调解员，随时看办到哪一步，在手机上看协议、签名。人民调解不收费。";
}
