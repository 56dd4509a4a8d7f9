using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The owner has a secret for the authenticator app made, to be confirmed by a first code: whoever finds an open session does not bind a phone of his own.</summary>
internal sealed class BeginTotp(AppDb db, SignInGuard guard)
{
    public async Task Handle(NewRecoveryCodes.Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleAsync(s => s.Id == by.Id, cancel);
        await guard.DemandOwn(staff, form.Password, by, cancel);
        staff.ProposeTotp(Totp.NewSecret(), by.At);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The app shows the right code: from now on it is asked for at the door. Ten recovery codes come with it.</summary>
internal sealed class EnrolTotp(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "验证器上的6位数字"), Required, StringLength(10)] public string Code { get; set; } = "";
    }

    public async Task<(Entered Entered, IReadOnlyList<string> Codes)> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleAsync(s => s.Id == by.Id, cancel);
        var secret = staff.ProposedTotp(by.At) ?? throw new RuleBroken("请先开始绑定。开始后15分钟内要完成。");
        var step = Totp.Match(secret, form.Code, by.At, spent: 0)
            ?? throw new RuleBroken("数字不对。请看验证器上正在显示的6位数字，并核对手机的时间是否准确。") { Field = nameof(Form.Code) };
        staff.EnrolTotp(step, by.At);
        var codes = await db.ReplaceRecoveryCodes(staff.Id, cancel);
        db.Audit(by, "绑定动态口令", "账号安全", person: by.Id);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return (new(staff.Id, staff.Name, staff.Stamp, false, null), codes);
    }
}

/// <summary>New recovery codes; the old ones are void.</summary>
internal sealed class NewRecoveryCodes(AppDb db, SignInGuard guard)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "现在的密码"), Required, StringLength(128)] public string Password { get; set; } = "";
    }

    public async Task<IReadOnlyList<string>> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleAsync(s => s.Id == by.Id, cancel);
        await guard.DemandOwn(staff, form.Password, by, cancel);
        if (!staff.HasTotp) throw new RuleBroken("请先绑定动态口令。");
        var codes = await db.ReplaceRecoveryCodes(staff.Id, cancel);
        db.Audit(by, "重新生成备用码", "账号安全", person: by.Id);
        await db.SaveChangesAsync(cancel);
        return codes;
    }
}

/// <summary>The owner unbinds the app, for example to move to another phone.</summary>
internal sealed class DropTotp(AppDb db, SignInGuard guard, Snapshots snapshots)
{
    public async Task<Entered> Handle(NewRecoveryCodes.Form form, Actor by, CancellationToken cancel)
    {
        var staff = await db.Staff.SingleAsync(s => s.Id == by.Id, cancel);
        await guard.DemandOwn(staff, form.Password, by, cancel);
        if (!staff.HasTotp) throw new RuleBroken("没有绑定动态口令。");
        staff.DropTotp();
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffId == staff.Id).ToListAsync(cancel));
        db.Audit(by, "解除动态口令", "账号安全", person: by.Id);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return new(staff.Id, staff.Name, staff.Stamp, false, null);
    }
}

internal static class RecoveryCodeStore
{
    extension(AppDb db)
    {
        /// <summary>Adds ten new codes to the present unit of work and takes the old ones away.</summary>
        public async Task<IReadOnlyList<string>> ReplaceRecoveryCodes(Guid staff, CancellationToken cancel)
        {
            db.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffId == staff).ToListAsync(cancel));
            var codes = RecoveryCodes.New();
            db.AddRange(codes.Select(code => new RecoveryCode { StaffId = staff, Hash = RecoveryCodes.HashOf(staff, code) }));
            return codes;
        }
    }
}
