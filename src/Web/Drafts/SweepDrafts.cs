using Fashu.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Web;

/// <summary>Drafts nobody finished go, with the files given to them (PIPL art. 19: no longer than needed).</summary>
internal sealed class SweepDrafts(AppDb db, IAttachments attachments, TimeProvider clock) : IJob
{
    public string Name => "drafts";
    public string Title => "清理没填完的申请";
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        while (true)
        {
            var old = await db.Drafts.Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt).Take(100).ToListAsync(cancel);
            if (old.Count == 0) return;
            foreach (var draft in old)
            {
                if (draft.FiledAt is null) await attachments.Discard(draft.Id, null, cancel);
                db.Remove(draft);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
