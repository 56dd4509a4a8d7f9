using Fashu.Divisions;
using Microsoft.Extensions.Configuration;

namespace Fashu.Organizations;

/// <summary>Tells the person who started the program how to come in: the demo's accounts, or the link for the first administrator.</summary>
internal sealed class SayWhoMayEnter(FirstAdministrator first, SiteAddress address, IConfiguration configuration) : IAtStart
{
    public int Order => 900;

    public async Task Run(CancellationToken cancel)
    {
        var site = address.Full("") ?? configuration["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080";
        if (configuration.GetValue<bool>("Demo"))
        {
            Console.WriteLine($"\n演示城市已就绪：{site}\n群众扫码入口：{site}/d/{DivisionSamplePlaces.TourPoster}\n工作人员登录：{site}/work/sign-in，密码都是 {OrganizationSamples.Password}");
            foreach (var login in OrganizationSamples.Logins) Console.WriteLine($"  {login.Login,-12}{login.Role}");
            Console.WriteLine();
        }
        else if (await first.EnsureLink(cancel) is { } path)
            Console.WriteLine($"\n还没有工作人员账号。请在24小时内打开这个链接，设置第一位管理员（只能用一次）：\n{site}{path}\n");
    }
}
