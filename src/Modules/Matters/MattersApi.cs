using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fashu.Matters;

/// <summary>Addresses that are not pages, and the same acts for programs.</summary>
internal static class MattersApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Ways(app);
        var api = app.MapGroup("/api/v1/matters").WithTags("事项").DisableAntiforgery();
        Read(api);
        Act(api);
    }

    private static void Ways(IEndpointRouteBuilder app)
    {
        app.MapGet("/m/{id:guid}", async (Guid id, AppDb db, IEnumerable<IMatterKind> kinds, Actor by, CancellationToken cancel) =>
            Results.LocalRedirect(Kind(kinds, await db.OpenRow(id, by, cancel)) is { } kind ? by.Kind == ActorKind.Staff ? kind.StaffPage(id) : kind.CitizenPage(id) : "/my"))
            .ForSignedIn().ExcludeFromDescription();
        app.MapGet("/work/m/{id:guid}", async (Guid id, AppDb db, IEnumerable<IMatterKind> kinds, Actor by, CancellationToken cancel) =>
            Results.LocalRedirect(Kind(kinds, await db.OpenRow(id, by, cancel))?.StaffPage(id) ?? "/work/matters"))
            .ForStaff().ExcludeFromDescription();
        app.MapGet("/work/m/{id:guid}/dossier.zip", Dossier).ForStaff().ExcludeFromDescription();
        app.MapGet("/m/{id:guid}/dossier.zip", Dossier).ForCitizens().ExcludeFromDescription();
        app.MapPost("/work/calls/{call:guid}/reveal", (Guid call, [FromForm(Name = "id")] string field, [FromForm] string purpose, RevealCalled slice, Actor by, CancellationToken cancel) =>
            slice.Handle(call, field, purpose, by, cancel)).ForStaff(MattersPermissions.Call.Key).ExcludeFromDescription();
        foreach (var kind in new[] { "csv", "xlsx" })
            app.MapGet($"/work/quality.{kind}", async (HttpContext http, ReadFigures slice, Actor by, CancellationToken cancel) =>
            {
                var answer = await slice.Handle(FigureFilter.Read(http.Request.Query, by.At), by, cancel);
                return Fashu.Web.SheetFile.Of(kind, $"服务质量{answer.Filter.From:yyyyMMdd}-{answer.Filter.To:yyyyMMdd}", FigureColumns.Headers(answer), answer.Lines.Append(answer.Total).Select(FigureColumns.Cells));
            }).ForStaff(MattersPermissions.Figures.Key).ExcludeFromDescription();
        app.MapPost("/demo/sign-in", ([FromForm] string login, EnterDemo slice, CancellationToken cancel) => slice.Handle(login, cancel))
            .OpenToAll("演示城市的一键登录，只在演示时有").ExcludeFromDescription();
        app.MapGet("/work/live/board", (HttpContext http, BoardFeed feed, Actor by, IHostApplicationLifetime life) => Stream(http, feed, by, null, life))
            .ForStaff().ExcludeFromDescription();
        app.MapGet("/m/{id:guid}/live", async (Guid id, HttpContext http, AppDb db, BoardFeed feed, Actor by, IHostApplicationLifetime life, CancellationToken cancel) =>
        {
            await db.OpenRow(id, by, cancel);
            return Stream(http, feed, by, id, life);
        }).ForCitizens().ExcludeFromDescription();
    }

    private static ServerSentEventsResult<string> Stream(HttpContext http, BoardFeed feed, Actor by, Guid? matter, IHostApplicationLifetime life)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var last = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["last"].FirstOrDefault();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        http.Response.RegisterForDispose(stop);
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var until = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc?.UtcDateTime ?? DateTime.MaxValue;
        return TypedResults.ServerSentEvents(feed.Listen(by, matter, last, Again, stop.Token));

        // The request knows who opened the stream; whether that still holds is asked anew.
        async Task<Actor?> Again(CancellationToken cancel)
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = await scope.ServiceProvider.GetRequiredService<IActors>().Current(cancel);
            if (now.Id != by.Id || now.Kind != by.Kind || now.At >= until) return null;
            try
            {
                if (matter is { } own) await scope.ServiceProvider.GetRequiredService<AppDb>().OpenRow(own, now, cancel);
                return now;
            }
            catch (Missing) { return null; }
        }
    }

    private static void Read(RouteGroupBuilder api)
    {
        api.MapGet("/mine", (ReadMine slice, Actor by, CancellationToken cancel) => slice.Handle(by, cancel))
            .ForCitizens().WithName("ReadMine").WithSummary("我的事项");
        api.MapGet("/board", (HttpContext http, ReadBoard slice, Actor by, CancellationToken cancel) => slice.Handle(BoardFilter.Read(http.Request.Query), by, cancel))
            .ForStaff().WithName("ReadBoard").WithSummary("事项列表，筛选条件同页面地址");
        api.MapGet("/board/counts", (HttpContext http, CountBoard slice, Actor by, CancellationToken cancel) => slice.Handle(BoardFilter.Read(http.Request.Query), by, cancel))
            .ForStaff().WithName("CountBoard").WithSummary("各类事项的件数");
        api.MapGet("/search", (string q, SearchMatters slice, Actor by, CancellationToken cancel) => slice.Handle(q, by, cancel))
            .ForStaff().WithName("SearchMatters").WithSummary("按编号、姓名、手机号、事由查找");
        api.MapGet("/desk", (ReadDesk slice, Actor by, CancellationToken cancel) => slice.Handle(by, cancel))
            .ForStaff().WithName("ReadDesk").WithSummary("待我办理和答复的");
        api.MapGet("/{id:guid}/dossier", (Guid id, ReadDossier slice, Actor by, CancellationToken cancel) => slice.Handle(id, by, cancel))
            .ForSignedIn().WithName("ReadDossier").WithSummary("卷内目录");
        api.MapGet("/{id:guid}/dossier.zip", Dossier).ForSignedIn().WithName("MakeDossier").WithSummary("生成并下载卷宗");
        api.MapGet("/{id:guid}/ratings", (Guid id, IRatings ratings, Actor by, CancellationToken cancel) => ratings.Of(id, by, cancel))
            .ForSignedIn().WithName("ReadRatings").WithSummary("一件事的评价");
        api.MapGet("/{id:guid}/referrals", async (Guid id, AppDb db, IReferrals referrals, Actor by, CancellationToken cancel) =>
            { await db.OpenRow(id, by, cancel); return await referrals.Of(id, by, cancel); })
            .ForSignedIn().WithName("ReadReferrals").WithSummary("一件事的转办：转到哪里、本人的意见、结果");
        api.MapGet("/{id:guid}/supervisions", async (Guid id, AppDb db, ISupervisions supervisions, Actor by, CancellationToken cancel) =>
            { await db.OpenRow(id, by, cancel); return await supervisions.Of(id, cancel); })
            .ForStaff().WithName("ReadSupervisions").WithSummary("一件事的督办和答复");
    }

    private static void Act(RouteGroupBuilder api)
    {
        api.MapPost("/{id:guid}/ratings", async (Guid id, RatingWords form, RateMatter slice, Actor by, CancellationToken cancel) => new { id = await slice.Handle(id, form, by, cancel) })
            .ForCitizens().WithName("RateMatter").WithSummary("当事人评价");
        api.MapPost("/{id:guid}/ratings/{participant:guid}", async (Guid id, Guid participant, RatingWords form, RateMatter slice, Actor by, CancellationToken cancel) =>
            new { id = await slice.ByCall(id, participant, form, by, cancel) })
            .ForStaff(MattersPermissions.Rectify.Key).WithName("RateByCall").WithSummary("登记电话回访中的评价");
        api.MapPost("/{id:guid}/supervisions", async (Guid id, AskSupervision.Form form, AskSupervision slice, Actor by, CancellationToken cancel) => new { id = await slice.Handle(id, form, by, cancel) })
            .ForStaff(MattersPermissions.Supervise.Key).WithName("AskSupervision").WithSummary("督办");
        api.MapPost("/supervisions/{id:guid}/answer", async (Guid id, AnswerSupervision.Form form, AnswerSupervision slice, Actor by, CancellationToken cancel) => new { matter = await slice.Handle(id, form, by, cancel) })
            .ForStaff().WithName("AnswerSupervision").WithSummary("答复督办");
        api.MapPost("/reassign", (ReassignMatters.Form form, ReassignMatters slice, Actor by, CancellationToken cancel) => slice.Handle(form, by, cancel))
            .ForStaff(MattersPermissions.Reassign.Key).WithName("ReassignMatters").WithSummary("移交给另一位办理人");
        api.Does<ArchiveMatter, ArchiveMatter.Form>("/{id:guid}/archive", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel))
            .ForStaff(MattersPermissions.Archive.Key).WithName("ArchiveMatter").WithSummary("立卷归档");
        api.MapPost("/{id:guid}/referrals", async (Guid id, OfferReferral.Form form, OfferReferral slice, Actor by, CancellationToken cancel) => new { id = form.Id, matter = await slice.Handle(id, form, by, cancel) })
            .ForSignedIn().WithName("OfferReferral").WithSummary("建议转到另一项服务，或者本人同意后马上转");
        api.MapPost("/{id:guid}/referrals/{referral:guid}/answer", async (Guid id, Guid referral, AnswerReferral.Form form, AnswerReferral slice, Actor by, CancellationToken cancel) =>
            new { matter = await slice.Handle(id, referral, form, by, cancel) })
            .ForSignedIn().WithName("AnswerReferral").WithSummary("本人同意或者不同意转办；工作人员登记本人的话");
        api.MapPost("/{id:guid}/referrals/{referral:guid}/cancel", async (Guid id, Guid referral, CancelReferral.Form form, CancelReferral slice, Actor by, CancellationToken cancel) =>
            { await slice.Handle(id, referral, form, by, cancel); return TypedResults.NoContent(); })
            .ForStaff().WithName("CancelReferral").WithSummary("取消还没有答复的转办");
        api.MapPost("/{id:guid}/referrals/{referral:guid}/revoke", async (Guid id, Guid referral, RevokeConsent.Form form, RevokeConsent slice, Actor by, CancellationToken cancel) =>
            { await slice.Handle(id, referral, form, by, cancel); return TypedResults.NoContent(); })
            .ForSignedIn().WithName("RevokeConsent").WithSummary("本人撤回转办的同意");
        var rectifications = api.MapGroup("/rectifications/{id:guid}");
        rectifications.Does<AssignRectification, AssignRectification.Form>("/assign", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel))
            .ForStaff(MattersPermissions.Rectify.Key).WithName("AssignRectification").WithSummary("指派整改责任人");
        rectifications.Does<RecordMeasures, RecordMeasures.Form>("/measures", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel))
            .ForStaff().WithName("RecordMeasures").WithSummary("登记整改措施");
        rectifications.Does<RecordRevisit, RecordRevisit.Form>("/revisit", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel))
            .ForStaff(MattersPermissions.Rectify.Key).WithName("RecordRevisit").WithSummary("登记再次回访");
    }

    private static async Task<IResult> Dossier(Guid id, MakeDossier slice, Actor by, CancellationToken cancel)
    {
        var made = await slice.Handle(id, by, cancel);
        return Results.Stream(made.Zip, "application/zip", made.Name);
    }

    private static IMatterKind? Kind(IEnumerable<IMatterKind> kinds, MatterRow row) => kinds.FirstOrDefault(k => k.Kind == row.Kind);
}
