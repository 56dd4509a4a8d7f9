using Fashu.Administration;

namespace Fashu.Organizations;

internal sealed class EnterTheCommittees(StaffDirectory directory, TimeProvider clock) : ISetupStep
{
    public int Order => 20;
    public string Title => "导入机构和调委会";
    public string Href => "/work/admin/organizations";

    public Task<(bool, string)> Look(CancellationToken cancel)
    {
        var committees = directory.Roster.Organizations.Values.Count(o => o.Kind == OrganizationKind.MediationCommittee && o.IsOpen(clock.Today()));
        return Task.FromResult((committees > 0, committees > 0 ? $"{committees}个调委会" : "名称、字号、电话、任期"));
    }
}

internal sealed class EnterTheMediators(StaffDirectory directory, TimeProvider clock) : ISetupStep
{
    public int Order => 30;
    public string Title => "导入人员和岗位";
    public string Href => "/work/admin/staff";

    public Task<(bool, string)> Look(CancellationToken cancel)
    {
        var today = clock.Today();
        var staff = directory.Roster.Staff.Values.Where(s => s.IsActive(today)).ToList();
        var mediators = staff.Count(s => directory.Roster.PostsOf(s.Id, today).Any(p => p.Post is Posts.GridMediator or Posts.TownMediator));
        return Task.FromResult((mediators > 0, mediators > 0 ? $"{staff.Count}人，其中调解员{mediators}人，{staff.Count(s => s.PasswordHash is null)}人还没有设置密码" : "谁负责哪里；给每个人设置密码的链接"));
    }
}
