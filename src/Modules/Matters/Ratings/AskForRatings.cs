using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Once a matter is closed each party is asked to rate it: in the inbox, and by a one-time link where there is no account or nobody ever signed in to it.</summary>
internal sealed class AskForRatings(AppDb db, INotices notices, RatingDesk ratings, IPeople people, IOrganizations organizations, SiteAddress site) : IReactTo<MatterClosed>
{
    public async Task React(MatterClosed closed, CancellationToken cancel)
    {
        var row = await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == closed.Matter, cancel);
        if (row is null || row.Kind == Rectification.KindKey) return;
        foreach (var party in await db.Participants.AsNoTracking().Where(p => p.MatterId == closed.Matter && p.Until == null).ToListAsync(cancel))
        {
            var key = RatingRequest.Fact(closed.Matter, party.Id);
            var account = party.PersonId is { } id ? await people.Find(id, cancel) : null;
            if (party.PersonId is { } person)
                notices.Send(new NoticeDraft(key, person, "请您评价", $"您的“{row.Title}”已经办结，请说说您是否满意。", $"/m/{row.Id}/rate", row.Id, Sms: false, Fact: key), closed.At);
            // an account made by whoever typed or imported the number: nobody looks into its inbox
            if ((party.PersonId is null || account is { PhoneProved: false }) && party.Phone is { Length: > 0 } phone)
                notices.Send(new PhoneMessage(key, phone, await Words(row, party, closed.At, cancel), row.Id, key), closed.At);
        }
    }

    // Without the site's address no link would open: the office takes the word by telephone and enters it.
    private async Task<string> Words(MatterRow row, Participant party, DateTime at, CancellationToken cancel)
    {
        if (site.IsKnown) return $"您参加的事项已经办结，请评价：{site.Full(ratings.Link(row.Id, party.Id, at))}";
        var office = row.Office is { } id ? await organizations.Find(id, cancel) : null;
        return $"您参加的事项已经办结。您是否满意，请告诉{office?.Name ?? "办理单位"}{(office?.Phone is { Length: > 0 } phone ? $"，电话{phone}" : "")}。";
    }
}
