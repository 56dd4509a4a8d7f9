using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu.Mediation;

/// <summary>What staff do, over HTTP, under /api/v1/mediation/work: the same slices as the pages.</summary>
internal static class MediationWorkApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/mediation/work/{id:guid}").WithTags("人民调解（工作人员）").DisableAntiforgery().ForStaff(MediationPermissions.Read.Key).AddEndpointFilter(MatterVersion.Filter<MediationCase>);
        api.MapGet("", Read).WithName("ReadCase").WithSummary("查看一件调解：阶段、期限、现在能办的事");
        api.Does<AcceptCase>("/accept", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("WorkAccept").WithSummary("受理");
        api.Does<DeclineCase, DeclineCase.Form>("/decline", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkDecline").WithSummary("不予受理");
        api.Does<HandUpCase, HandUpCase.Form>("/hand-up", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkHandUp").WithSummary("提级调处");
        api.Does<AssignMediator, AssignMediator.Form>("/assign", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAssign").WithSummary("指派调解员");
        api.Does<CorrectCase, CorrectCase.Form>("/correct", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkCorrect").WithSummary("更正申请");
        api.Does<ReportDanger, ReportDanger.Form>("/danger", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkDanger").WithSummary("报告危险");
        api.Does<DecideDanger, DecideDanger.Form>("/danger-decision", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkDangerDecision").WithSummary("处置危险情况");
        api.MapPost("/invite", async (Guid id, InviteRespondent slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(id, by, cancel)))
            .WithName("WorkInvite").WithSummary("邀请对方，返回一次性链接");
        api.Does<RecordAnswer, RecordAnswer.Form>("/answer", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAnswer").WithSummary("登记对方答复");
        api.Does<DescribeParty, DescribeParty.Form>("/party", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkParty").WithSummary("补充当事人信息");
        api.Does<CheckMandate, CheckMandate.Form>("/mandate", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkMandate").WithSummary("核对委托手续，核对以后代理人或监护人才能代签");
        api.Does<RecordSession, RecordSession.Form>("/session", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSession").WithSummary("记录调解");
        api.Does<SuspendCase, SuspendCase.Form>("/suspend", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSuspend").WithSummary("中止或者恢复调解");
        api.Does<ExtendCase, ExtendCase.Form>("/extend", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkExtend").WithSummary("延长期限");
        api.Does<AgreeOrally, AgreeOrally.Form>("/oral", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkOral").WithSummary("达成口头协议");
        api.Does<DraftAgreement, DraftAgreement.Form>("/draft", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkDraft").WithSummary("拟定书面协议");
        api.Does<RedraftAgreement, RedraftAgreement.Form>("/redraft", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkRedraft").WithSummary("退回修改");
        api.Does<SignAsMediator, SignAsMediator.Form>("/sign", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSign").WithSummary("调解员签名");
        api.Does<SealAgreement, SealAgreement.Form>("/seal", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSeal").WithSummary("批准用印");
        api.DoesWithFiles<SignOnDevice, SignOnDevice.Form>("/sign-on-device", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSignOnDevice").WithSummary("当事人在调解员设备上签名");
        api.DoesWithFiles<SignOnPaper, SignOnPaper.Form>("/sign-on-paper", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkSignOnPaper").WithSummary("登记纸质签名");
        api.Does<FailCase, FailCase.Form>("/fail", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkFail").WithSummary("终止调解");
        api.Does<TellRoutes, TellRoutes.Form>("/routes", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkRoutes").WithSummary("告知其他途径");
        api.Does<FollowUp, FollowUp.PerformanceForm>("/performance", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkPerformance").WithSummary("登记履行情况");
        api.Does<FollowUp, FollowUp.VisitForm>("/visit", (s, id, f, by, cancel) => s.Visit(id, f, by, cancel)).WithName("WorkVisit").WithSummary("登记回访");
        api.Does<FollowUp, FollowUp.ConfirmationForm>("/confirmation", (s, id, f, by, cancel) => s.Confirm(id, f, by, cancel)).WithName("WorkConfirmation").WithSummary("登记司法确认申请");
        api.Does<FollowUp>("/finish", (s, id, by, cancel) => s.Finish(id, by, cancel)).WithName("WorkFinish").WithSummary("确认履行完毕");
        api.Does<ArchiveCase, ArchiveCase.Form>("/archive", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkArchive").WithSummary("立卷归档；缺少必备材料时写明原因");
        api.Does<StrikeNumber, StrikeNumber.Form>("/strike", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkStrike").WithSummary("作废编号");
    }

    /// <summary>A case as staff read it over HTTP; sensitive fields are left out.</summary>
    internal sealed record WorkAnswer(Guid Id, string? Number, string Title, Stage Stage, string StageTitle, Badge Badge, string Facts, string Wanted, Level Level, string? Mediator, string? Risk,
        string? TextHash, IEnumerable<WorkAnswer.Clock> Clocks, IEnumerable<OpenAct> Acts)
    {
        public sealed record Clock(string Title, ClockState State, DateOnly DueDay, string Article);
    }

    private static async Task<IResult> Read(Guid id, AppDb db, Settings settings, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        db.Audit(by, "打开案件", "接口查看", id);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new WorkAnswer(id, matter.Number, matter.Title, matter.Stage, matter.Stage.Title(), matter.BadgeAt(by.At, settings), matter.Facts, matter.Wanted, matter.Level, matter.HandlerName, matter.Risk,
            matter is { Stage: Stage.Drafted, Agreement: { } draft } ? AgreementText.Hash(matter, draft) : null,
            matter.Clocks.Select(c => new WorkAnswer.Clock(c.Title, c.State, c.DueDay, c.Article)), matter.ActsFor(by)));
    }
}
