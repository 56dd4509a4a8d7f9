using Fashu.Matters;
using Fashu.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Mediation;

/// <summary>What the staff side of mediation adds: its menu, and the addresses that are no pages.</summary>
internal static class MediationWork
{
    extension(IServiceCollection services)
    {
        public void AddMediationWork()
        {
            services.AddScoped<PaperMaker>();
            services.AddScoped<AgreementPrinter>();
            services.AddScoped<IMatterActs, HandOnMediation>();
            services.AddScoped<IDossierSource, MediationDossier>();
            services.AddScoped<IWaiting, WaitingMediations>();
            services.AddScoped<IRefers, MediationReferrals>();
            services.AddScoped<IReceivesReferrals, ReceiveDispute>();
            services.AddSingleton(new MenuEntry("我代办的申请", "/work/mediation/filed", "file-text", 59, MediationPermissions.FileForOthers.Key, MenuPlace.Work));
            services.AddSingleton(new MenuEntry("编号登记簿", "/work/mediation/numbers", "clipboard-text", 60, MediationPermissions.KeepFile.Key, MenuPlace.Work));
            services.AddSingleton(new MenuEntry("用印登记簿", "/work/mediation/seals", "rubber-stamp", 61, MediationPermissions.ApproveSeal.Key, MenuPlace.Work));
        }
    }

    extension(IEndpointRouteBuilder app)
    {
        public void MapMediationWork()
        {
            app.MapPost("/work/mediation/{matter:guid}/reveal", (Guid matter, [FromForm(Name = "id")] string field, [FromForm] string purpose, RevealParty slice, Actor by, CancellationToken cancel) =>
                slice.Handle(matter, field, purpose, by, cancel)).ForStaff(MediationPermissions.Read.Key).ExcludeFromDescription();
            app.MapGet("/mediation/{id:guid}/papers/{paper}", (Guid id, string paper, ReadPaper slice, HttpContext http, Actor by, CancellationToken cancel) =>
                slice.Handle(id, paper, http, by, cancel)).ForSignedIn().ExcludeFromDescription();
            MediationWorkApi.Map(app);
        }
    }
}
