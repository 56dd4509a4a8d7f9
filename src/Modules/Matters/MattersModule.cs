using Fashu.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>事项：一事一录、一事一档、一事一评。各业务共用的列表、督办、评价、整改和卷宗。</summary>
public sealed class MattersModule : AppModule
{
    public override string Key => "matters";
    public override string Title => "事项";
    public override IEnumerable<Permission> Permissions => MattersPermissions.All;
    public override IEnumerable<IWorkflow> Workflows => [RectificationFlow.Table];
    public override IEnumerable<ClockRule> Clocks => MattersClocks.All;
    public override IEnumerable<ServiceItem> Items => [RatingItem.Item];
    public override IEnumerable<FigureSource> Figures => [RatingItem.Satisfied];
    public override IEnumerable<Setting> Settings => [.. base.Settings, .. MattersSettings.All];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var entry in MattersMenu.For(configuration)) services.AddSingleton(entry);
        services.AddSingleton(services => MattersMenu.Board(services.GetServices<IMatterKind>()));
        services.AddValidation();
        services.AddScoped<MatterViews>();
        services.AddScoped<SupervisionDesk>();
        services.AddScoped<ISupervisions>(sp => sp.GetRequiredService<SupervisionDesk>());
        services.AddScoped<IFileRoom>(sp => sp.GetRequiredService<ArchiveMatter>());
        services.AddScoped<ReferralRules>();
        services.AddScoped<ReferralDesk>();
        services.AddScoped<IReferrals>(sp => sp.GetRequiredService<ReferralDesk>());
        services.AddScoped<MayCall>();
        services.AddScoped<IWaiting, WaitingCalls>();
        services.AddScoped<RatingDesk>();
        services.AddScoped<IRatings>(sp => sp.GetRequiredService<RatingDesk>());
        services.AddScoped<Fashu.People.IPersonalData, OwnMatters>();
        services.AddSingleton<BoardFeed>();
        services.AddHostedService(sp => sp.GetRequiredService<BoardFeed>());
    }

    public override void Endpoints(IEndpointRouteBuilder app) => MattersApi.Map(app);
}
