using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The module under <c>/api/v1/organizations</c>, and its sheets to take away.</summary>
internal static class OrganizationsEndpoints
{
    private const string Public = "群众要能查到调委会的名称和电话";

    public static void Map(IEndpointRouteBuilder app)
    {
        var bodies = app.MapGroup("/api/v1/organizations").WithTags("机构").DisableAntiforgery();
        bodies.MapGet("/{id:guid}", async (Guid id, IOrganizations organizations, CancellationToken cancel) => await organizations.Find(id, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .OpenToAll(Public).WithName("OrganizationsFind").WithSummary("查一个机构");
        bodies.MapGet("/committee", async (string division, IOrganizations organizations, CancellationToken cancel) => await organizations.CommitteeFor(division, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .OpenToAll(Public).WithName("OrganizationsCommittee").WithSummary("一个地方归哪个调委会");
        bodies.MapPost("", async (SaveOrganization.Form form, SaveOrganization slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff("organizations.manage").WithName("OrganizationsSave").WithSummary("新增或修改机构");
        Act<AddMember.Form>(bodies, "/members", "organizations.manage", "OrganizationsAddMember", "增加委员", (form, services, by, cancel) => services.Get<AddMember>().Handle(form, by, cancel));
        Act<EndMembership.Form>(bodies, "/members/end", "organizations.manage", "OrganizationsEndMembership", "委员离任", (form, services, by, cancel) => services.Get<EndMembership>().Handle(form, by, cancel));
        Act<BeginTerm.Form>(bodies, "/term", "organizations.manage", "OrganizationsBeginTerm", "登记换届", (form, services, by, cancel) => services.Get<BeginTerm>().Handle(form, by, cancel));
        Act<FileChange.Form>(bodies, "/file", "organizations.manage", "OrganizationsFile", "登记备案", (form, services, by, cancel) => services.Get<FileChange>().Handle(form, by, cancel));
        Act<CloseOrganization.Form>(bodies, "/close", "organizations.manage", "OrganizationsClose", "撤销机构", (form, services, by, cancel) => services.Get<CloseOrganization>().Handle(form, by, cancel));
        bodies.MapPost("/import", async (IFormFile file, bool dryRun, ImportOrganizations slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("organizations.manage").TakesFiles().WithName("OrganizationsImport").WithSummary("导入机构表，dryRun为真时只检查");

        var staff = app.MapGroup("/api/v1/staff").WithTags("人员").DisableAntiforgery();
        staff.MapGet("/{id:guid}", async (Guid id, IOrganizations organizations, StaffDirectory directory, Actor by, CancellationToken cancel) =>
                directory.IsManaged(id, by) && await organizations.Staff(id, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .ForStaff("organizations.staff").WithName("StaffFind").WithSummary("查一名工作人员");
        staff.MapPost("", async (HireStaff.Form form, HireStaff slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff("organizations.staff").WithName("StaffHire").WithSummary("新增人员");
        Act<DescribeStaff.Form>(staff, "/describe", "organizations.staff", "StaffDescribe", "修改人员", (form, services, by, cancel) => services.Get<DescribeStaff>().Handle(form, by, cancel));
        Act<GivePost.Form>(staff, "/posts", "organizations.staff", "StaffGivePost", "任职", (form, services, by, cancel) => services.Get<GivePost>().Handle(form, by, cancel));
        Act<EndPost.Form>(staff, "/posts/end", "organizations.staff", "StaffEndPost", "结束任职", (form, services, by, cancel) => services.Get<EndPost>().Handle(form, by, cancel));
        Act<LeaveService.Form>(staff, "/leave-service", "organizations.staff", "StaffLeaveService", "离任", (form, services, by, cancel) => services.Get<LeaveService>().Handle(form, by, cancel));
        staff.MapPost("/{id:guid}/return", async (Guid id, ReturnToService slice, Actor by, CancellationToken cancel) => { await slice.Handle(id, by, cancel); return TypedResults.NoContent(); })
            .ForStaff("organizations.staff").WithName("StaffReturn").WithSummary("恢复账号");
        staff.MapPost("/{id:guid}/password", async (Guid id, ResetPassword slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { link = await slice.Handle(id, by, cancel) }))
            .ForStaff("organizations.staff").WithName("StaffResetPassword").WithSummary("生成设置密码的一次性链接；发到本人手机的，link为空");
        Act<AskTotpReset.Form>(staff, "/totp-resets", "organizations.recover", "StaffAskTotpReset", "申请解除动态口令", (form, services, by, cancel) => services.Get<AskTotpReset>().Handle(form, by, cancel));
        Act<DecideTotpReset.Form>(staff, "/totp-resets/decide", "organizations.recover", "StaffDecideTotpReset", "核实动态口令申请", (form, services, by, cancel) => services.Get<DecideTotpReset>().Handle(form, by, cancel));
        Act<TakeLeave.Form>(staff, "/leaves", "", "StaffTakeLeave", "登记请假", (form, services, by, cancel) => services.Get<TakeLeave>().Handle(form, by, cancel));
        staff.MapPost("/leaves/{id:guid}/cut", async (Guid id, CutLeave slice, Actor by, CancellationToken cancel) => { await slice.Handle(id, by, cancel); return TypedResults.NoContent(); })
            .ForStaff().WithName("StaffCutLeave").WithSummary("销假");
        Act<DeclareConflict.Form>(staff, "/conflicts", "", "StaffDeclareConflict", "申报回避关系", (form, services, by, cancel) => services.Get<DeclareConflict>().Handle(form, by, cancel));
        staff.MapPost("/conflicts/{id:guid}/withdraw", async (Guid id, WithdrawConflict slice, Actor by, CancellationToken cancel) => { await slice.Handle(id, by, cancel); return TypedResults.NoContent(); })
            .ForStaff().WithName("StaffWithdrawConflict").WithSummary("撤回回避申报");
        Act<ChangeGrants.Form>(staff, "/grants", "organizations.posts", "StaffChangeGrants", "调整岗位权限", (form, services, by, cancel) => services.Get<ChangeGrants>().Handle(form, by, cancel));
        staff.MapPost("/hand-overs", async (ProposeHandOver.Form form, ProposeHandOver slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff().WithName("StaffProposeHandOver").WithSummary("发起案件移交");
        Act<SignHandOver.Form>(staff, "/hand-overs/sign", "", "StaffSignHandOver", "签字移交案件", (form, services, by, cancel) => services.Get<SignHandOver>().Handle(form, by, cancel));
        staff.MapPost("/hand-overs/{id:guid}/cancel", async (Guid id, CancelHandOver slice, Actor by, CancellationToken cancel) => { await slice.Handle(id, by, cancel); return TypedResults.NoContent(); })
            .ForStaff().WithName("StaffCancelHandOver").WithSummary("取消案件移交");
        staff.MapPost("/import", async (IFormFile file, bool dryRun, ImportStaff slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("organizations.staff").TakesFiles().WithName("StaffImport").WithSummary("导入人员表，dryRun为真时只检查");
        MapSheets(app);
    }

    private static void MapSheets(IEndpointRouteBuilder app)
    {
        foreach (var kind in new[] { "xlsx", "csv" })
        {
            app.MapGet($"/work/admin/import/organizations/template.{kind}", () => SheetFile.Of(kind, "机构导入模板", ImportOrganizations.Headers, ImportOrganizations.Sample)).ForStaff("organizations.manage").ExcludeFromDescription();
            app.MapGet($"/work/admin/import/staff/template.{kind}", () => SheetFile.Of(kind, "人员导入模板", ImportStaff.Headers, ImportStaff.Sample)).ForStaff("organizations.staff").ExcludeFromDescription();
            app.MapGet($"/work/admin/organizations.{kind}", async (AppDb db, Actor by, CancellationToken cancel) =>
                {
                    var rows = await db.Organizations.AsNoTracking().Where(o => o.ClosedOn == null).OrderBy(o => o.Division).ToListAsync(cancel);
                    return SheetFile.Of(kind, "机构", ImportOrganizations.Headers, rows.Where(o => by.May(OrganizationsModule.Manage, o.Division)).Select(IReadOnlyList<string> (o) =>
                        [o.Name, o.Kind.Title(), o.Division, o.NumberWord ?? "", o.CreditCode ?? "", o.Phone ?? "", o.Address ?? "", o.SealText ?? "", o.TermFrom?.ToString("yyyy-MM-dd", null) ?? ""]));
                })
                .ForStaff("organizations.manage").ExcludeFromDescription();
            app.MapGet($"/work/admin/staff.{kind}", (StaffDirectory directory, Actor by) =>
                {
                    var (roster, today) = (directory.Roster, by.At.CityDay());
                    // The phone stays out: a list of all numbers is not something to take away.
                    var rows = roster.Staff.Values.Where(s => s.IsActive(today) && directory.IsManaged(s.Id, by)).OrderBy(s => s.Login, StringComparer.Ordinal)
                        .SelectMany(s => roster.PostsOf(s.Id, today).GroupBy(p => (p.Post, p.OrganizationId)).Select(IReadOnlyList<string> (g) =>
                            [s.Login, s.Name, "", Posts.Titles[g.Key.Post], roster.Organizations.GetValueOrDefault(g.Key.OrganizationId)?.Name ?? "", string.Join('，', g.Select(p => p.Division)),
                                g.Min(p => p.From).ToString("yyyy-MM-dd", null), s.Skills ?? "", s.MaxLoad?.ToString() ?? ""]));
                    return SheetFile.Of(kind, "人员", ImportStaff.Headers, rows);
                })
                .ForStaff("organizations.staff").ExcludeFromDescription();
        }
    }

    // notnull: a call without a body is refused before it reaches the slice
    private static void Act<TForm>(RouteGroupBuilder group, string path, string permission, string name, string summary, Func<TForm, IServiceProvider, Actor, CancellationToken, Task> act) where TForm : notnull =>
        group.MapPost(path, async (TForm form, IServiceProvider services, Actor by, CancellationToken cancel) =>
            {
                await act(form, services, by, cancel);
                return TypedResults.NoContent();
            })
            .ForStaff(permission).WithName(name).WithSummary(summary);

    extension(IServiceProvider services)
    {
        private T Get<T>() where T : notnull => (T)services.GetService(typeof(T))!;
    }
}
