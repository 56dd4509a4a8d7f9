using Fashu.Organizations;

namespace Fashu.Mediation;

internal static class MediationPermissions
{
    public static readonly Permission Read = new("mediation.read", "查看调解", Posts.GridMediator, Posts.CommitteeHead, Posts.CommitteeClerk,
        Posts.TownMediator, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission Mediate = new("mediation.mediate", "承办调解", Posts.GridMediator, Posts.CommitteeHead, Posts.TownMediator);
    public static readonly Permission Arrange = new("mediation.assign", "受理和指派", Posts.CommitteeHead, Posts.CommitteeClerk, Posts.TownMediator, Posts.JusticeOffice);
    public static readonly Permission FileForOthers = new("mediation.file-for-others", "代为申请", Posts.GridWorker, Posts.GridMediator, Posts.CommitteeClerk, Posts.CommitteeHead, Posts.JusticeOffice);
    public static readonly Permission Defuse = new("mediation.decide-danger", "处置危险情况", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau);
    public static readonly Permission ApproveSeal = new("mediation.seal", "批准用印", Posts.CommitteeHead);
    public static readonly Permission KeepFile = new("mediation.file", "立卷归档", Posts.CommitteeClerk, Posts.CommitteeHead);
    public static readonly Permission Supervise = new("mediation.supervise", "督办调解", Posts.CommitteeHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);

    public static IEnumerable<Permission> All => [Read, Mediate, Arrange, FileForOthers, Defuse, ApproveSeal, KeepFile, Supervise];
}
