using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>What a person does about himself, under <c>/api/v1/people/me</c>.</summary>
internal static class OwnEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", async (Actor by, AppDb db, CancellationToken cancel) =>
            {
                var me = await db.People.AsNoTracking().SingleAsync(p => p.Id == by.Id, cancel);
                return TypedResults.Ok(new { me.Id, me.Name, Phone = me.Phone?.MaskPhone(), IdNumber = me.IdNumber?.MaskIdNumber(), me.BornOn, me.VerifiedAt, VerifiedBy = me.VerifiedBy?.Title(), me.Elder });
            })
            .ForCitizens().WithName("PeopleMe").WithSummary("我的账号");
        api.Does<SaveProfile, SaveProfile.Form>("/me", (s, form, by, cancel) => s.Handle(form, by, cancel), "PUT").ForCitizens().WithName("PeopleSaveProfile").WithSummary("保存姓名和证件");
        api.MapPost("/me/phone/codes", async (ChangePhone.Begin form, ChangePhone slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { ticket = await slice.Ask(form, by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskToChangePhone").WithSummary("换号：向原号码和新号码发验证码");
        api.Does<ChangePhone, ChangePhone.Form>("/me/phone", (s, form, by, cancel) => s.Handle(form, by, cancel), "PUT").ForCitizens().WithName("PeopleChangePhone").WithSummary("更换手机号");
        api.MapPost("/me/verification", async ([FromForm] AskVerification.Form form, AskVerification slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForCitizens().TakesFiles().WithName("PeopleAskVerification").WithSummary("提交照片，由工作人员核验身份（multipart）").Keyed();
        api.Does<AskIdentityService, AskIdentityService.Form>("/me/verification/online", (s, form, by, cancel) => s.Handle(form, by, cancel))
            .ForCitizens().WithName("PeopleAskIdentityService").WithSummary("由身份认证服务核验身份");
        api.Does<WithdrawCheck>("/me/verification/{id:guid}", (s, id, by, cancel) => s.Handle(new() { Id = id }, by, cancel), "DELETE")
            .ForCitizens().WithName("PeopleWithdrawCheck").WithSummary("撤回身份材料");
        api.MapGet("/me/consents", async (Actor by, AppDb db, CancellationToken cancel) =>
                TypedResults.Ok((await db.Consents.AsNoTracking().Where(c => c.PersonId == by.Id).OrderBy(c => c.GivenAt).ToListAsync(cancel)).Select(c => new { c.Kind, c.Version, c.GivenAt, c.WithdrawnAt })))
            .ForCitizens().WithName("PeopleConsents").WithSummary("给过的同意");
        api.Does<WithdrawConsent, WithdrawConsent.Form>("/me/consents/withdraw", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForCitizens().WithName("PeopleWithdrawConsent").WithSummary("撤回同意");
        api.MapGet("/me/readers", async (Actor by, ReadLog log, CancellationToken cancel) => TypedResults.Ok(await log.Of(by.Id, 200, cancel))).ForCitizens().WithName("PeopleReaders").WithSummary("谁看过我的信息");
        api.MapPost("/me/export", async (Actor by, ExportMine slice, CancellationToken cancel) => TypedResults.File(await slice.Handle(by, cancel), "application/zip", "我的信息.zip"))
            .ForCitizens().WithName("PeopleExportMine").WithSummary("导出我的信息");
        api.MapPost("/me/sign-out", async (Actor by, LeaveAllDevices slice, HttpContext http, CancellationToken cancel) =>
            {
                await slice.Handle(by, cancel);
                await http.SignOutAsync(FashuPrincipal.Scheme);
                return TypedResults.NoContent();
            })
            .ForCitizens().WithName("PeopleLeaveAllDevices").WithSummary("退出所有设备，停用所有接口令牌");
        api.MapPost("/me/close/codes", async (Actor by, CloseAccount slice, CancellationToken cancel) => TypedResults.Ok(new { demoCode = await slice.Ask(by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskToClose").WithSummary("注销：发送验证码");
        api.Does<CloseAccount, CloseAccount.Form>("/me/close", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForCitizens().WithName("PeopleCloseAccount").WithSummary("注销账号");
        api.MapGet("/me/wards", async (Actor by, IGuardians guardians, CancellationToken cancel) => TypedResults.Ok(await guardians.WardsOf(by.Id, cancel))).ForCitizens().WithName("PeopleWards").WithSummary("代办的孩子");
        api.MapPost("/me/wards", async ([FromForm] AddWard.Form form, AddWard slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForCitizens().TakesFiles().WithName("PeopleAddWard").WithSummary("添加代办的孩子（multipart，带证明照片）").Keyed();
        api.Does<EndWard>("/me/wards/{id:guid}", (s, id, by, cancel) => s.Handle(new() { Child = id }, by, cancel), "DELETE")
            .ForCitizens().WithName("PeopleEndWard").WithSummary("停止代办");
        api.MapPost("/me/wards/of-age/codes", async (ComeOfAge.Begin form, ComeOfAge slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { ticket = await slice.Ask(form, by, cancel) }))
            .ForCitizens().RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskOfAge").WithSummary("满14周岁交给本人：发送验证码");
        api.Does<ComeOfAge, ComeOfAge.Form>("/me/wards/of-age", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForCitizens().WithName("PeopleComeOfAge").WithSummary("满14周岁交给本人");

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
        api.Does<RevokeToken>("/tokens/{id:guid}", (s, id, by, cancel) => s.Handle(new() { Id = id }, by, cancel), "DELETE")
            .ForSignedIn().WithName("PeopleRevokeToken").WithSummary("停用接口令牌");
    }
}
