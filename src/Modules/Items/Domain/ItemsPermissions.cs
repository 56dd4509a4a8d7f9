using Fashu.Organizations;

namespace Fashu.Items;

internal static class ItemsPermissions
{
    public static readonly Permission Count = new("items.count", "查看服务统计", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.AidHead, Posts.Auditor);
    public static readonly Permission Publish = new("items.publish", "公布服务清单", Posts.Administrator, Posts.CityBureau);

    public static IEnumerable<Permission> All => [Count, Publish];
}
