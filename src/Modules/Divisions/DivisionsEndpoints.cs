using System.Globalization;
using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

/// <summary>The module under <c>/api/v1/divisions</c>, and its sheets to take away.</summary>
internal static class DivisionsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/divisions").WithTags("行政区划").DisableAntiforgery();
        api.MapGet("/{code}", (string code, IDivisions divisions) => divisions.Find(code) is { } card
                ? Results.Ok(new { card.Code, card.Name, FullName = divisions.FullName(code), card.Level, card.From, card.Until, card.Successors, Children = divisions.Children(code) })
                : Results.NotFound())
            .OpenToAll("区划是公开信息").WithName("DivisionsFind").WithSummary("查一个区划和它的下级");
        api.MapGet("", (string q, IDivisions divisions) => divisions.Search(q, "", 50))
            .OpenToAll("区划是公开信息").WithName("DivisionsSearch").WithSummary("按名称或代码查找区划");
        api.MapPost("", async (AddDivision.Form form, AddDivision slice, Actor by, CancellationToken cancel) =>
                TypedResults.Created($"/api/v1/divisions/{await slice.Handle(form, by, cancel)}"))
            .ForStaff("divisions.manage").WithName("DivisionsAdd").WithSummary("新增区划");
        api.MapPost("/{code}/rename", async (string code, RenameDivision.Form form, RenameDivision slice, Actor by, CancellationToken cancel) =>
            {
                form.Code = code;
                await slice.Handle(form, by, cancel);
                return TypedResults.NoContent();
            })
            .ForStaff("divisions.manage").WithName("DivisionsRename").WithSummary("区划更名或更正");
        api.MapPost("/{code}/end", async (string code, EndDivision.Form form, EndDivision slice, Actor by, CancellationToken cancel) =>
            {
                form.Code = code;
                await slice.Handle(form, by, cancel);
                return TypedResults.NoContent();
            })
            .ForStaff("divisions.manage").WithName("DivisionsEnd").WithSummary("合并、拆分或停用区划");
        api.MapPost("/import", async (IFormFile file, bool dryRun, ImportDivisions slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("divisions.manage").TakesFiles().WithName("DivisionsImport").WithSummary("导入区划表，dryRun为真时只检查").Keyed();

        var places = app.MapGroup("/api/v1/places").WithTags("场所码").DisableAntiforgery();
        places.MapGet("/{code}", async (string code, IDivisions divisions, CancellationToken cancel) => await divisions.Scan(code, cancel) is { } place ? Results.Ok(place) : Results.NotFound())
            .OpenToAll("扫码的人还没有登录").WithName("PlacesScan").WithSummary("场所码指向哪里");
        places.MapPost("", async (HangPlaces.Form form, HangPlaces slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(form, by, cancel)))
            .ForStaff("divisions.places").WithName("PlacesHang").WithSummary("制作场所码");
        places.MapPost("/{code}/withdraw", async (string code, WithdrawPlace.Form form, WithdrawPlace slice, Actor by, CancellationToken cancel) =>
            {
                form.Code = code;
                await slice.Handle(form, by, cancel);
                return TypedResults.NoContent();
            })
            .ForStaff("divisions.places").WithName("PlacesWithdraw").WithSummary("停用场所码");

        foreach (var kind in new[] { "xlsx", "csv" })
        {
            app.MapGet($"/work/admin/divisions/template.{kind}", () => SheetFile.Of(kind, "行政区划导入模板", ImportDivisions.Headers, ImportDivisions.Sample))
                .ForStaff("divisions.manage").ExcludeFromDescription();
            app.MapGet($"/work/admin/divisions.{kind}", async (AppDb db, Actor by, CancellationToken cancel) =>
                {
                    var rows = await db.Divisions.AsNoTracking().OrderBy(d => d.Code).ThenBy(d => d.From).ToListAsync(cancel);
                    return SheetFile.Of(kind, "行政区划", ImportDivisions.Headers, // the present name of each code, as the import reads it
                        rows.GroupBy(d => d.Code).Select(g => g.Last()).Where(d => by.May(DivisionsModule.Manage, d.Code)).Select(IReadOnlyList<string> (d) =>
                        [d.Code, d.Name, Day(d.From), d.Until is { } until ? Day(until) : "", d.Successors]));
                })
                .ForStaff("divisions.manage").ExcludeFromDescription();
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
