using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Once a matter is closed each party is asked to rate it: in the inbox, or by a one-time link where there is no account.</summary>
internal sealed class AskForRatings(AppDb db, INotices notices, RatingDesk ratings, PublicAddress address) : IReactTo<MatterClosed>
{
    public async Task React(MatterClosed closed, CancellationToken cancel)
    {
        var row = await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == closed.Matter, cancel);
        if (row is null || row.Kind == Rectification.KindKey) return;
        foreach (var party in await db.Participants.AsNoTracking().Where(p => p.MatterId == closed.Matter && p.Until == null).ToListAsync(cancel))
        {
            var key = $"rate/{closed.Matter}/{party.Id}";
            if (party.PersonId is { } person)
                notices.Send(new NoticeDraft(key, person, "请您评价", $"您的“{row.Title}”已经办结，请说说您是否满意。", $"/m/{row.Id}/rate", row.Id, Sms: false, Fact: key), closed.At);
            else if (party.Phone is { Length: > 0 } phone && address.Full(ratings.Link(row.Id, party.Id, closed.At)) is { } link)
                notices.Send(new PhoneMessage(key, phone, $"您参加的事项已经办结，请评价：{link}", row.Id, key), closed.At);
        }
    }
}
