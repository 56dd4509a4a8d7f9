using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Drawn calls that may not be made any more leave the desk with the reason: the person asked not to be rung up, left, or is in danger.</summary>
internal sealed class DropCalls(AppDb db, MayCall may, TimeProvider clock) : IJob
{
    private const int Most = 1000;

    public string Name => "matters.calls-dropped";
    public string Title => "撤下不能再打的回访电话";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        var open = await (from call in db.QualityCalls.AsNoTracking()
                          where call.EndedAt == null
                          join matter in db.Matters.AsNoTracking() on call.MatterId equals matter.Id
                          join part in db.Participants.AsNoTracking() on call.Participant equals part.Id into parts
                          from party in parts.DefaultIfEmpty()
                          orderby call.Id
                          select new { call.Id, Matter = matter, Party = (Participant?)party }).Take(Most).ToListAsync(cancel);
        foreach (var one in open)
        {
            if (await may.WhyNot(one.Matter, one.Party, cancel) is not { } why || await db.QualityCalls.SingleOrDefaultAsync(c => c.Id == one.Id && c.EndedAt == null, cancel) is not { } call) continue;
            call.Drop(why, clock.Now());
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // the officer writes at this moment; the next round looks again
            db.ChangeTracker.Clear();
        }
    }
}
