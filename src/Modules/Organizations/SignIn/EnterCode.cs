using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The second half of coming in: the code on the phone, or one from the paper when the phone is lost.</summary>
internal sealed class EnterCode(AppDb db, SignInGuard guard)
{
    public sealed class Form
    {
        [Required] public string Ticket { get; set; } = "";
        [Display(Name = "动态口令或备用码"), Required, StringLength(30)] public string Code { get; set; } = "";
    }

    public async Task<Entered> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var (id, stamp) = guard.ReadTicket(form.Ticket, by);
        var staff = await db.Staff.SingleAsync(s => s.Id == id, cancel);
        if (staff.Stamp != stamp || !staff.HasTotp) throw new RuleBroken("账号刚刚有变动，请重新输入登录名和密码。");
        var attempt = await guard.Attempt(staff.Id, by, cancel);
        if (Totp.Match(staff.TotpSecret!, form.Code, by.At, staff.TotpStep) is { } step) staff.SpendTotp(step);
        else if (!await SpendRecovery(staff, form.Code, by, cancel))
            throw new RuleBroken("口令不对或已经用过，请输入手机上新的6位数字。") { Field = nameof(Form.Code) };
        attempt.Succeeded = true;
        await db.SaveChangesAsync(cancel);
        return new(staff.Id, staff.Name, staff.Stamp, staff.MustChange, null);
    }

    private async Task<bool> SpendRecovery(StaffAccount staff, string typed, Actor by, CancellationToken cancel)
    {
        var hash = RecoveryCodes.HashOf(staff.Id, typed);
        var code = await db.RecoveryCodes.SingleOrDefaultAsync(c => c.StaffId == staff.Id && c.Hash == hash && c.UsedAt == null, cancel);
        if (code is null) return false;
        code.UsedAt = by.At;
        return true;
    }
}
