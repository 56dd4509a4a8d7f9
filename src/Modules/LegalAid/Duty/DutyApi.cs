using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Fashu.LegalAid;

/// <summary>Papers and volume of a shift on duty, and its records over HTTP.</summary>
internal static class DutyApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/work/aid/duty/{id:guid}/papers/{paper}", (Guid id, string paper, ReadDutyPaper slice, HttpContext http, Actor by, CancellationToken cancel) => slice.Handle(id, paper, http, by, cancel))
            .ForStaff(AidPermissions.Work.Key).ExcludeFromDescription();
        app.MapGet("/work/aid/duty/{id:guid}/volume.zip", (Guid id, MakeDutyVolume slice, Actor by, CancellationToken cancel) => slice.Handle(id, by, cancel))
            .ForStaff(AidPermissions.Work.Key).ExcludeFromDescription();
        var api = app.MapGroup("/api/v1/legal-aid/duty").WithTags("法律援助（值班律师）").DisableAntiforgery();
        api.MapPost("/", async ([FromBody] RecordTalk.Form form, RecordTalk slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new LegalAidWorkApi.Filed(await slice.Handle(form, by, cancel))))
            .ForStaff(AidPermissions.Duty.Key).WithName("RecordDuty").WithSummary("记一次值班律师的法律帮助；答复里是这次值班");
    }
}
