using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Deletes what the retention table says has been kept long enough.</summary>
internal sealed class RetentionJob(AppDb db, Settings settings, TimeProvider clock) : IJob
{
    private const int Batch = 500;

    public string Name => "people-retention";
    public string Title => "删除到期的个人信息";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var lines = settings.On(RetentionTable.Setting, now);
        DateTime Before(string key) => now.AddDays(-lines.DaysOf(key));

        var (codes, tokens, numbers, decided, asked) = (Before(RetentionTable.Codes), Before(RetentionTable.Tokens), Before(RetentionTable.Phones), Before(RetentionTable.Documents), Before(RetentionTable.Waiting));
        await Delete(db.PhoneCodes.Where(c => c.SentAt < codes), cancel);
        await Delete(db.ApiTokens.Where(t => t.RevokedAt < tokens || t.ExpiresAt < tokens), cancel);
        await Delete(db.EndedSessions.Where(s => s.Until < now), cancel);
        await Delete(db.PhonesHeld.Where(p => p.Until < numbers), cancel);
        foreach (var check in await db.IdentityChecks.Where(c => c.State == CheckState.Waiting && c.AskedAt < asked).ToListAsync(cancel)) check.Withdraw(Actor.System(now));
        await db.SaveChangesAsync(cancel);
        var done = db.IdentityChecks.Where(c => c.DecidedAt < decided || (c.State == CheckState.Withdrawn && c.AskedAt < asked)).Select(c => c.Id);
        await Delete(db.IdentityDocuments.Where(d => done.Contains(d.CheckId)), cancel);
    }

    private async Task Delete<T>(IQueryable<T> old, CancellationToken cancel) where T : class
    {
        while (await old.Take(Batch).ToListAsync(cancel) is { Count: > 0 } rows)
        {
            db.RemoveRange(rows);
            await db.SaveChangesAsync(cancel);
        }
    }
}
