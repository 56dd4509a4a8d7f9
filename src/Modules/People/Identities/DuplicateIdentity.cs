using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>One verified account per ID number.</summary>
internal sealed class DuplicateIdentity(AppDb db, Seals seals)
{
    /// <param name="officer">An officer may read which account it is; the person asking may not, for the number could be somebody else's.</param>
    public async Task Refuse(Guid person, string idNumber, bool officer, CancellationToken cancel)
    {
        var index = seals.IdIndex(idNumber);
        var other = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id != person && p.IdNumberIndex == index && p.VerifiedAt != null && p.ClosedAt == null, cancel);
        if (other is null) return;
        throw new RuleBroken(officer
            ? $"这个证件已经在另一个账号核验过（手机号{other.Phone?.MaskPhone() ?? "已停用"}）。如果是本人换了号，请办“找回账号”。"
            : "这个证件暂时不能在网上核验，请带身份证到窗口办理。");
    }
}
