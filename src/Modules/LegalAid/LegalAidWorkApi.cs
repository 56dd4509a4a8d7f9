using Fashu.People;
using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Fashu.LegalAid;

/// <summary>What is done to a legal-aid case, over HTTP: the same slices as the pages.</summary>
internal static class LegalAidWorkApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/work/aid/{matter:guid}/reveal", (Guid matter, [FromForm(Name = "id")] string field, [FromForm] string purpose, RevealAid slice, Actor by, CancellationToken cancel) =>
            slice.Handle(matter, field, purpose, by, cancel)).ForStaff(AidPermissions.Work.Key).ExcludeFromDescription();
        app.MapGet("/aid/{id:guid}/papers/{paper}", (Guid id, string paper, ReadAidPaper slice, HttpContext http, Actor by, CancellationToken cancel) =>
            slice.Handle(id, paper, http, by, cancel)).ForSignedIn().ExcludeFromDescription();

        var all = app.MapGroup("/api/v1/legal-aid/cases").WithTags("法律援助").DisableAntiforgery();
        all.MapPost("", async ([FromBody] ApplyForAid.Form form, ApplyForAid slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new Filed(await slice.Handle(form, by, cancel))))
            .ForSignedIn().RequireRateLimiting(RateLimitNames.Filing).WithName("ApplyForAid").WithSummary("申请法律援助；工作人员代人申请");
        var api = all.MapGroup("/{id:guid}").ForSignedIn().AddEndpointFilter(MatterVersion.Filter<AidCase>);
        api.MapGet("", Read).WithName("ReadAid").WithSummary("查看一件法律援助：阶段、期限、现在能办的事");
        api.Does<SupplyPapers, SupplyPapers.Form>("/supply", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidSupply").WithSummary("补充材料");
        api.Does<WithdrawAid, WithdrawAid.Form>("/withdraw", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidWithdraw").WithSummary("撤回申请");
        api.Does<ObjectToDecision, ObjectToDecision.Form>("/object", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidObject").WithSummary("对不予援助、终止援助提出异议");
        api.Does<AskReplacement, AskReplacement.Form>("/ask-replacement", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidAskReplacement").WithSummary("要求更换律师");
        api.Does<CorrectAid, CorrectAid.Form>("/correct", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidCorrect").WithSummary("更正申请");

        var notices = app.MapGroup("/api/v1/legal-aid/notices").WithTags("法律援助（工作人员）").DisableAntiforgery().ForStaff(AidPermissions.Examine.Key);
        notices.MapPost("/", async ([FromBody] FileNotice.Form form, FileNotice slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new Filed(await slice.Handle(form, by, cancel))))
            .WithName("FileNotice").WithSummary("登记公安、检察院、法院的通知辩护、通知代理");
        notices.MapPost("/import", async (IFormFile file, bool dryRun, ImportNotices slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .TakesFiles().WithName("ImportNotices").WithSummary("导入通知表，dryRun为真时只检查").Keyed();
        notices.MapGet("/coverage", async (ReadCoverage slice, Actor by, CancellationToken cancel) => await slice.Handle(by, cancel)).WithName("NoticeCoverage").WithSummary("通知的案件是不是都有律师");
        foreach (var kind in new[] { "csv", "xlsx" })
            app.MapGet($"/work/aid/notice/template.{kind}", () => SheetFile.Of(kind, "办案机关通知导入模板", ImportNotices.Headers, ImportNotices.Sample)).ForStaff(AidPermissions.Examine.Key).ExcludeFromDescription();

        var work = app.MapGroup("/api/v1/legal-aid/work/{id:guid}").WithTags("法律援助（工作人员）").DisableAntiforgery().ForStaff(AidPermissions.Work.Key).AddEndpointFilter(MatterVersion.Filter<AidCase>);
        work.Does<AskSupplement, AskSupplement.Form>("/supplement", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidSupplement").WithSummary("一次告知要补充的材料");
        work.Does<ProposeDecision, ProposeDecision.Form>("/propose", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidPropose").WithSummary("提出审查意见");
        work.Does<SendBackProposal, SendBackProposal.Form>("/send-back", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidSendBack").WithSummary("退回重新审查");
        work.Does<GrantAid, GrantAid.Form>("/grant", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidGrant").WithSummary("给予援助");
        work.Does<RefuseAid, RefuseAid.Form>("/refuse", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidRefuse").WithSummary("不予援助");
        work.Does<GiveFirst, GiveFirst.Form>("/first", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidFirst").WithSummary("先行援助");
        work.Does<CompletePapers, CompletePapers.Form>("/complete", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidComplete").WithSummary("先行援助的手续补齐");
        work.Does<TransferCase, TransferCase.Form>("/transfer", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidTransfer").WithSummary("转其他法律援助机构");
        work.Does<JudgeObjection, JudgeObjection.Form>("/objection", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidObjection").WithSummary("审查异议");
        work.Does<AssignLawyer, AssignLawyer.Form>("/assign", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAssign").WithSummary("指派律师");
        work.Does<TellOrgan, TellOrgan.Form>("/organ", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidOrgan").WithSummary("告知办案机关承办律师");
        work.Does<TakeCase>("/take", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("WorkAidTake").WithSummary("接收指派");
        work.Does<ReturnCase, ReturnCase.Form>("/return", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReturn").WithSummary("退回指派");
        work.Does<WriteEntry, WriteEntry.Form>("/entry", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidEntry").WithSummary("登记联系、会见、进展、回访");
        work.Does<ScheduleHearing, ScheduleHearing.Form>("/hearing", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidHearing").WithSummary("安排开庭");
        work.Does<CountMoney, CountMoney.Form>("/money", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidMoney").WithSummary("登记请求和拿到的金额");
        work.Does<AnswerReplacement, AnswerReplacement.Form>("/replacement", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReplacement").WithSummary("答复是否更换律师");
        work.Does<TerminateAid, TerminateAid.Form>("/terminate", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidTerminate").WithSummary("终止援助");
        work.Does<FinishAid, FinishAid.Form>("/finish", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidFinish").WithSummary("办结");
        work.Does<HandInFile, HandInFile.Form>("/hand-in", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidHandIn").WithSummary("交卷");
        work.Does<ReturnFile, ReturnFile.Form>("/return-file", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReturnFile").WithSummary("退回补正卷宗");
        work.Does<PassFile, PassFile.Form>("/pass-file", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidPassFile").WithSummary("卷宗审查合格");
        work.Does<PaySubsidy, PaySubsidy.Form>("/subsidy", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidSubsidy").WithSummary("发放补贴");
    }

    internal sealed record Filed(Guid Id);

    /// <summary>A case as it is read over HTTP; sensitive fields are left out.</summary>
    internal sealed record AidAnswer(Guid Id, string? Number, string Title, AidStage Stage, string StageTitle, Badge Badge, string Facts, string Wanted, string OtherName, string? Lawyer, string? Firm,
        long ClaimFen, long RecoveredFen, string? Green, string? SupplementAsked, string? Result, IEnumerable<AidAnswer.Clock> Clocks, IEnumerable<OpenAct> Acts)
    {
        public sealed record Clock(string Title, ClockState State, DateOnly DueDay, string Article);
    }

    private static async Task<IResult> Read(Guid id, AppDb db, Settings settings, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (by.Kind == ActorKind.Staff)
        {
            db.Audit(by, "打开案件", "接口查看", id);
            await db.SaveChangesAsync(cancel);
        }
        return TypedResults.Ok(new AidAnswer(id, matter.Number, matter.Title, matter.Stage, matter.Stage.Title(), matter.BadgeAt(by.At, settings), matter.Facts, matter.Wanted, matter.OtherName, matter.HandlerName, matter.FirmName,
            matter.ClaimFen, matter.RecoveredFen, matter.Green, matter.SupplementAsked, matter.Result,
            matter.Clocks.Select(c => new AidAnswer.Clock(c.Title, c.State, c.DueDay, c.Article)), matter.ActsFor(by)));
    }
}
