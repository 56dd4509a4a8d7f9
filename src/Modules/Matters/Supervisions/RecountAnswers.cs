using Fashu.Administration;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The holidays of a year were published or corrected: open questions get their right last day, and who asked and who owes the answer are told.</summary>
internal sealed class RecountAnswers(AppDb db, Settings settings, Snapshots snapshots, IOrganizations organizations, INotices notices, TimeProvider clock) : IReactTo<CalendarChanged>
{
    public async Task React(CalendarChanged changed, CancellationToken cancel)
    {
        // The node that reacts may not be the one that imported.
        await snapshots.Refresh(cancel);
        foreach (var asked in await db.Supervisions.Where(s => s.AnsweredAt == null).ToListAsync(cancel))
        {
            var before = asked.DueDay;
            if (!asked.Recount(settings) || await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == asked.MatterId, cancel) is not { ClosedAt: null } row) continue;
            foreach (var reader in await Readers(asked, row, cancel))
                notices.Send(new NoticeDraft($"supervision/{asked.Id}/moved/{asked.DueDay:yyyyMMdd}/{reader}", reader, $"督办答复期限有变化：{row.Number ?? row.Title}",
                    $"{changed.Year}年放假安排已公布，答复的最后一日由{before.Formal()}改为{asked.DueDay.Formal()}。", $"/work/m/{row.Id}#supervision", row.Id, Fact: SupervisionRules.Fact(asked.Id)), clock.Now());
        }
    }

    private async Task<IEnumerable<Guid>> Readers(Supervision asked, MatterRow row, CancellationToken cancel)
    {
        if (!asked.FromBelow) return row.Handler is { } handler ? [asked.AskedById, handler] : [asked.AskedById];
        var levels = SupervisionRules.Levels(await organizations.Holders(MattersPermissions.Supervise.Key, row.Place, cancel), row);
        return (levels.FirstOrDefault() ?? []).Select(officer => officer.Id);
    }
}
