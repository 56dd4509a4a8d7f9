using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Fashu.LegalAid;

/// <summary>What police, procuratorate and court do over HTTP, each with the notices of the own organ: under /api/v1/legal-aid/partner.</summary>
internal static class PartnerApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var kind in new[] { "csv", "xlsx" })
            app.MapGet($"/work/partner/import/template.{kind}", () => SheetFile.Of(kind, "通知导入模板", ImportNotices.OwnHeaders, ImportNotices.OwnSample)).ForStaff(AidPermissions.Partner.Key).ExcludeFromDescription();
        app.MapGet("/work/partner/notices/{id:guid}/letter", Letter).ForStaff(AidPermissions.Partner.Key).ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/legal-aid/partner").WithTags("法律援助（办案机关）").DisableAntiforgery().ForStaff(AidPermissions.Partner.Key);
        api.MapGet("/notices", async (string? q, ReadOwnNotices slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(q, by, cancel))).WithName("PartnerNotices").WithSummary("本单位的通知，q按文号或者姓名查");
        api.MapPost("/notices", async ([FromBody] FileOwnNotice.Form form, FileOwnNotice slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new LegalAidWorkApi.Filed(await slice.Handle(form, by, cancel))))
            .WithName("PartnerFileNotice").WithSummary("办案机关通知指派律师，3日从现在起算");
        api.MapPost("/notices/import", async (IFormFile file, bool dryRun, string? organ, ImportNotices slice, OwnOrgan organs, Actor by, CancellationToken cancel) => await slice.HandleOwn(file.OpenReadStream(), await organs.Of(organ, by, cancel), dryRun, by, cancel))
            .TakesFiles().WithName("PartnerImportNotices").WithSummary("导入本单位的通知表，dryRun为真时只检查").Keyed();
        api.MapGet("/coverage", async (ReadCoverage slice, Actor by, CancellationToken cancel) => await slice.HandleOwn(by, cancel)).WithName("PartnerCoverage").WithSummary("本单位通知的人是不是都有律师");
        api.MapGet("/notices/{id:guid}", async (Guid id, ReadOwnNotices slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.One(id, by, cancel))).WithName("PartnerNotice").WithSummary("一份通知：办到哪一步、哪位律师、找谁");
        api.MapGet("/notices/{id:guid}/letter", Letter).WithName("PartnerLetter").WithSummary("确定律师的复函，可以打印的网页");
        api.Does<AcknowledgeLetter>("/notices/{id:guid}/receipt", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("PartnerReceipt").WithSummary("签收复函");
        api.Does<InformCentre, InformCentre.Form>("/notices/{id:guid}/news", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("PartnerNews").WithSummary("告知开庭、移送、程序结束");
    }

    private static Task<IResult> Letter(Guid id, ReadLetter slice, HttpContext http, Actor by, CancellationToken cancel) => slice.Handle(id, http, by, cancel);
}
