using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>An officer has somebody set a new password through a one-time link; the officer never knows the password, and where text messages go out not the link either.</summary>
internal sealed class ResetPassword(AppDb db, StaffDirectory directory, Snapshots snapshots, INotices notices, ISmsGateway sms, SiteAddress site)
{
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <returns>The path to hand over; null where it went to the holder's own phone.</returns>
    public async Task<string?> Handle(Guid staff, Actor by, CancellationToken cancel)
    {
        directory.DemandManaged(staff, by);
        if (staff == by.Id) throw new RuleBroken("自己的密码请在“我的账号”里修改。");
        // An account in which nobody has been yet is nobody's to take over.
        if (await db.SignInTries.AnyAsync(t => t.StaffId == staff && t.Succeeded, cancel)) directory.DemandOutranked(staff, by);
        var known = await db.Staff.SingleAsync(s => s.Id == staff, cancel);
        foreach (var old in await db.OneTimeLinks.Where(l => l.StaffId == staff && l.UsedAt == null).ToListAsync(cancel)) old.Void(by.At);
        known.TakePassword();
        var (link, token) = OneTimeLink.Make(LinkPurpose.SetPassword, staff, by, LinkLife);
        db.Add(link);
        var path = $"/work/set-password/{token}";
        var texted = sms.Available && known.Phone is not null ? site.Full(path) : null;
        await notices.Cancel($"password-{staff}", by.At, cancel);
        if (texted is not null)
            notices.Send(new PhoneMessage($"password-{link.Id}", known.Phone!, $"{by.Name}为您重设了登录密码，请在24小时内打开 {texted} 设置新密码。不是您要求的，请不要打开，马上联系单位管理员。", Fact: $"password-{staff}"), by.At);
        notices.Send(new NoticeDraft($"password-{link.Id}", staff, "您的登录密码被重设", $"您的密码于{by.At.FormalTime()}由{by.Name}{(by.Post is null ? "" : $"（{by.Post}）")}重设。不是您要求的，请马上联系单位管理员。", "/work/me"), by.At);
        db.Audit(by, "重置密码", "人员管理", person: staff, detail: texted is null ? "链接由办理人转交" : "链接发到本人手机");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return texted is null ? path : null;
    }
}

/// <summary>The phone with the authenticator is lost: an officer who knows the person asks for the code to be taken off.</summary>
internal sealed class AskTotpReset(AppDb db, StaffDirectory directory)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Staff { get; set; }
        [Display(Name = "怎样核实是本人"), Required, StringLength(200)] public string Reason { get; set; } = "";
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        directory.DemandRecoverable(form.Staff, by);
        if (form.Staff == by.Id) throw new RuleBroken("自己的动态口令请在“我的账号”里解除，或请同事发起。");
        var staff = await db.Staff.SingleAsync(s => s.Id == form.Staff, cancel);
        var open = await db.TotpResets.AsNoTracking().Where(r => r.StaffId == form.Staff && r.ConfirmedAt == null && r.RejectedAt == null).ToListAsync(cancel);
        if (open.Any(r => r.Lapsed(staff, by.At) is null)) throw new RuleBroken("已经有人发起，等另一名工作人员确认。");
        var asked = TotpReset.Ask(Guid.CreateVersion7(), staff, form.Reason, by);
        db.Add(asked);
        db.Audit(by, "申请解除动态口令", "人员管理", person: form.Staff, detail: form.Reason);
        db.Subject = asked.Id;
        await db.SaveChangesAsync(cancel);
        return asked.Id;
    }
}

/// <summary>A second officer has checked with the person and takes the code off, or says no.</summary>
internal sealed class DecideTotpReset(AppDb db, StaffDirectory directory, TwoOfficers officers, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Reset { get; set; }
        [Display(Name = "核实结果"), Required] public bool? IsTheirs { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var reset = await db.TotpResets.SingleOrDefaultAsync(r => r.Id == form.Reset, cancel) ?? throw new Missing("这个申请");
        directory.DemandRecoverable(reset.StaffId, by);
        if (form.IsTheirs == true)
        {
            if (by.Id != reset.AskedBy) await officers.Demand(reset.AskedBy, by.Id, cancel);
            reset.Confirm(await db.Staff.SingleAsync(s => s.Id == reset.StaffId, cancel), by);
            db.RemoveRange(await db.RecoveryCodes.Where(c => c.StaffId == reset.StaffId).ToListAsync(cancel));
        }
        else reset.Reject(by);
        db.Audit(by, form.IsTheirs == true ? "确认解除动态口令" : "驳回解除动态口令", "人员管理", person: reset.StaffId);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        return reset.StaffId;
    }
}
