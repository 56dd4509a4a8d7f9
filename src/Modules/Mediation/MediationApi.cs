using Fashu.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu.Mediation;

/// <summary>What citizens do with the module, over HTTP, under /api/v1/mediation.</summary>
internal static class MediationApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMediationWork();
        app.MapGet("/mediation/{id:guid}/papers.zip", (Guid id, OwnPapers slice, CancellationToken cancel) => slice.Handle(id, cancel)).ForCitizens().ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/mediation").WithTags("人民调解").DisableAntiforgery();
        api.MapPost("/applications", async (FileApplication.Form form, FileApplication slice, Actor by, CancellationToken cancel) =>
            {
                var id = await slice.Handle(form, by, cancel);
                return TypedResults.Created($"/api/v1/mediation/cases/{id}", new { id });
            })
            .ForSignedIn().RequireRateLimiting(RateLimitNames.Filing).WithName("FileApplication").WithSummary("申请调解；工作人员可以代人申请");

        api.MapGet("/agreements/{id:guid}/check", async (Guid id, CheckAgreement slice, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(id, cancel)))
            .OpenToAll("核对文书的人不一定是当事人；只看得到遮住的姓名").RequireRateLimiting(RateLimitNames.Checks).WithName("CheckAgreement").WithSummary("核对协议书：编号、单位、生效日期和存档文件的SHA-256");

        var cases = api.MapGroup("/cases/{id:guid}").ForCitizens().AddEndpointFilter(MatterVersion.Filter<MediationCase>);
        cases.MapGet("", async (Guid id, PartyDesk desk, CancellationToken cancel) => TypedResults.Ok(CaseAnswer.Of(await desk.Open(id, cancel)))).WithName("ReadOwnCase").WithSummary("当事人查看自己的调解");
        cases.Does<CorrectCase, CorrectCase.Form>("/correct", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("CorrectCase").WithSummary("更正申请");
        cases.Does<WithdrawCase, WithdrawCase.Form>("/withdraw", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("WithdrawCase").WithSummary("撤回申请");
        cases.Does<AddStatement, AddStatement.Form>("/statement", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("AddStatement").WithSummary("补充自己的说法");
        cases.Does<AnswerInvitation, AnswerInvitation.Form>("/consent", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("AnswerInvitation").WithSummary("同意或者不同意调解");
        cases.Does<AskOtherMediator, AskOtherMediator.Form>("/other-mediator", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("AskOtherMediator").WithSummary("要求更换调解员");
        cases.Does<ReportPerformance, ReportPerformance.Form>("/performance", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("ReportPerformance").WithSummary("当事人反馈约定做到了没有");
        cases.Does<ReadRights>("/rights", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("ReadRights").WithSummary("确认已阅读权利义务告知书");
        cases.MapPost("/records/{session:guid}/confirm", async (Guid id, Guid session, ConfirmRecord slice, Actor by, CancellationToken cancel) =>
            {
                await slice.Handle(id, session, by, cancel);
                return TypedResults.NoContent();
            })
            .WithName("ConfirmRecord").WithSummary("确认已阅读调解记录");
        cases.MapPost("/sign-code", async (Guid id, SignAgreement slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { demoCode = await slice.SendCode(id, by, cancel) }))
            .WithName("CaseSignCode").WithSummary("获取签名验证码");
        cases.Does<SignAgreement, SignAgreement.Form>("/sign", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("CaseSign").WithSummary("当事人签署协议");
        cases.Does<WithdrawSignature, WithdrawSignature.Form>("/unsign", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel)).WithName("CaseUnsign").WithSummary("撤回签名");

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
