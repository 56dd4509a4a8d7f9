using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>One of the two signs in the own session with the own password; with the second signature the caseload goes.</summary>
internal sealed class SignHandOver(AppDb db, SignInGuard guard)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid HandOver { get; set; }
        [Display(Name = "我已看过清单，同意移交"), MustBeTrue] public bool Read { get; set; }
        [Display(Name = "您的登录密码"), Required, StringLength(128)] public string Password { get; set; } = "";
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var it = await db.OpenHandOver(form.HandOver, cancel);
        if (by.Id != it.FromId && by.Id != it.ToId) throw new Missing("这次移交");
        await guard.DemandOwn(await db.Staff.AsNoTracking().SingleAsync(s => s.Id == by.Id, cancel), form.Password, by, cancel);
        if ((await db.Staff.AsNoTracking().SingleAsync(s => s.Id == it.ToId, cancel)).IsActive(by.At.CityDay()) is false) throw new RuleBroken($"{it.ToName}已经离任，不能接收。请取消这次移交，另选接收人。");
        if (it.Sign(by)) await Finish(it, by, cancel);
        db.Audit(by, "签字移交案件", "案件移交", person: it.FromId, detail: $"{it.FromName} → {it.ToName}{(it.DoneAt is null ? "" : $"，{it.Matters}件")}");
        await db.SaveChangesAsync(cancel);
    }

    // The list is taken at the second signature: what came in meanwhile goes too, what ended meanwhile stays.
    private async Task Finish(HandOver it, Actor by, CancellationToken cancel)
    {
        var open = await db.CaseloadOf(it.FromId).ToListAsync(cancel);
        db.AddRange(open.Select(m => new HandOverItem { HandOverId = it.Id, MatterId = m.Id, Number = m.Number, Title = m.Title, StageTitle = m.StageTitle, DueAt = m.DueAt }));
        it.Done(open.Count, by.At);
        db.Announce(new CaseloadHandedOver(it.FromId, it.ToId, it.ToName, by.At, it.Reason));
    }
}

/// <summary>The hand-over is called off by one of the two or by who proposed it.</summary>
internal sealed class CancelHandOver(AppDb db, StaffDirectory directory)
{
    public async Task Handle(Guid handOver, Actor by, CancellationToken cancel)
    {
        var it = await db.OpenHandOver(handOver, cancel);
        if (by.Id != it.ToId && by.Id != it.ProposedBy) directory.DemandMayHandOver(it.FromId, by);
        it.Cancel(by);
        db.Audit(by, "取消案件移交", "案件移交", person: it.FromId, detail: $"{it.FromName} → {it.ToName}");
        await db.SaveChangesAsync(cancel);
    }
}

internal static class HandOverOpening
{
    extension(AppDb db)
    {
        public async Task<HandOver> OpenHandOver(Guid id, CancellationToken cancel) =>
            await db.HandOvers.SingleOrDefaultAsync(h => h.Id == id, cancel) ?? throw new Missing("这次移交");

        /// <summary>What somebody has in hand, most urgent first.</summary>
        public IQueryable<MatterRow> CaseloadOf(Guid staff) =>
            db.Matters.AsNoTracking().Where(m => m.Handler == staff && m.ClosedAt == null).OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).ThenBy(m => m.FiledAt);
    }
}
