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
        var api = app.MapGroup("/api/v1/people").WithTags("群众").RequireRateLimiting(RateLimitNames.Api).DisableAntiforgery();

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
        MapOwn(api);
        MapStaff(api);
    }

    private static void MapOwn(RouteGroupBuilder api)
    {
        api.MapGet("/me", async (Actor by, AppDb db, CancellationToken cancel) =>
            {
                var me = await db.People.AsNoTracking().SingleAsync(p => p.Id == by.Id, cancel);
                return TypedResults.Ok(new { me.Id, me.Name, Phone = me.Phone?.MaskPhone(), IdNumber = me.IdNumber?.MaskIdNumber(), me.BornOn, me.VerifiedAt, VerifiedBy = me.VerifiedBy?.Title(), me.Elder });
            })
            .ForCitizens().WithName("PeopleMe").WithSummary("我的账号");
        api.MapPut("/me", Act<SaveProfile, SaveProfile.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForCitizens().WithName("PeopleSaveProfile").WithSummary("保存姓名和证件");
        api.MapPost("/me/phone/codes", async (ChangePhone.Begin form, ChangePhone slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { ticket = await slice.Ask(form, by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskToChangePhone").WithSummary("换号：向原号码和新号码发验证码");
        api.MapPut("/me/phone", Act<ChangePhone, ChangePhone.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForCitizens().WithName("PeopleChangePhone").WithSummary("更换手机号");
        api.MapPost("/me/verification", async ([FromForm] AskVerification.Form form, AskVerification slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { verified = await slice.Handle(form, by, cancel) }))
            .ForCitizens().WithName("PeopleAskVerification").WithSummary("申请核验身份（multipart，可带照片）");
        api.MapDelete("/me/verification/{id:guid}", async (Guid id, WithdrawCheck slice, Actor by, CancellationToken cancel) => { await slice.Handle(new() { Id = id }, by, cancel); return TypedResults.NoContent(); })
            .ForCitizens().WithName("PeopleWithdrawCheck").WithSummary("撤回身份材料");
        api.MapGet("/me/consents", async (Actor by, AppDb db, CancellationToken cancel) =>
                TypedResults.Ok((await db.Consents.AsNoTracking().Where(c => c.PersonId == by.Id).OrderBy(c => c.GivenAt).ToListAsync(cancel)).Select(c => new { c.Kind, c.Version, c.GivenAt, c.WithdrawnAt })))
            .ForCitizens().WithName("PeopleConsents").WithSummary("给过的同意");
        api.MapPost("/me/consents/withdraw", Act<WithdrawConsent, WithdrawConsent.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForCitizens().WithName("PeopleWithdrawConsent").WithSummary("撤回同意");
        api.MapGet("/me/readers", async (Actor by, ReadLog log, CancellationToken cancel) => TypedResults.Ok(await log.Of(by.Id, 200, cancel))).ForCitizens().WithName("PeopleReaders").WithSummary("谁看过我的信息");
        api.MapPost("/me/export", async (Actor by, ExportMine slice, CancellationToken cancel) => TypedResults.File(await slice.Handle(by, cancel), "application/zip", "我的信息.zip"))
            .ForCitizens().WithName("PeopleExportMine").WithSummary("导出我的信息");
        api.MapPost("/me/close/codes", async (Actor by, CloseAccount slice, CancellationToken cancel) => TypedResults.Ok(new { demoCode = await slice.Ask(by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskToClose").WithSummary("注销：发送验证码");
        api.MapPost("/me/close", Act<CloseAccount, CloseAccount.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForCitizens().WithName("PeopleCloseAccount").WithSummary("注销账号");
        api.MapGet("/me/wards", async (Actor by, IGuardians guardians, CancellationToken cancel) => TypedResults.Ok(await guardians.WardsOf(by.Id, cancel))).ForCitizens().WithName("PeopleWards").WithSummary("代办的孩子");
        api.MapPost("/me/wards", async ([FromForm] AddWard.Form form, AddWard slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForCitizens().WithName("PeopleAddWard").WithSummary("添加代办的孩子（multipart，带证明照片）");
        api.MapDelete("/me/wards/{child:guid}", async (Guid child, EndWard slice, Actor by, CancellationToken cancel) => { await slice.Handle(new() { Child = child }, by, cancel); return TypedResults.NoContent(); })
            .ForCitizens().WithName("PeopleEndWard").WithSummary("停止代办");
        api.MapPost("/me/wards/of-age/codes", async (ComeOfAge.Begin form, ComeOfAge slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { ticket = await slice.Ask(form, by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskOfAge").WithSummary("满14周岁交给本人：发送验证码");
        api.MapPost("/me/wards/of-age", Act<ComeOfAge, ComeOfAge.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForCitizens().WithName("PeopleComeOfAge").WithSummary("满14周岁交给本人");

        api.MapGet("/tokens", async (Actor by, AppDb db, CancellationToken cancel) =>
                TypedResults.Ok(await db.ApiTokens.AsNoTracking().Where(t => t.OwnerId == by.Id).OrderByDescending(t => t.CreatedAt).Select(t => new { t.Id, t.Title, t.Start, t.CreatedAt, t.ExpiresAt, t.UsedAt, t.RevokedAt }).ToListAsync(cancel)))
            .ForSignedIn().WithName("PeopleTokens").WithSummary("我的接口令牌");
        api.MapPost("/tokens", async (IssueToken.Form form, IssueToken slice, Actor by, HttpContext http, CancellationToken cancel) =>
            {
                // A leaked token must not be able to make itself a successor.
                if (http.User.HasClaim(c => c.Type == TokenHandler.Claim)) throw new RuleBroken("新建令牌要先在页面上登录，不能用令牌来建。");
                var (id, secret) = await slice.Handle(form, by, cancel);
                return TypedResults.Ok(new { id, secret });
            })
            .ForSignedIn().WithName("PeopleIssueToken").WithSummary("新建接口令牌（只显示一次）");
        api.MapDelete("/tokens/{id:guid}", async (Guid id, RevokeToken slice, Actor by, CancellationToken cancel) => { await slice.Handle(new() { Id = id }, by, cancel); return TypedResults.NoContent(); })
            .ForSignedIn().WithName("PeopleRevokeToken").WithSummary("停用接口令牌");
    }

    private static void MapStaff(RouteGroupBuilder api)
    {
        api.MapPost("/find", async (FindPeople.Form form, FindPeople slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(form, by, cancel)))
            .ForStaff(PeoplePermissions.Read.Key).WithName("PeopleFind").WithSummary("查找群众（留痕）");
        api.MapPost("/reveal", async (RevealField.Form form, RevealField slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { value = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Reveal.Key).WithName("PeopleReveal").WithSummary("查看完整的手机号或证件号码（留痕）");
        api.MapPost("/doubt", Act<DoubtPhone, DoubtPhone.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForStaff(PeoplePermissions.Read.Key).WithName("PeopleDoubtPhone").WithSummary("登记手机号可能换人");
        api.MapGet("/identities", async (AppDb db, CancellationToken cancel) =>
                TypedResults.Ok((await db.IdentityChecks.AsNoTracking().Where(c => c.State == CheckState.Waiting).OrderBy(c => c.AskedAt).Take(100).ToListAsync(cancel))
                    .Select(c => new { c.Id, c.Name, IdNumber = c.IdNumber.MaskIdNumber(), c.Kind, c.AtCounter, c.AskedAt })))
            .ForStaff(PeoplePermissions.Verify.Key).WithName("PeopleIdentities").WithSummary("待核对的身份材料");
        api.MapPost("/identities/counter", async ([FromForm] CounterCheck.Form form, CounterCheck slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Verify.Key).WithName("PeopleCounterCheck").WithSummary("窗口提交身份材料（multipart）");
        api.MapPost("/identities/recover", async ([FromForm] RecoverAccount.Form form, RecoverAccount slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Recover.Key).WithName("PeopleRecoverAccount").WithSummary("窗口申请找回账号（multipart）");
        api.MapPost("/identities/decide", Act<DecideIdentity, DecideIdentity.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForStaff(PeoplePermissions.Verify.Key).WithName("PeopleDecideIdentity").WithSummary("核对身份材料");
        api.MapGet("/audit", async ([AsParameters] AuditQuery query, AuditSearch slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(query.ToForm(), by, cancel)))
            .ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleAudit").WithSummary("谁看过个人信息");
        api.MapPost("/audit/person", async (AuditPerson.Form form, AuditPerson slice, Actor by, CancellationToken cancel) => TypedResults.Ok((await slice.Handle(form, by, cancel)).Select(p => new { p.Id, p.Name, p.Phone })))
            .ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleAuditPerson").WithSummary("审计：找到要查的人");
        api.MapGet("/retention", (Settings settings, TimeProvider clock) => TypedResults.Ok(settings.On(RetentionTable.Setting, clock.Today()))).OpenToAll("保存期限是公开的").WithName("PeopleRetention").WithSummary("个人信息保存期限");
        api.MapPut("/retention", Act<ChangeRetention, ChangeRetention.Form>((slice, form, by, cancel) => slice.Handle(form, by, cancel))).ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleChangeRetention").WithSummary("修改保存期限");
    }

    /// <summary>What pages need beside themselves: files and the answer to a reveal.</summary>
    private static void MapFiles(IEndpointRouteBuilder app)
    {
        app.MapPost("/me/export.zip", async ([FromForm] string? _, Actor by, ExportMine slice, CancellationToken cancel) => TypedResults.File(await slice.Handle(by, cancel), "application/zip", "我的信息.zip"))
            .ForCitizens().ExcludeFromDescription();
        app.MapPost("/work/people/reveal", async ([FromForm] string id, [FromForm] string purpose, RevealField slice, Actor by, HttpContext http, CancellationToken cancel) =>
                new RazorComponentResult<RevealedPage>(new { Id = id, Value = await slice.Handle(new() { Id = id, Purpose = purpose }, by, cancel), Framed = http.Request.Headers.ContainsKey("Turbo-Frame") }) { StatusCode = 200 })
            .ForStaff(PeoplePermissions.Reveal.Key).ExcludeFromDescription();
        app.MapGet("/work/identities/{check:guid}/papers/{id:guid}", async (Guid check, Guid id, AppDb db, HttpContext http, CancellationToken cancel) =>
            {
                var paper = await db.IdentityDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.CheckId == check, cancel) ?? throw new Missing("这张照片");
                http.Response.Headers.CacheControl = "no-store";
                return TypedResults.Bytes(paper.Read(), paper.ContentType);
            })
            .ForStaff(PeoplePermissions.Verify.Key).ExcludeFromDescription();
        app.MapGet("/work/admin/audit/export", async ([AsParameters] AuditQuery query, AuditSearch slice, Actor by, CancellationToken cancel) => TypedResults.File(await slice.Export(query.ToForm(), by, cancel), "text/csv", "审计记录.csv"))
            .ForStaff(PeoplePermissions.Audit.Key).ExcludeFromDescription();
    }

    private static Func<TForm, TSlice, Actor, CancellationToken, Task<NoContent>> Act<TSlice, TForm>(Func<TSlice, TForm, Actor, CancellationToken, Task> act) =>
        async ([FromBody] form, [FromServices] slice, by, cancel) =>
        {
            await act(slice, form, by, cancel);
            return TypedResults.NoContent();
        };

    internal sealed record AuditQuery(Guid? Person, string? Matter, string? Officer, DateOnly? From, DateOnly? Until, Guid? Before)
    {
        public AuditSearch.Form ToForm() => new() { Person = Person, Matter = Matter, Officer = Officer, From = From, Until = Until, Before = Before };
    }
}
