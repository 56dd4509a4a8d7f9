using Fashu.Organizations;

namespace Fashu.LegalAid;

internal static class AidPermissions
{
    public static readonly Permission Rules = new("legalaid.rules", "测试法律援助规则", Posts.AidOfficer, Posts.AidHead, Posts.JusticeOffice, Posts.CountyBureau, Posts.CityBureau);

    /// <summary>All cases of a place; lawyers see only those in their hands.</summary>
    public static readonly Permission Read = new("legalaid.read", "查看法律援助案件", Posts.AidOfficer, Posts.AidHead, Posts.CountyBureau, Posts.CityBureau);

    /// <summary>Opens the pages of cases; which cases is decided by <see cref="Read"/> and by whose hands they are in.</summary>
    public static readonly Permission Work = new("legalaid.work", "办理法律援助", Posts.AidOfficer, Posts.AidHead, Posts.AidLawyer, Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission FileForOthers = new("legalaid.file-for-others", "代人申请法律援助", Posts.AidOfficer, Posts.AidHead, Posts.AidLawyer, Posts.JusticeOffice);
    public static readonly Permission Examine = new("legalaid.examine", "审查和指派", Posts.AidOfficer, Posts.AidHead);
    public static readonly Permission Decide = new("legalaid.decide", "决定是否援助", Posts.AidHead);
    public static readonly Permission Handle = new("legalaid.handle", "承办援助案件", Posts.AidLawyer);
    public static readonly Permission JudgeObjections = new("legalaid.objections", "审查援助异议", Posts.CountyBureau, Posts.CityBureau);
    public static readonly Permission CheckFiles = new("legalaid.check-files", "审查卷宗和发放补贴", Posts.AidHead);

    /// <summary>Reviews drawn files of the place; each file by somebody who had no hand in it.</summary>
    public static readonly Permission ReviewFiles = new("legalaid.review-files", "评查抽中的卷宗", Posts.AidOfficer, Posts.AidHead);

    /// <summary>Clerks of police, procuratorate and court: the notices of the own organ, whatever part of the tree the post covers.</summary>
    public static readonly Permission Partner = new("legalaid.partner", "通知指派律师，看本单位的通知", Posts.PartnerClerk);

    /// <summary>Writes down the help given on duty, each lawyer the own (LAL 14, 30).</summary>
    public static readonly Permission Duty = new("legalaid.duty", "记值班律师的法律帮助", Posts.AidLawyer);

    public static IEnumerable<Permission> All => [Rules, Read, Work, FileForOthers, Examine, Decide, Handle, JudgeObjections, CheckFiles, ReviewFiles, Partner, Duty];
}
