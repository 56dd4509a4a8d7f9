using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>Citizens: their accounts, phones, identities and consents; sessions and permissions of everybody.</summary>
public sealed class PeopleModule : AppModule
{
    public override string Key => "people";
    public override string Title => "群众与登录";
    public override IEnumerable<Permission> Permissions => PeoplePermissions.All;
    public override IEnumerable<Setting> Settings => [.. base.Settings, .. PeopleSettings.All];
    public override IEnumerable<ServiceItem> Items => [ExportItem.Item];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddFashuIdentity();
        services.AddHttpClient(PartnerCall.ClientName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<Phones>();
        services.AddSingleton<Seals>();
        services.AddSingleton<Tickets>();
        services.AddSingleton<Readings>();
        services.AddSingleton<Stamps>();
        services.AddSingleton<ISmsGateway, SmsGateway>();
        services.AddSingleton<IPhoneCodes, PhoneCodes>();
        if (PartnerCall.IsConfigured(configuration.GetSection(IdentityService.Section))) services.AddSingleton<IIdentityProvider, IdentityService>();
        else services.AddSingleton<IIdentityProvider, OfficerCompare>();
        services.AddScoped<CitizenSignIn>();
        services.AddScoped<ICitizenSignIn>(provider => provider.GetRequiredService<CitizenSignIn>());
        services.AddScoped<IPeople, PeopleLookup>();
        services.AddScoped<IConsents, Consents>();
        services.AddScoped<IReuse, Reuse>();
        services.AddScoped<IGuardians, Guardians>();
        services.AddScoped<IPersonalData, OwnPersonalData>();
        services.AddScoped<ReadLog>();
        services.AddScoped<Reach>();
        services.AddScoped<IdentityQueue>();
        services.AddScoped<OwnIdentity>();
        services.AddScoped<DuplicateIdentity>();
        services.AddSingleton<Contact>();
        foreach (var entry in PeopleMenu.All) services.AddSingleton(entry);
    }

    public override ValueTask BeforeSave(AppDb db, CancellationToken cancel) => NameKeys.Follow(db, cancel);

    public override void Endpoints(IEndpointRouteBuilder app) => PeopleEndpoints.Map(app);
}
