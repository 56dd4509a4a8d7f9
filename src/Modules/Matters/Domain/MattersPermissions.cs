using Fashu.Organizations;

namespace Fashu.Matters;

/// <summary>Leaves that concern matters of every kind.</summary>
internal static class MattersPermissions
{
    public static readonly Permission Supervise = new("matters.supervise", "督办", Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission Reassign = new("matters.reassign", "移交事项", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.AidHead);
    public static readonly Permission SearchPhone = new("matters.search-phone", "按手机号查找", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.AidOfficer, Posts.AidHead);
    public static readonly Permission Archive = new("matters.archive", "立卷归档", Posts.CommitteeHead, Posts.CommitteeClerk, Posts.JusticeOffice, Posts.AidOfficer, Posts.AidHead);
    public static readonly Permission Rectify = new("matters.rectify", "整改督导", Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission ReadRectifications =
        new("rectification.read", "查看整改", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.Auditor);


    /// <summary>Rings up drawn parties of closed matters of every kind; sees of a matter no more than that takes.</summary>
    public static readonly Permission Call = new("matters.call", "抽样回访", Posts.QualityOfficer);
    public static readonly Permission Figures = new("matters.quality", "查看服务质量数据", Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.QualityOfficer, Posts.Auditor);

    public static readonly IReadOnlyList<Permission> All = [Supervise, Reassign, SearchPhone, Archive, Rectify, ReadRectifications, Call, Figures];
}
