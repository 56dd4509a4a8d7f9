using Fashu.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Mediation;

internal static class FilingServices
{
    extension(IServiceCollection services)
    {
        /// <summary>What filing and the parties' own pages need beside their slices.</summary>
        public IServiceCollection AddMediationFiling()
        {
            services.AddValidation();
            services.AddScoped<PartyDesk>();
            services.AddSingleton(new MenuEntry("我要调解", "/file", "heart-handshake", 10, null, MenuPlace.Service) { Text = "邻里、家庭、欠款，免费调解" });
            services.AddSingleton(new MenuEntry("代为申请", "/work/mediation/file", "writing", 30, MediationPermissions.FileForOthers.Key, MenuPlace.Work));
            return services;
        }
    }
}
