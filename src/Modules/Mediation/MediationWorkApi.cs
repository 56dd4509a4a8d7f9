using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Fashu.Mediation;

/// <summary>What staff do, over HTTP, under /api/v1/mediation/work: the same slices as the pages. If-Match makes sure that nobody acts on what changed meanwhile.</summary>
internal static class MediationWorkApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/mediation/work/{id:guid}").WithTags("人民调解（工作人员）").DisableAntiforgery().ForStaff(MediationPermissions.Read.Key).AddEndpointFilter(IfMatch);
        api.MapGet("", Read).WithName("ReadCase").WithSummary("查看一件调解：阶段、期限、现在能办的事");
        Plain<AcceptCase>(api, "accept", "受理", (s, id, by, cancel) => s.Handle(id, by, cancel));
        Act<DeclineCase, DeclineCase.Form>(api, "decline", "不予受理", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<HandUpCase, HandUpCase.Form>(api, "hand-up", "提级调处", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<AssignMediator, AssignMediator.Form>(api, "assign", "指派调解员", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<CorrectCase, CorrectCase.Form>(api, "correct", "更正申请", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<ReportDanger, ReportDanger.Form>(api, "danger", "报告危险", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<DecideDanger, DecideDanger.Form>(api, "danger-decision", "处置危险情况", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        api.MapPost("/invite", async (Guid id, InviteRespondent slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(id, by, cancel)))
            .WithName("WorkInvite").WithSummary("邀请对方，返回一次性链接");
        Act<RecordAnswer, RecordAnswer.Form>(api, "answer", "登记对方答复", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<DescribeParty, DescribeParty.Form>(api, "party", "补充当事人信息", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<RecordSession, RecordSession.Form>(api, "session", "记录调解", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<PauseCase, PauseCase.Form>(api, "pause", "中止或者恢复调解", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<ExtendCase, ExtendCase.Form>(api, "extend", "延长期限", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<AgreeOrally, AgreeOrally.Form>(api, "oral", "达成口头协议", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<DraftAgreement, DraftAgreement.Form>(api, "draft", "拟定书面协议", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<RedraftAgreement, RedraftAgreement.Form>(api, "redraft", "退回修改", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<SignAsMediator, SignAsMediator.Form>(api, "sign", "调解员签名", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<SealAgreement, SealAgreement.Form>(api, "seal", "批准用印", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Upload<SignOnDevice, SignOnDevice.Form>(api, "sign-on-device", "当事人在调解员设备上签名", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Upload<SignOnPaper, SignOnPaper.Form>(api, "sign-on-paper", "登记纸质签名", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<FailCase, FailCase.Form>(api, "fail", "终止调解", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<TellRoutes, TellRoutes.Form>(api, "routes", "告知其他途径", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<FollowUp, FollowUp.PerformanceForm>(api, "performance", "登记履行情况", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));
        Act<FollowUp, FollowUp.VisitForm>(api, "visit", "登记回访", (s, id, f, by, cancel) => s.Visit(id, f, by, cancel));
        Act<FollowUp, FollowUp.ConfirmationForm>(api, "confirmation", "登记司法确认申请", (s, id, f, by, cancel) => s.Confirm(id, f, by, cancel));
        Plain<FollowUp>(api, "finish", "确认履行完毕", (s, id, by, cancel) => s.Finish(id, by, cancel));
        Named(api.MapPost("/archive", async (Guid id, ArchiveCase.Form? form, ArchiveCase slice, Actor by, CancellationToken cancel) =>
            await Checked(form ??= new(), () => slice.Handle(id, form, by, cancel))), "archive", "立卷归档；缺少必备材料时写明原因");
        Act<StrikeNumber, StrikeNumber.Form>(api, "strike", "作废编号", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel));

        var own = app.MapGroup("/api/v1/mediation/cases/{id:guid}").WithTags("人民调解").DisableAntiforgery().ForCitizens().AddEndpointFilter(IfMatch);
        own.MapPost("/sign-code", async (Guid id, SignAgreement slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { demoCode = await slice.SendCode(id, by, cancel) }))
            .WithName("CaseSignCode").WithSummary("获取签名验证码");
        own.MapPost("/sign", async (Guid id, SignAgreement.Form form, SignAgreement slice, Actor by, CancellationToken cancel) => await Checked(form, () => slice.Handle(id, form, by, cancel)))
            .WithName("CaseSign").WithSummary("当事人签署协议");
        own.MapPost("/unsign", async (Guid id, WithdrawSignature.Form form, WithdrawSignature slice, Actor by, CancellationToken cancel) => await Checked(form, () => slice.Handle(id, form, by, cancel)))
            .WithName("CaseUnsign").WithSummary("撤回签名");
    }

    /// <summary>A case as staff read it over HTTP; sensitive fields are left out.</summary>
    internal sealed record WorkAnswer(Guid Id, string? Number, string Title, Stage Stage, string StageTitle, Badge Badge, string Facts, string Wanted, Level Level, string? Mediator, string? Risk,
        string? TextHash, IEnumerable<WorkAnswer.Clock> Clocks, IEnumerable<OpenAct> Acts)
    {
        public sealed record Clock(string Title, ClockState State, DateOnly DueDay, string Article);
    }

    private static async Task<IResult> Read(Guid id, AppDb db, Settings settings, HttpResponse response, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        db.Audit(by, "打开案件", "接口查看", id);
        await db.SaveChangesAsync(cancel);
        response.Headers.ETag = Tag(matter.Version);
        return TypedResults.Ok(new WorkAnswer(id, matter.Number, matter.Title, matter.Stage, matter.Stage.Title(), matter.BadgeAt(by.At, settings), matter.Facts, matter.Wanted, matter.Level, matter.HandlerName, matter.Risk,
            matter is { Stage: Stage.Drafted, Agreement: { } draft } ? AgreementText.Hash(matter, draft) : null,
            matter.Clocks.Select(c => new WorkAnswer.Clock(c.Title, c.State, c.DueDay, c.Article)), matter.ActsFor(by)));
    }

    private static void Act<TSlice, TForm>(RouteGroupBuilder api, string path, string summary, Func<TSlice, Guid, TForm, Actor, CancellationToken, Task> act) where TSlice : notnull where TForm : notnull =>
        Named(api.MapPost("/" + path, async (Guid id, TForm form, [FromServices] TSlice slice, Actor by, CancellationToken cancel) => await Checked(form, () => act(slice, id, form, by, cancel))), path, summary);

    private static void Plain<TSlice>(RouteGroupBuilder api, string path, string summary, Func<TSlice, Guid, Actor, CancellationToken, Task> act) where TSlice : notnull =>
        Named(api.MapPost("/" + path, async (Guid id, [FromServices] TSlice slice, Actor by, CancellationToken cancel) => { await act(slice, id, by, cancel); return TypedResults.NoContent(); }), path, summary);

    private static void Upload<TSlice, TForm>(RouteGroupBuilder api, string path, string summary, Func<TSlice, Guid, TForm, Actor, CancellationToken, Task> act) where TSlice : notnull where TForm : class, new() =>
        // a form of which nothing could be read is an empty one: its fields say what is missing
        Named(api.MapPost("/" + path, async (Guid id, [FromForm] TForm? form, [FromServices] TSlice slice, Actor by, CancellationToken cancel) => await Checked(form ??= new(), () => act(slice, id, form, by, cancel))).TakesFiles(), path, summary);

    private static void Named(RouteHandlerBuilder endpoint, string path, string summary) =>
        endpoint.WithName("Work" + string.Concat(path.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..]))).WithSummary(summary).Produces(204).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);

    private static async Task<IResult> Checked(object form, Func<Task> act)
    {
        List<ValidationResult> wrong = [];
        if (!Validator.TryValidateObject(form, new(form), wrong, validateAllProperties: true))
            return TypedResults.Problem(new HttpValidationProblemDetails(wrong.GroupBy(w => w.MemberNames.FirstOrDefault() ?? "").ToDictionary(g => g.Key, g => g.Select(w => w.ErrorMessage ?? "").ToArray())) { Status = 422 });
        await act();
        return TypedResults.NoContent();
    }

    private static async ValueTask<object?> IfMatch(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (http.Request.Headers[HeaderNames.IfMatch].ToString() is { Length: > 0 } wanted && wanted != "*")
        {
            var db = (AppDb)http.RequestServices.GetService(typeof(AppDb))!;
            var by = await ((IActors)http.RequestServices.GetService(typeof(IActors))!).Current(http.RequestAborted);
            var matter = await db.Open<MediationCase>(call.GetArgument<Guid>(0), by, http.RequestAborted);
            if (wanted != Tag(matter.Version)) return TypedResults.Problem(statusCode: StatusCodes.Status412PreconditionFailed);
        }
        return await next(call);
    }

    private static string Tag(int version) => $"\"{version}\"";
}
