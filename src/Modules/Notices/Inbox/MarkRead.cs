using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>The person read one message, or all of them.</summary>
internal sealed class MarkRead(AppDb db)
{
    /// <returns>The page the message leads to, if any.</returns>
    public async Task<string?> Handle(Guid? notice, Actor by, CancellationToken cancel)
    {
        var mine = db.Notices.Where(n => n.To == by.Id);
        var read = notice is { } id ? await mine.Where(n => n.Id == id).ToListAsync(cancel) : await mine.Where(n => n.ReadAt == null).ToListAsync(cancel);
        if (notice is not null && read.Count == 0) throw new Missing("这条消息");
        foreach (var one in read) one.Read(by.At);
        await db.SaveChangesAsync(cancel);
        return notice is null ? null : read[0].Link;
    }
}
