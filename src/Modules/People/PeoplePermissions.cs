using Fashu.Organizations;

namespace Fashu.People;

internal static class PeoplePermissions
{
    public static readonly Permission Read = new("people.read", "查找群众", Posts.CommitteeHead, Posts.CommitteeClerk, Posts.TownMediator, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.AidOfficer, Posts.AidHead);
    public static readonly Permission Reveal = new("people.reveal", "查看群众的手机号和证件号码", Posts.CommitteeHead, Posts.TownMediator, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission Verify = new("people.verify", "核对身份证件", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau, Posts.AidOfficer, Posts.AidHead);
    public static readonly Permission Recover = new("people.recover", "窗口找回账号", Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission Audit = new("people.audit", "查看谁看过个人信息", Posts.Auditor);

    public static readonly IReadOnlyList<Permission> All = [Read, Reveal, Verify, Recover, Audit];
}
