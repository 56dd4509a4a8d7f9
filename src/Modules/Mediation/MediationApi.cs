using Fashu.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Fashu.Mediation;

/// <summary>What citizens do with the module, over HTTP, under /api/v1/mediation.</summary>
internal static class MediationApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMediationWork();
        app.MapGet("/file/files/{id:guid}", (Guid id, DraftFile slice, HttpContext http, CancellationToken cancel) => slice.Handle(id, http, cancel))
            .OpenToAll("草稿里的材料，凭本浏览器的凭证").ExcludeFromDescription();
        app.MapGet("/mediation/{id:guid}/papers.zip", (Guid id, OwnPapers slice, CancellationToken cancel) => slice.Handle(id, cancel)).ForCitizens().ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/mediation").WithTags("人民调解").DisableAntiforgery();
        api.MapPost("/applications", async (FileApplication.Form form, FileApplication slice, Actor by, CancellationToken cancel) =>
            {
                var id = await slice.Handle(form, by, cancel);
                return TypedResults.Created($"/api/v1/mediation/cases/{id}", new { id });
            })
            .ForSignedIn().RequireRateLimiting(RateLimitNames.Filing).WithName("FileApplication").WithSummary("申请调解；工作人员可以代人申请");

        api.MapGet("/cases/{id:guid}", async (Guid id, PartyDesk desk, HttpResponse response, CancellationToken cancel) =>
            {
                var view = await desk.Open(id, cancel);
                response.Headers.ETag = Tag(view.Case.Version);
                return TypedResults.Ok(CaseAnswer.Of(view));
            })
            .ForCitizens().WithName("ReadOwnCase").WithSummary("当事人查看自己的调解");

        Change<CorrectCase.Form>(api, "correct", "CorrectCase", "更正申请", (http, id, form, by, cancel) => Slice<CorrectCase>(http).Handle(id, form, by, cancel));
        Change<WithdrawCase.Form>(api, "withdraw", "WithdrawCase", "撤回申请", (http, id, form, by, cancel) => Slice<WithdrawCase>(http).Handle(id, form, by, cancel));
        Change<AddStatement.Form>(api, "statement", "AddStatement", "补充自己的说法", (http, id, form, by, cancel) => Slice<AddStatement>(http).Handle(id, form, by, cancel));
        Change<AnswerInvitation.Form>(api, "consent", "AnswerInvitation", "同意或者不同意调解", (http, id, form, by, cancel) => Slice<AnswerInvitation>(http).Handle(id, form, by, cancel));
        Change<AskOtherMediator.Form>(api, "other-mediator", "AskOtherMediator", "要求更换调解员", (http, id, form, by, cancel) => Slice<AskOtherMediator>(http).Handle(id, form, by, cancel));

        Change<ReportPerformance.Form>(api, "performance", "ReportPerformance", "当事人反馈约定做到了没有", (http, id, form, by, cancel) => Slice<ReportPerformance>(http).Handle(id, form, by, cancel));

        api.MapPost("/cases/{id:guid}/rights", async (Guid id, ReadRights slice, Actor by, CancellationToken cancel) =>
            {
                await slice.Handle(id, by, cancel);
                return TypedResults.NoContent();
            })
            .ForCitizens().WithName("ReadRights").WithSummary("确认已阅读权利义务告知书");

        api.MapPost("/cases/{id:guid}/records/{session:guid}/confirm", async (Guid id, Guid session, ConfirmRecord slice, Actor by, CancellationToken cancel) =>
            {
                await slice.Handle(id, session, by, cancel);
                return TypedResults.NoContent();
            })
            .ForCitizens().WithName("ConfirmRecord").WithSummary("确认已阅读调解记录");

        api.MapGet("/invitations/{token}", async (string token, OpenInvitation slice, Actor by, CancellationToken cancel) =>
            {
                var envelope = await slice.Look(token, by.At, cancel);
                return TypedResults.Ok(new { committee = envelope.Office, refusal = envelope.Refusal });
            })
            .OpenToAll("收到邀请的人还没有账号").WithName("ReadInvitation").WithSummary("邀请是否有效；登录前看不到是什么事");
        api.MapPost("/invitations/{token}/open", async (string token, OpenInvitation slice, Actor by, CancellationToken cancel) =>
                TypedResults.Ok(new { id = await slice.Handle(token, null, by, cancel) }))
            .ForCitizens().WithName("OpenInvitation").WithSummary("用受邀请的手机号打开邀请");
    }

    private static T Slice<T>(HttpContext http) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(http.RequestServices);

    /// <summary>An act on a case: with If-Match it is done only to the version that was read.</summary>
    private static void Change<TForm>(RouteGroupBuilder api, string path, string name, string summary, Func<HttpContext, Guid, TForm, Actor, CancellationToken, Task> act) where TForm : class =>
        api.MapPost("/cases/{id:guid}/" + path, async (Guid id, TForm form, AppDb db, HttpContext http, Actor by, CancellationToken cancel) =>
            {
                var matter = await db.Open<MediationCase>(id, by, cancel);
                if (http.Request.Headers[HeaderNames.IfMatch].ToString() is { Length: > 0 } wanted && wanted != "*" && wanted != Tag(matter.Version))
                    return Results.Problem(statusCode: StatusCodes.Status412PreconditionFailed);
                await act(http, id, form, by, cancel);
                http.Response.Headers.ETag = Tag(matter.Version);
                return Results.NoContent();
            })
            .ForCitizens().WithName(name).WithSummary(summary).Produces(204).ProducesProblem(409).ProducesProblem(412);

    private static string Tag(int version) => $"\"{version}\"";
}

/// <summary>A case as its party reads it over HTTP.</summary>
internal sealed record CaseAnswer(Guid Id, string? Number, string Title, string Stage, string StageTitle, Colour Colour, string Word, string NextActor, DateTime? DueAt,
    string Facts, string Wanted, string? Mediator, string? Committee, string Mine, string Other, IEnumerable<CaseAnswer.Step> Steps)
{
    public sealed record Step(DateTime At, string Title, string Who, string? Reason, string Article);

    public static CaseAnswer Of(PartyView view) => new(view.Case.Id, view.Case.Number, view.Case.Title, view.Case.Stage.ToString(), view.Case.Stage.Title(), view.Badge.Colour, view.Badge.Word,
        view.Badge.NextActor, view.Badge.DueAt, view.Case.Facts, view.Case.Wanted, view.Case.HandlerName, view.Committee?.Name, view.Mine.Name, view.Other.Name,
        view.Steps.Select(s => new Step(s.At, s.ActTitle, view.Who(s), view.Reason(s), s.Article)));
}
