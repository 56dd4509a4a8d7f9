using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>The module under <c>/api/v1/people</c>.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        MapFiles(app);
        var api = app.MapGroup("/api/v1/people").WithTags("群众").DisableAntiforgery();

        api.MapPost("/codes", async (AskForCode.Form form, AskForCode slice, Actor by, CancellationToken cancel) =>
            {
                var (ticket, demoCode) = await slice.Handle(form, by, cancel);
                return TypedResults.Ok(new { ticket, demoCode });
            })
            .OpenToAll("没有账号的人也要能登录").RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskForCode").WithSummary("发送登录验证码");

        api.MapPost("/sign-in", async (EnterCode.Form form, EnterCode slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { next = await slice.Handle(form, by, cancel) }))
            .OpenToAll("没有账号的人也要能登录").RequireRateLimiting(RateLimitNames.SignIn).WithName("PeopleEnterCode").WithSummary("用验证码登录");

        api.MapPost("/sign-in/holder", async (ConfirmHolder.Form form, ConfirmHolder slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { next = await slice.Handle(form, by, cancel) }))
            .OpenToAll("登录的一步").RequireRateLimiting(RateLimitNames.SignIn).WithName("PeopleConfirmHolder").WithSummary("核对是不是号码原来的使用人");

        api.MapPost("/sign-out", async (HttpContext http) =>
            {
                await http.SignOutAsync(FashuPrincipal.Scheme);
                return TypedResults.NoContent();
            })
            .OpenToAll("退出登录谁都可以").WithName("PeopleSignOut").WithSummary("退出登录");
        OwnEndpoints.Map(api);
        StaffEndpoints.Map(api);
    }

    /// <summary>What pages need beside themselves: files and the answer to a reveal.</summary>
    private static void MapFiles(IEndpointRouteBuilder app)
    {
        app.MapPost("/me/export.zip", async ([FromForm] string? _, Actor by, ExportMine slice, CancellationToken cancel) => TypedResults.File(await slice.Handle(by, cancel), "application/zip", "我的信息.zip"))
            .ForCitizens().ExcludeFromDescription();
        app.MapPost("/work/people/reveal", async ([FromForm] string id, [FromForm] string purpose, RevealField slice, Actor by, HttpContext http, CancellationToken cancel) =>
                new RazorComponentResult<RevealedPage>(new { Id = id, Value = await slice.Handle(new() { Id = id, Purpose = purpose }, by, cancel), Framed = http.Request.Headers.ContainsKey("Turbo-Frame") }) { StatusCode = 200 })
            .ForStaff(PeoplePermissions.Reveal.Key).ExcludeFromDescription();
        app.MapGet("/work/identities/{check:guid}/papers/{id:guid}", async (Guid check, Guid id, AppDb db, Reach reach, HttpContext http, Actor by, CancellationToken cancel) =>
            {
                var paper = await db.IdentityDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.CheckId == check, cancel) ?? throw new Missing("这张照片");
                if (!await reach.Covers(paper.PersonId, PeoplePermissions.Verify, "核对身份", by, cancel)) throw new Missing("这张照片");
                db.Audit(by, "打开身份材料", "核对身份", person: paper.PersonId, detail: paper.Paper.Title());
                await db.SaveChangesAsync(cancel);
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Bytes(paper.Read(), paper.ContentType);
            })
            .ForStaff(PeoplePermissions.Verify.Key).ExcludeFromDescription();
        app.MapGet("/work/admin/audit/export", async ([AsParameters] AuditQuery query, AuditSearch slice, Actor by, CancellationToken cancel) => TypedResults.File(await slice.Export(query.ToForm(), by, cancel), "text/csv", "审计记录.csv"))
            .ForStaff(PeoplePermissions.Audit.Key).ExcludeFromDescription();
    }

    internal sealed record AuditQuery(Guid? Person, string? Matter, string? Officer, DateOnly? From, DateOnly? Until, Guid? Before)
    {
        public AuditSearch.Form ToForm() => new() { Person = Person, Matter = Matter, Officer = Officer, From = From, Until = Until, Before = Before };
    }
}
