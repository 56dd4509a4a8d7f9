using Fashu.Matters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Mediation;

/// <summary>People's mediation (人民调解): from a scanned code to a complete file.</summary>
public sealed class MediationModule : AppModule
{
    public override string Key => "mediation";
    public override string Title => "人民调解";
    public override IEnumerable<Permission> Permissions => MediationPermissions.All;
    public override IEnumerable<IWorkflow> Workflows => [MediationFlow.Table];
    public override IEnumerable<ClockRule> Clocks => MediationClocks.All;
    public override IEnumerable<ServiceItem> Items => MediationItems.All;
    public override IEnumerable<FigureSource> Figures => MediationItems.Figures;
    public override IEnumerable<Setting> Settings => [.. base.Settings, .. MediationSettings.All];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddMediationFiling();
        services.AddMediationWork();
        services.AddSingleton<IServiceGuide, MediationGuide>();
        services.AddSingleton(new FilingForOthers("申请调解", MediationPermissions.FileForOthers.Key, "/work/mediation/file"));
        services.AddScoped<Fashu.People.IPersonalData, MediationPersonalData>();
        services.AddScoped<IKnowsHands, MediationHands>();
    }

    public override void Endpoints(IEndpointRouteBuilder app) => MediationApi.Map(app);
}
