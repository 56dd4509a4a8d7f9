using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The module under <c>/api/v1/organizations</c>, and its sheets to take away.</summary>
internal static class OrganizationsEndpoints
{
    private const string Public = "群众要能查到调委会和法律援助中心的名称和电话";

    public static void Map(IEndpointRouteBuilder app)
    {
        var bodies = app.MapGroup("/api/v1/organizations").WithTags("机构").DisableAntiforgery();
        bodies.MapGet("/{id:guid}", async (Guid id, IOrganizations organizations, CancellationToken cancel) => await organizations.Find(id, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .OpenToAll(Public).WithName("OrganizationsFind").WithSummary("查一个机构");
        bodies.MapGet("/committee", async (string division, IOrganizations organizations, CancellationToken cancel) => await organizations.CommitteeFor(division, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .OpenToAll(Public).WithName("OrganizationsCommittee").WithSummary("一个地方归哪个调委会");
        bodies.MapGet("/legal-aid-centre", async (string division, IOrganizations organizations, CancellationToken cancel) => await organizations.LegalAidCentreFor(division, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .OpenToAll(Public).WithName("OrganizationsLegalAidCentre").WithSummary("一个地方归哪个法律援助中心");
        bodies.MapPost("", async (SaveOrganization.Form form, SaveOrganization slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff("organizations.manage").WithName("OrganizationsSave").WithSummary("新增或修改机构");
        bodies.Does<AddMember, AddMember.Form>("/members", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.manage").WithName("OrganizationsAddMember").WithSummary("增加委员");
        bodies.Does<EndMembership, EndMembership.Form>("/members/end", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.manage").WithName("OrganizationsEndMembership").WithSummary("委员离任");
        bodies.Does<BeginTerm, BeginTerm.Form>("/term", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.manage").WithName("OrganizationsBeginTerm").WithSummary("登记换届");
        bodies.Does<FileChange, FileChange.Form>("/file", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.manage").WithName("OrganizationsFile").WithSummary("登记备案");
        bodies.Does<CloseOrganization, CloseOrganization.Form>("/close", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.manage").WithName("OrganizationsClose").WithSummary("撤销机构");
        bodies.MapPost("/import", async (IFormFile file, bool dryRun, ImportOrganizations slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("organizations.manage").TakesFiles().WithName("OrganizationsImport").WithSummary("导入机构表，dryRun为真时只检查").Keyed();

        var staff = app.MapGroup("/api/v1/staff").WithTags("人员").DisableAntiforgery();
        staff.MapGet("/{id:guid}", async (Guid id, IOrganizations organizations, StaffDirectory directory, Actor by, CancellationToken cancel) =>
                directory.IsManaged(id, by) && await organizations.Staff(id, cancel) is { } card ? Results.Ok(card) : Results.NotFound())
            .ForStaff("organizations.staff").WithName("StaffFind").WithSummary("查一名工作人员");
        staff.MapPost("", async (HireStaff.Form form, HireStaff slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff("organizations.staff").WithName("StaffHire").WithSummary("新增人员");
        staff.Does<DescribeStaff, DescribeStaff.Form>("/describe", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.staff").WithName("StaffDescribe").WithSummary("修改人员");
        staff.Does<GivePost, GivePost.Form>("/posts", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.staff").WithName("StaffGivePost").WithSummary("任职");
        staff.Does<EndPost, EndPost.Form>("/posts/end", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.staff").WithName("StaffEndPost").WithSummary("结束任职");
        staff.Does<SaveLawyer, SaveLawyer.Form>("/lawyers", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.staff").WithName("StaffSaveLawyer").WithSummary("登记律师执业信息");
        staff.Does<OfferAid, OfferAid.Form>("/aid", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.offer-aid").WithName("StaffOfferAid").WithSummary("律师设置自己接不接援助案件");
        staff.Does<LeaveService, LeaveService.Form>("/leave-service", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.staff").WithName("StaffLeaveService").WithSummary("离任");
        staff.Does<ReturnToService>("/{id:guid}/return", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff("organizations.staff").WithName("StaffReturn").WithSummary("恢复账号");
        staff.MapPost("/{id:guid}/password", async (Guid id, ResetPassword slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { link = await slice.Handle(id, by, cancel) }))
            .ForStaff("organizations.staff").WithName("StaffResetPassword").WithSummary("生成设置密码的一次性链接；发到本人手机的，link为空");
        staff.Does<AskTotpReset, AskTotpReset.Form>("/totp-resets", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.recover").WithName("StaffAskTotpReset").WithSummary("申请解除动态口令");
        staff.Does<DecideTotpReset, DecideTotpReset.Form>("/totp-resets/decide", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.recover").WithName("StaffDecideTotpReset").WithSummary("核实动态口令申请");
        staff.Does<TakeLeave, TakeLeave.Form>("/leaves", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff().WithName("StaffTakeLeave").WithSummary("登记请假");
        staff.Does<CutLeave>("/leaves/{id:guid}/cut", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff().WithName("StaffCutLeave").WithSummary("销假");
        staff.Does<DeclareConflict, DeclareConflict.Form>("/conflicts", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff().WithName("StaffDeclareConflict").WithSummary("申报回避关系");
        staff.Does<WithdrawConflict>("/conflicts/{id:guid}/withdraw", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff().WithName("StaffWithdrawConflict").WithSummary("撤回回避申报");
        staff.Does<ChangeGrants, ChangeGrants.Form>("/grants", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff("organizations.posts").WithName("StaffChangeGrants").WithSummary("调整岗位权限");
        staff.MapPost("/hand-overs", async (ProposeHandOver.Form form, ProposeHandOver slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { id = await slice.Handle(form, by, cancel) }))
            .ForStaff().WithName("StaffProposeHandOver").WithSummary("发起案件移交");
        staff.Does<SignHandOver, SignHandOver.Form>("/hand-overs/sign", (s, form, by, cancel) => s.Handle(form, by, cancel)).ForStaff().WithName("StaffSignHandOver").WithSummary("签字移交案件");
        staff.Does<CancelHandOver>("/hand-overs/{id:guid}/cancel", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff().WithName("StaffCancelHandOver").WithSummary("取消案件移交");
        staff.MapPost("/import", async (IFormFile file, bool dryRun, ImportStaff slice, Actor by, CancellationToken cancel) => await slice.Handle(file.OpenReadStream(), dryRun, by, cancel))
            .ForStaff("organizations.staff").TakesFiles().WithName("StaffImport").WithSummary("导入人员表，dryRun为真时只检查").Keyed();
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
                                g.Min(p => p.From).ToString("yyyy-MM-dd", null), .. LicenceCells.Write(s, g.Key.Post, roster.Lawyers.GetValueOrDefault(s.Id))]));
                    return SheetFile.Of(kind, "人员", ImportStaff.Headers, rows);
                })
                .ForStaff("organizations.staff").ExcludeFromDescription();
        }
    }
}
