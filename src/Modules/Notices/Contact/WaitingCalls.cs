using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>What the law wants told, no text message could say, and the person has not read: an officer tells it by hand. In charge first, else whoever holds the post.</summary>
internal sealed class WaitingCalls(AppDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        var matters = db.Matters.AsNoTracking().Where(m => m.Handler == by.Id);
        if (by.ScopesOf(NoticesPermissions.Tell.Key) is { Count: > 0 } scopes)
            matters = scopes.Aggregate(matters, (so, scope) => so.Concat(db.Matters.AsNoTracking().SeenBy(by).Under(scope).Where(m => m.Handler == null)));
        var read = db.Notices.Where(n => n.ReadAt != null);
        var open = from message in db.TextMessages.AsNoTracking()
                   where (message.State == MessageState.Held || message.State == MessageState.Failed) && message.Law != null
                   where !read.Any(n => n.Id == message.NoticeId)
                   join matter in matters on message.MatterId equals matter.Id
                   select new { matter.Id, matter.Number, matter.Title, message.At };
        var found = await open.OrderBy(o => o.At).Take(most + 1).ToListAsync(cancel);
        if (found.Count == 0) return [];
        return [new("电话或者当面告知当事人", true, [.. found.Take(most).Select(o => new WaitingAct(o.Id, o.Number, o.Title, $"/work/m/{o.Id}", o.At, null))], found.Count <= most ? found.Count : await open.CountAsync(cancel))];
    }
}
