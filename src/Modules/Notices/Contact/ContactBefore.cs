using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>How somebody said himself that he is to be reached, in the last matter where he did. The offer does not spell it out: others may look at the phone.</summary>
internal sealed class ContactBefore(AppDb db) : IEnteredBefore
{
    public async Task<IEnumerable<EnteredBefore>> Of(Guid person, DateTime since, CancellationToken cancel)
    {
        var last = await db.SafeContacts.AsNoTracking().Where(c => c.Own && c.SetAt >= since && db.Participants.Any(p => p.Id == c.Id && p.PersonId == person))
            .OrderByDescending(c => c.SetAt).FirstOrDefaultAsync(cancel);
        if (last is null || last.IsUsual) return [];
        var helps = last.NeedList.Count == 0 ? "" : $"，要{last.NeedList.Count}项帮助";
        return [new(ReuseField.Contact, $"{last.SetAt.CityDay().Formal()}说好的联系办法{helps}", last.Id.ToString(), last.SetAt)];
    }
}
