using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>An answer that did not come in time is told to who asked, or, where the level above owed it, to the level above that one. Once a question and officer.</summary>
internal sealed class TellLateAnswers(AppDb db, IOrganizations organizations, INotices notices, TimeProvider clock) : IJob
{
    private const int Most = 200;

    // What is later than this was told long ago; looking at it again for ever would be waste.
    private static readonly TimeSpan look = TimeSpan.FromDays(30);

    public string Name => "matters.late-answers";
    public string Title => "提醒超期没有答复的督办";
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var since = now - look;
        var late = await db.Supervisions.AsNoTracking().Where(s => s.AnsweredAt == null && s.DueAt <= now && s.DueAt > since).OrderByDescending(s => s.DueAt).Take(Most).ToListAsync(cancel);
        foreach (var asked in late)
        {
            if (await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == asked.MatterId, cancel) is not { ClosedAt: null } row) continue;
            foreach (var reader in await Readers(asked, row, cancel))
                notices.Send(new NoticeDraft($"supervision/{asked.Id}/late/{reader}", reader, $"督办超期未答复：{row.Number ?? row.Title}", $"应在{asked.DueDay.Formal()}前答复，到期没有答复。",
                    $"/work/m/{row.Id}#supervision", row.Id, Fact: SupervisionRules.Fact(asked.Id)), now);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<IEnumerable<Guid>> Readers(Supervision asked, MatterRow row, CancellationToken cancel)
    {
        if (!asked.FromBelow) return row.Handler is { } handler ? [asked.AskedById, handler] : [asked.AskedById];
        var levels = SupervisionRules.Levels(await organizations.Holders(MattersPermissions.Supervise.Key, row.Place, cancel), row).ToList();
        return (levels.ElementAtOrDefault(1) ?? levels.FirstOrDefault() ?? []).Select(officer => officer.Id);
    }
}
