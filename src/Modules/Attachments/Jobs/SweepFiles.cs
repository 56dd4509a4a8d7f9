using Microsoft.EntityFrameworkCore;

namespace Fashu.Attachments;

/// <summary>Removes contents that no row names any more: uploads whose filing was never saved. They get a day, since the row is saved after the content.</summary>
internal sealed class SweepFiles(AppDb db, IFileStore store, TimeProvider clock) : IJob
{
    private static readonly TimeSpan grace = TimeSpan.FromDays(1);

    public string Name => "attachments.sweep";
    public string Title => "清理没有用上的文件";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken cancel)
    {
        var before = clock.Now() - grace;
        store.DropUnfinished(before);
        foreach (var some in store.OlderThan(before).Chunk(500))
        {
            var named = await db.StoredFiles.Where(f => some.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToListAsync(cancel);
            foreach (var orphan in some.Except(named)) store.Delete(orphan, before);
        }
    }
}
