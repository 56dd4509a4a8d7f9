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
        api.MapPost("/sign-code", async (Guid id, Guid? person, SignMandate slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { demoCode = await slice.SendCode(id, person, by, cancel) }))
            .WithName("AidSignCode").WithSummary("获取签委托书的验证码");
        api.Does<SignMandate, SignMandate.Form>("/sign", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidSignMandate").WithSummary("受援人签授权委托书");
        api.Does<RevokeMandate, RevokeMandate.Form>("/revoke", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidRevokeMandate").WithSummary("受援人撤回委托");
        api.Does<AnswerQuestions, AnswerQuestions.Form>("/questions", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidQuestions").WithSummary("回答自查的问题：从别的服务转来的申请还没有问过");
        api.Does<CorrectAid, CorrectAid.Form>("/correct", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidCorrect").WithSummary("更正申请");
        api.Does<AskEnd, AskEnd.Form>("/ask-end", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidAskEnd").WithSummary("要求终止援助，由负责人决定");
        api.Does<AskRecusal, AskRecusal.Form>("/recuse", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidRecuse").WithSummary("要求工作人员回避；没有同意的可以要求复核一次");
        api.MapGet("/officers", async (Guid id, AppDb db, FindOfficers slice, Actor by, CancellationToken cancel) => TypedResults.Ok((await slice.For(await db.Open<AidCase>(id, by, cancel), by, cancel)).Select(o => new Choice(o.Value, o.Words)))).WithName("AidOfficers").WithSummary("可以要求谁回避");
        api.Does<WishLawyer, WishLawyer.Form>("/wish", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("AidWish").WithSummary("点选律师");

        var offers = app.MapGroup("/api/v1/legal-aid/offers").WithTags("法律援助（律师接单）").DisableAntiforgery().ForStaff(AidPermissions.Handle.Key);
        offers.MapGet("/", async (ReadOffers slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(by, cancel))).WithName("AidOffers").WithSummary("可以接的案件，看不到当事人是谁");
        offers.Does<TakeOffer>("/{id:guid}/take", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("AidTakeOffer").WithSummary("接单，先接先得");
        offers.MapPost("/next", async (NextCase slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new Filed(await slice.Handle(by, cancel)))).WithName("AidNext").WithSummary("下一件给我：最早的、适合的一件")
            .ProducesProblem(StatusCodes.Status409Conflict);

        var notices = app.MapGroup("/api/v1/legal-aid/notices").WithTags("法律援助（工作人员）").DisableAntiforgery().ForStaff(AidPermissions.Examine.Key);
        notices.MapPost("/", async ([FromBody] FileNotice.Form form, FileNotice slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new Filed(await slice.Handle(form, by, cancel))))
            .WithName("FileNotice").WithSummary("登记公安、检察院、法院的通知辩护、通知代理");
        notices.MapPost("/import", async (IFormFile file, bool dryRun, ImportNotices slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .TakesFiles().WithName("ImportNotices").WithSummary("导入通知表，dryRun为真时只检查").Keyed();
        notices.MapGet("/coverage", async (ReadCoverage slice, Actor by, CancellationToken cancel) => await slice.Handle(by, cancel)).WithName("NoticeCoverage").WithSummary("通知的案件是不是都有律师");
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            app.MapGet($"/work/aid/group/template.{kind}", () => SheetFile.Of(kind, "群体案件名单模板", WorkerSheet.Headers, WorkerSheet.Sample)).ForStaff(AidPermissions.Work.Key).ExcludeFromDescription();
            app.MapGet($"/work/aid/group/{{id:guid}}/results.{kind}", async (Guid id, AppDb db, Actor by, CancellationToken cancel) => SheetFile.Of(kind, "每人的结果和金额", ImportResults.Headers, ImportResults.Lines(await db.Open<AidCase>(id, by, cancel))))
                .ForStaff(AidPermissions.Work.Key).ExcludeFromDescription();
        }
        foreach (var kind in new[] { "csv", "xlsx" })
            app.MapGet($"/work/aid/notice/template.{kind}", () => SheetFile.Of(kind, "办案机关通知导入模板", ImportNotices.Headers, ImportNotices.Sample)).ForStaff(AidPermissions.Examine.Key).ExcludeFromDescription();

        var work = app.MapGroup("/api/v1/legal-aid/work/{id:guid}").WithTags("法律援助（工作人员）").DisableAntiforgery().ForStaff(AidPermissions.Work.Key).AddEndpointFilter(MatterVersion.Filter<AidCase>);
        work.Does<VerifyProof, VerifyProof.Form>("/verify", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidVerify").WithSummary("已核对：看了证明、听了承诺");
        work.Does<DeliverPaper, DeliverPaper.Form>("/deliver", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidDeliver").WithSummary("登记送达：当面、邮寄给没有账号的人");
        work.Does<AskReplacement, AskReplacement.Form>("/ask-replacement", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAskReplacement").WithSummary("登记受援人口头提出的更换律师要求");
        work.Does<EndByDeath, EndByDeath.Form>("/death", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidDeath").WithSummary("申请人去世，结束");
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
        work.Does<OfferCase, OfferCase.Form>("/offer", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidOffer").WithSummary("派单，请律师接");
        work.Does<WithdrawOffer, WithdrawOffer.Form>("/withdraw-offer", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidWithdrawOffer").WithSummary("撤回派单");
        work.Does<TellOrgan, TellOrgan.Form>("/organ", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidOrgan").WithSummary("告知办案机关承办律师");
        work.Does<TakeCase>("/take", (s, id, by, cancel) => s.Handle(id, by, cancel)).WithName("WorkAidTake").WithSummary("接收指派");
        work.Does<ReturnCase, ReturnCase.Form>("/return", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReturn").WithSummary("退回指派");
        work.Does<WriteEntry, WriteEntry.Form>("/entry", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidEntry").WithSummary("登记联系、会见、进展、回访");
        work.Does<PrepareMandate, PrepareMandate.Form>("/mandate", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidMandate").WithSummary("准备授权委托书");
        work.DoesWithFiles<SignMandateOnDevice, SignMandateOnDevice.Form>("/sign-on-device", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidSignOnDevice").WithSummary("受援人在律师设备上签委托书");
        work.DoesWithFiles<SignMandateOnPaper, SignMandateOnPaper.Form>("/sign-on-paper", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidSignOnPaper").WithSummary("登记纸上签的委托书");
        work.Does<RevokeMandate, RevokeMandate.Form>("/revoke", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidRevoke").WithSummary("登记撤回委托");
        work.Does<NameGuardian, NameGuardian.Form>("/guardian", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidGuardian").WithSummary("登记法定代理人");
        work.Does<ScheduleHearing, ScheduleHearing.Form>("/hearing", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidHearing").WithSummary("安排开庭");
        work.Does<MoveHearing, MoveHearing.Form>("/move-hearing", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidMoveHearing").WithSummary("开庭改期");
        work.Does<CancelHearing, CancelHearing.Form>("/cancel-hearing", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidCancelHearing").WithSummary("取消开庭");
        work.Does<CountMoney, CountMoney.Form>("/money", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidMoney").WithSummary("登记请求和拿到的金额");
        work.Does<AnswerReplacement, AnswerReplacement.Form>("/replacement", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReplacement").WithSummary("答复是否更换律师");
        work.Does<TerminateAid, TerminateAid.Form>("/terminate", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidTerminate").WithSummary("终止援助");
        work.Does<RecordMeans, RecordMeans.Form>("/means", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidMeans").WithSummary("登记信息共享核查的结果");
        work.Does<TrackOthers, TrackOthers.Form>("/others", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidOthers").WithSummary("登记其他单位的期限：通知、转交申请、安排会见");
        work.Does<AskEnd, AskEnd.Form>("/ask-end", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAskEnd").WithSummary("登记受援人口头提出的终止援助要求");
        work.Does<KeepAid, KeepAid.Form>("/keep", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidKeep").WithSummary("不同意终止援助，接着办");
        work.Does<AskRecusal, AskRecusal.Form>("/recuse", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidRecuse").WithSummary("提出工作人员回避");
        work.Does<DecideRecusal, DecideRecusal.Form>("/recusal", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidRecusal").WithSummary("答复回避要求");
        work.Does<RecordPenalty, RecordPenalty.Form>("/penalty", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidPenalty").WithSummary("登记骗取援助的处理决定");
        work.Does<FinishAid, FinishAid.Form>("/finish", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidFinish").WithSummary("办结");
        work.Does<HandInFile, HandInFile.Form>("/hand-in", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidHandIn").WithSummary("交卷");
        work.Does<ReturnFile, ReturnFile.Form>("/return-file", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReturnFile").WithSummary("退回补正卷宗");
        work.Does<PassFile, MarksForm>("/pass-file", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidPassFile").WithSummary("卷宗审查合格");
        work.MapPost("/persons/import", async (Guid id, IFormFile file, bool? dryRun, bool? goodOnly, ImportWorkers slice, Actor by, CancellationToken cancel) => await slice.Handle(id, file.OpenReadStream(), dryRun ?? false, goodOnly ?? false, by, cancel))
            .TakesFiles().WithName("WorkAidImportPersons").WithSummary("把名单导入还没有决定的案件；goodOnly为真时只收没有问题的行").Keyed();
        work.MapPost("/results/import", async (Guid id, IFormFile file, bool? dryRun, bool? goodOnly, ImportResults slice, Actor by, CancellationToken cancel) => await slice.Handle(id, file.OpenReadStream(), dryRun ?? false, goodOnly ?? false, by, cancel))
            .TakesFiles().WithName("WorkAidImportResults").WithSummary("导入每人的结果和拿到的金额").Keyed();
        work.Does<AdmitPerson, AidPersonForm>("/persons/add", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAdmit").WithSummary("增加一个申请人");
        work.Does<CorrectPerson, CorrectPerson.Form>("/persons/correct", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidCorrectPerson").WithSummary("更正一个申请人");
        work.Does<CorrectPerson, CorrectPerson.Removal>("/persons/remove", (s, id, f, by, cancel) => s.Remove(id, f, by, cancel)).WithName("WorkAidRemovePerson").WithSummary("移出登错的申请人");
        work.Does<LeaveGroup, LeaveGroup.Form>("/persons/leave", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidLeave").WithSummary("一个人退出，其他人接着办");
        work.Does<CountResult, CountResult.Form>("/persons/result", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidResult").WithSummary("登记一个人的结果和拿到的金额");
        work.DoesWithFiles<GiveForPerson, GiveForPerson.Form>("/persons/file", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidPersonFile").WithSummary("添加一个人的材料");
        work.Does<AppointRepresentatives, AppointRepresentatives.Form>("/representatives", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAppoint").WithSummary("推举代表人");
        work.Does<ReviewFile, MarksForm>("/review", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidReview").WithSummary("评查抽中的卷宗");
        work.Does<AnswerReview, AnswerReview.Form>("/answer-review", (s, id, f, by, cancel) => s.Handle(id, f, by, cancel)).WithName("WorkAidAnswerReview").WithSummary("律师回应评查");
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
        // of many each reads his own sums
        var mine = matter.IsGroup && by.Kind == ActorKind.Citizen ? matter.Persons.Where(p => p.PersonId == by.Id).ToList() : null;
        return TypedResults.Ok(new AidAnswer(id, matter.Number, matter.Title, matter.Stage, matter.Stage.Title(), mine is null ? matter.BadgeAt(by.At, settings) : matter.BadgeAt(by.At, settings) with { Next = null }, matter.Facts, matter.Wanted, matter.OtherName, matter.HandlerName, matter.FirmName,
            mine?.Sum(p => p.ClaimFen ?? 0) ?? matter.ClaimFen, mine?.Sum(p => p.RecoveredFen ?? 0) ?? matter.RecoveredFen, matter.Green, mine is null ? matter.SupplementAsked : mine.Select(matter.AskedOf).FirstOrDefault(a => a is not null), matter.Result,
            matter.Clocks.Select(c => new AidAnswer.Clock(c.Title, c.State, c.DueDay, c.Article)), matter.ActsFor(by)));
    }
}
