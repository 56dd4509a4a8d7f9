using Fashu.Administration;
using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>Organizations, committees, legal-aid centres, law firms, posts and staff: who acts where, and what each may do (PML 8–9; LAL 12, 16).</summary>
public sealed class OrganizationsModule : AppModule
{
    public const string Snapshot = "organizations";

    internal static readonly Permission Manage = new("organizations.manage", "维护机构和调委会", Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice);
    internal static readonly Permission Staff = new("organizations.staff", "维护人员和任职", Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice);
    internal static readonly Permission Recover = new("organizations.recover", "核实并解除动态口令", Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice);
    internal static readonly Permission Grants = new("organizations.posts", "调整岗位权限", Posts.Administrator);
    internal static readonly Permission HandOvers = new("organizations.hand-over", "发起案件移交", Posts.Administrator, Posts.CityBureau, Posts.CountyBureau, Posts.JusticeOffice, Posts.CommitteeHead);
    internal static readonly Permission OfferAid = new("organizations.offer-aid", "设置自己接不接援助案件", Posts.AidLawyer);

    /// <summary>The centre keeps the roster it assigns from: who is away, and until when (LAL 12, 43).</summary>
    internal static readonly Permission LawyerLeave = new("organizations.lawyer-leave", "查看律师名册、登记律师请假", Posts.AidOfficer, Posts.AidHead);

    internal static readonly Setting<int> TriesAllowed = new("organizations.tries", "连续输错密码几次后锁定", 5, "本平台默认",
        n => n is >= 3 and <= 20 ? null : "应在3到20之间");

    internal static readonly Setting<int> LockMinutes = new("organizations.lock-minutes", "锁定多少分钟", 15, "本平台默认",
        n => n is >= 1 and <= 1440 ? null : "应在1到1440之间");

    internal static readonly Setting<int> FilingDays = new("organizations.filing-days", "调委会和调解员变更后应备案的工作日数", 30, "宁波市人民调解条例第十三条（供参照）",
        n => n is >= 1 and <= 365 ? null : "应在1到365之间");

    public override string Key => "organizations";
    public override string Title => "机构和人员";
    public override IEnumerable<Permission> Permissions => [Manage, Staff, Recover, Grants, HandOvers, OfferAid, LawyerLeave];
    public override IEnumerable<Setting> Settings => [TriesAllowed, LockMinutes, FilingDays];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton(new MenuEntry("我的账号", "/work/me", "user-check", 10, null, MenuPlace.WorkMe));
        services.AddSingleton(new MenuEntry("机构", "/work/admin/organizations", "building-community", 40, Manage.Key, MenuPlace.Admin) { Text = "调委会、司法所、法援中心、律所、办案机关，导入导出", Also = ["/work/admin/import/organizations", "/work/admin/members"] });
        services.AddSingleton(new MenuEntry("人员", "/work/admin/staff", "users", 50, Staff.Key, MenuPlace.Admin) { Text = "账号、任职、请假、离任", Also = ["/work/admin/import/staff", "/work/admin/held-posts", "/work/admin/totp-resets"] });
        services.AddSingleton(new MenuEntry("岗位权限", "/work/admin/posts", "shield-check", 60, Grants.Key, MenuPlace.Admin) { Text = "每个岗位能办什么" });
        services.AddSingleton(new MenuEntry("案件移交", "/work/admin/hand-overs", "arrows-exchange", 70, HandOvers.Key, MenuPlace.Admin) { Text = "有人离任，案件交给谁", Also = ["/work/hand-overs"] });
        services.AddSingleton(new MenuEntry("律师名册", "/work/lawyers", "users-group", 65, LawyerLeave.Key, MenuPlace.Work));
        services.AddScoped<ISetupStep, EnterTheCommittees>();
        services.AddScoped<ISetupStep, EnterTheMediators>();
        services.AddSingleton<Passwords>();
        services.AddScoped<StaffChoices>();
        services.AddSingleton<StaffPhones>();
        services.AddScoped<StaffSession>();
        services.AddScoped<SignInGuard>();
        services.AddScoped<TwoOfficers>();
        services.AddScoped<IOwnPassword>(sp => sp.GetRequiredService<SignInGuard>());
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<IStaffAccess>(sp => sp.GetRequiredService<StaffDirectory>());
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<StaffDirectory>());
        services.AddScoped<OrganizationLookup>();
        services.AddScoped<IOrganizations>(sp => sp.GetRequiredService<OrganizationLookup>());
        services.AddScoped<FirstAdministrator>();
        if (configuration.GetValue<bool>("Demo")) services.AddScoped<IDemoAccounts, DemoStaff>();
    }

    public override void Endpoints(IEndpointRouteBuilder app) => OrganizationsEndpoints.Map(app);
}
