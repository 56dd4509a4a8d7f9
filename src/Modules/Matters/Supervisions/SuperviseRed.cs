using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>A matter that turns red is asked about at the level above; once it goes on, an open question is settled.</summary>
internal sealed class SuperviseRed(AppDb db, RaiseRed raise, INotices notices, TimeProvider clock) : IReactTo<ColourChanged>
{
    public async Task React(ColourChanged changed, CancellationToken cancel)
    {
        var row = await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == changed.Matter, cancel);
        if (row is null) return;
        var now = clock.Now();
        var open = await db.Supervisions.Where(s => s.MatterId == changed.Matter && s.FromBelow && s.AnsweredAt == null).ToListAsync(cancel);
        if (row.Colour == Colour.Red) // the announcement may be older than the matter
        {
            await raise.Handle(row, now, cancel);
            return;
        }
        foreach (var settled in open)
        {
            settled.Settle($"事项已恢复办理，现在是“{row.Word}”。", now);
            await notices.Cancel(SupervisionRules.Fact(settled.Id), now, cancel);
        }
    }
}

/// <summary>Asks the level above about a matter that is stuck, once however many find it so; adds to the present unit of work.</summary>
internal sealed class RaiseRed(AppDb db, IOrganizations organizations, INotices notices, Settings settings)
{
    public async Task Handle(MatterRow row, DateTime now, CancellationToken cancel)
    {
        // read at once: while one is open there is no other, and the next has its place in their row, which only one can take
        var before = await db.Supervisions.AsNoTracking().Where(s => s.MatterId == row.Id && s.FromBelow).Select(s => s.AnsweredAt).ToListAsync(cancel);
        if (before.Contains(null)) return;
        var raised = Supervision.Raise(row, before.Count, settings, now);
        db.Add(raised);
        db.Announce(new MatterSupervised(row.Id, row.Kind, raised.Id, raised.Question, now));
        foreach (var officer in SupervisionRules.Levels(await organizations.Holders(MattersPermissions.Supervise.Key, row.Place, cancel), row).FirstOrDefault() ?? [])
            notices.Send(new NoticeDraft($"supervision/{raised.Id}/{officer.Id}", officer.Id, $"受阻待督办：{row.Number ?? row.Title}", $"请在{raised.DueDay.Formal()}前答复。",
                $"/work/m/{row.Id}#supervision", row.Id, Fact: SupervisionRules.Fact(raised.Id)), now);
    }
}

/// <summary>Finds red matters nobody was ever asked about: those brought in from elsewhere, or whose announcement was lost.</summary>
internal sealed class FindRed(AppDb db, RaiseRed raise, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public string Name => "matters.red";
    public string Title => "受阻的事报上级督办";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var settled = now.AddMinutes(-1); // the announcement itself comes within a second
        var rows = await db.Matters.AsNoTracking().Where(m => m.Colour == Colour.Red && m.FiledAt < settled && (m.DueAt == null || m.DueAt < settled) && !db.Set<Supervision>().Any(s => s.MatterId == m.Id && s.FromBelow))
            .OrderBy(m => m.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in rows)
        {
            try
            {
                await raise.Handle(row, now, cancel);
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { } // its announcement came at this moment
            db.ChangeTracker.Clear();
        }
    }
}
