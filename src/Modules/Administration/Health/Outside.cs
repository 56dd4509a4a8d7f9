using Fashu.People;

namespace Fashu.Administration;

/// <summary>What the operator sets outside the pages, in the settings file or the environment; without it people outside cannot be reached.</summary>
internal sealed class SetTheAddress(SiteAddress site) : ISetupStep
{
    public int Order => 34;
    public string Title => "设置对外网址";
    public string Href => "/work/admin/health";

    public Task<(bool, string)> Look(CancellationToken cancel) =>
        Task.FromResult((site.IsKnown, site.Full("") ?? "印在海报和短信里，由部署人员用Site:Url设置"));
}

internal sealed class ConnectTheTexts(IEnumerable<ISmsGateway> gateways) : ISetupStep
{
    public int Order => 36;
    public string Title => "接入短信平台";
    public string Href => "/work/admin/health";

    public Task<(bool, string)> Look(CancellationToken cancel) =>
        Task.FromResult(gateways.Any(g => g.Available) ? (true, "已接入") : (false, "群众靠短信验证码登录，由部署人员用Sms:Url设置"));
}
