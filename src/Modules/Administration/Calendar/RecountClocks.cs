using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Administration;

/// <summary>A published calendar moves dates that were provisional.</summary>
internal sealed class RecountClocks(ClockRecount recount, Snapshots snapshots) : IReactTo<CalendarChanged>
{
    public async Task React(CalendarChanged announcement, CancellationToken cancel)
    {
        // The node that reacts may not be the one that imported.
        await snapshots.Refresh(cancel);
        await recount.Run(announcement.Year, cancel);
    }
}

/// <summary>Who waits for a date, or must keep it, is told that it moved.</summary>
internal sealed class TellOfMovedClock(AppDb db, INotices notices, IEnumerable<IMatterKind> kinds, TimeProvider clock) : IReactTo<ClockMoved>
{
    public async Task React(ClockMoved moved, CancellationToken cancel)
    {
        var matter = await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == moved.Matter, cancel);
        if (matter is null || matter.ClosedAt is not null || kinds.FirstOrDefault(k => k.Kind == moved.Kind) is not { } kind) return;
        var parties = await db.Participants.AsNoTracking().Where(p => p.MatterId == moved.Matter && p.Until == null && p.PersonId != null).Select(p => p.PersonId!.Value).Distinct().ToListAsync(cancel);
        var (now, text) = (clock.Now(), $"{moved.Year}年放假安排已公布，“{moved.Title}”的最后一日由{moved.From.Formal()}改为{moved.To.Formal()}。");
        foreach (var party in parties) notices.Send(new NoticeDraft($"moved:{moved.Clock}:{moved.To:yyyyMMdd}:{party}", party, "办理期限有变化", text, kind.CitizenPage(moved.Matter), moved.Matter), now);
        if (matter.Handler is { } handler) notices.Send(new NoticeDraft($"moved:{moved.Clock}:{moved.To:yyyyMMdd}:{handler}", handler, "办理期限有变化", $"{matter.Title}：{text}", kind.StaffPage(moved.Matter), moved.Matter), now);
    }
}
