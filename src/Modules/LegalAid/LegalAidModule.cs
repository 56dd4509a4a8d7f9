using Fashu.Matters;
using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.LegalAid;

/// <summary>Legal aid (法律援助): from the self-check to the archive.</summary>
public sealed class LegalAidModule : AppModule
{
    public override string Key => "legalaid";
    public override string Title => "法律援助";
    public override IEnumerable<Permission> Permissions => AidPermissions.All;
    public override IEnumerable<IWorkflow> Workflows => [AidFlow.Table];
    public override IEnumerable<ClockRule> Clocks => AidClocks.All;
    public override IEnumerable<ServiceItem> Items => LegalAidItems.All;
    public override IEnumerable<FigureSource> Figures => LegalAidItems.Figures;
    public override IEnumerable<Setting> Settings => [.. base.Settings, .. AidScope.All, .. AidSettings.All];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddSingleton<IServiceGuide, LegalAidGuide>();
        services.AddScoped<IMatterActs, HandOnAid>();
        services.AddScoped<IDossierSource, AidDossier>();
        services.AddScoped<IWaiting, WaitingAid>();
        services.AddScoped<IWaiting, WaitingOffers>();
        services.AddScoped<StandAside>();
        services.AddScoped<FindEarlier>();
        services.AddScoped<FindOfficers>();
        services.AddSingleton<HandingOut>();
        services.AddScoped<IRefers, AidReferrals>();
        services.AddScoped<IReceivesReferrals, ReceiveDispute>();
        services.AddScoped<IWaiting, WaitingReviews>();
        services.AddScoped<IWaiting, WaitingVisits>();
        services.AddScoped<IWaiting, WaitingOwed>();
        services.AddScoped<IFileQuality, AidQuality>();
        services.AddScoped<FindReviewer>();
        services.AddSingleton(new FilingForOthers("申请法律援助", AidPermissions.FileForOthers.Key, "/work/aid/file"));
        services.AddScoped<OwnOrgan>();
        services.AddSingleton(new MenuEntry("通知指派律师", "/work/partner", "shield-check", 0, AidPermissions.Partner.Key, MenuPlace.OwnDesk));
        services.AddSingleton(new MenuEntry("本单位的通知", "/work/partner", "shield-check", 1, AidPermissions.Partner.Key, MenuPlace.Work));
        services.AddScoped<AidPaperMaker>();
        services.AddScoped<MandatePrinter>();
        services.AddScoped<WorkerSheet>();
        services.AddScoped<Fashu.People.IPersonalData, AidPersonalData>();
        services.AddScoped<Fashu.People.IEnteredBefore, EnteredInAid>();
        services.AddSingleton(new MenuEntry("申请法律援助", "/aid/check", "scale", 20, null, MenuPlace.Service) { Text = "看看能不能免费请律师" });
        services.AddSingleton(new MenuEntry("代为申请援助", "/work/aid/file", "writing", 31, AidPermissions.FileForOthers.Key, MenuPlace.Work) { Also = ["/work/aid/filed"] });
        services.AddSingleton(new MenuEntry("接援助案件", "/work/aid/offers", "heart-handshake", 30, AidPermissions.Handle.Key, MenuPlace.Work));
        services.AddSingleton(new MenuEntry("通知辩护", "/work/aid/coverage", "shield-check", 63, AidPermissions.Read.Key, MenuPlace.Work));
        services.AddSingleton(new MenuEntry("卷宗评查", "/work/aid/quality", "clipboard-text", 62, AidPermissions.Read.Key, MenuPlace.Work));
        services.AddSingleton(new MenuEntry("援助规则测试", "/work/aid/rules", "list-check", 64, AidPermissions.Rules.Key, MenuPlace.Work));
    }

    public override void Endpoints(IEndpointRouteBuilder app)
    {
        LegalAidApi.Map(app);
        LegalAidWorkApi.Map(app);
        QualityApi.Map(app);
        PartnerApi.Map(app);
    }
}
