using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Fashu.People;

/// <summary>What officers and auditors do, under <c>/api/v1/people</c>.</summary>
internal static class StaffEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/find", async (FindPeople.Form form, FindPeople slice, Actor by, CancellationToken cancel) => TypedResults.Ok((await slice.Handle(form, by, cancel)).Rows))
            .ForStaff(PeoplePermissions.Read.Key).WithName("PeopleFind").WithSummary("查找群众（留痕，只列负责范围内的）");
        api.MapPost("/reveal", async (RevealField.Form form, RevealField slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { value = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Reveal.Key).WithName("PeopleReveal").WithSummary("查看完整的手机号或证件号码（留痕）");
        api.Does<DoubtPhone, DoubtPhone.Form>("/doubt", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff(PeoplePermissions.Read.Key).WithName("PeopleDoubtPhone").WithSummary("登记手机号可能换人");
        api.MapGet("/identities", async (IdentityQueue queue, Actor by, CancellationToken cancel) =>
                TypedResults.Ok((await queue.Waiting(by, cancel))
                    .Select(c => new { c.Id, c.Name, IdNumber = c.IdNumber.MaskIdNumber(), c.Kind, c.AtCounter, c.AskedAt })))
            .ForStaff(PeoplePermissions.Verify.Key).WithName("PeopleIdentities").WithSummary("负责范围内待核对的身份材料（留痕）");
        api.MapPost("/identities/counter", async ([FromForm] CounterCheck.Form form, CounterCheck slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Verify.Key).TakesFiles().WithName("PeopleCounterCheck").WithSummary("窗口提交身份材料（multipart）").Keyed();
        api.MapPost("/identities/recover", async ([FromForm] RecoverAccount.Form form, RecoverAccount slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff(PeoplePermissions.Recover.Key).TakesFiles().WithName("PeopleRecoverAccount").WithSummary("窗口申请找回账号（multipart）").Keyed();
        api.Does<DecideIdentity, DecideIdentity.Form>("/identities/decide", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff(PeoplePermissions.Verify.Key).WithName("PeopleDecideIdentity").WithSummary("核对身份材料");
        api.MapGet("/audit", async ([AsParameters] PeopleEndpoints.AuditQuery query, AuditSearch slice, Actor by, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(query.ToForm(), by, cancel)))
            .ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleAudit").WithSummary("谁看过个人信息");
        api.MapPost("/audit/person", async (AuditPerson.Form form, AuditPerson slice, Actor by, CancellationToken cancel) => TypedResults.Ok((await slice.Handle(form, by, cancel)).Select(p => new { p.Id, p.Name, p.Phone })))
            .ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleAuditPerson").WithSummary("审计：找到要查的人");
        api.MapGet("/retention", (Settings settings, TimeProvider clock) => TypedResults.Ok(settings.On(RetentionTable.Setting, clock.Today()))).OpenToAll("保存期限是公开的").WithName("PeopleRetention").WithSummary("个人信息保存期限");
        api.Does<ChangeRetention, ChangeRetention.Form>("/retention", (s, form, by, cancel) => s.Handle(form, by, cancel), "PUT").ForStaff(PeoplePermissions.Audit.Key).WithName("PeopleChangeRetention").WithSummary("修改保存期限");
    }
}
