using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The sample city's staff for the newcomers' page: who they are and what to try with each.</summary>
internal sealed class DemoStaff(AppDb db, StaffSession session) : IDemoAccounts
{
    private static readonly Dictionary<string, string> stories = new()
    {
        ["mediator"] = "手机上接单：受理、邀请对方、调解、当场达成口头协议。",
        ["head"] = "看全村的事项，批准盖章，把事项移交给别的调解员。",
        ["clerk"] = "整理卷宗、立卷归档，登记电话回访。",
        ["gridworker"] = "替不会用手机的人代为申请。",
        ["town"] = "接手村里提级上来的疑难纠纷。",
        ["office"] = "督办受阻的事项，督导“不满意”的整改。",
        ["aid"] = "法律援助：接待来申请的人，审查材料，指派律师。",
        ["aidhead"] = "法律援助：决定给不给援助。",
        ["lawyer"] = "法律援助：办理指派给自己的案件，设置接不接新案件。",
        ["court"] = "办案机关：给被告人通知指派律师，看派了哪位律师，签收复函，告知开庭日期。",
        ["county"] = "看全县的事项和时限，督办、移交。",
        ["quality"] = "抽样打电话回访办结的事，看各机构的服务质量。",
        ["city"] = "看全市的事项：五色、超期、督办。",
        ["admin"] = "维护机构、人员、岗位权限和设置。",
        ["auditor"] = "查谁在什么时候、为什么看过个人信息。",
    };

    public IReadOnlyList<(string Role, string Login, string Password, string Story)> List { get; } =
        [.. OrganizationSamples.Logins.Select(l => (l.Role, l.Login, l.Password, stories.GetValueOrDefault(l.Login, "")))];

    public async Task<string?> SignIn(string login, CancellationToken cancel)
    {
        if (List.All(a => a.Login != login) || await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Login == login, cancel) is not { } staff) return null;
        return await session.Open(new(staff.Id, staff.Name, staff.Stamp, staff.MustChange, null), null);
    }
}
