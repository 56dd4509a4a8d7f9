using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>What keeps a text message back: until an hour, or for good.</summary>
internal readonly record struct Hold(string Why, DateTime? Until);

/// <summary>
/// Whether a text message may go to this person or number now. The one place that decides it: asked when a message is written, when it is handed to
/// the gateway and when it is to go once more. A phone that is not safe in one open matter is safe in none.
/// </summary>
internal sealed class ContactRules(AppDb db, Vault vault)
{
    private sealed record Rule(bool Silent, int? From, int? Until);

    /// <returns>Null where it may go at once.</returns>
    public Hold? For(Guid? person, string? phone, Guid? matter, DateTime at)
    {
        var index = phone is null ? null : vault.Blind(phone, "phone");
        // a number without a matter is an officer's own, who asked for the link
        if (person is null && matter is null) return null;
        if (index is not null && db.SafeContacts.Any(c => c.MatterId == matter && c.Others.Any(o => !o.MayKnow && o.PhoneIndex == index))
            && !db.Participants.Any(p => p.MatterId == matter && p.PhoneIndex == index)) // nobody keeps the other side from being told of its own matter
            return new("约定不能告诉用这个号码的人", null);
        var rules = (from part in db.Participants
                     where part.Until == null && (person != null ? part.PersonId == person : part.PhoneIndex == index)
                     join row in db.Matters on part.MatterId equals row.Id
                     where row.ClosedAt == null || row.Id == matter
                     join agreed in db.SafeContacts on part.Id equals agreed.Id into some
                     from contact in some.DefaultIfEmpty()
                     select new { row.Silent, Agreed = (bool?)contact.Silent, contact.FromHour, contact.UntilHour }).AsNoTracking().ToList()
            .Select(r => new Rule(r.Agreed ?? r.Silent, r.FromHour, r.UntilHour)).ToList();
        if (rules.Any(r => r.Silent)) return new("约定不给手机发消息", null);
        return Later(rules, at) is not { } then ? new("几件事约定的时间没有共同的钟点", null) : then == at ? null : new($"约定的时间才发：{then.FormalTime()}以后", then);
    }

    /// <summary>The first instant that lies in the hours of all of them.</summary>
    private static DateTime? Later(IReadOnlyList<Rule> rules, DateTime at)
    {
        var then = at;
        for (var round = 0; round <= rules.Count + 1; round++)
        {
            var next = rules.Aggregate(then, (so, rule) => Next(so, rule.From, rule.Until));
            if (next == then) return then;
            then = next;
        }
        return null;
    }

    private static DateTime Next(DateTime at, int? from, int? until)
    {
        if (from is not { } first || until is not { } last) return at;
        var (day, time) = (at.CityDay(), at.ToCity().TimeOfDay);
        if (time < TimeSpan.FromHours(first)) return day.StartsAt().AddHours(first);
        return time < TimeSpan.FromHours(last) ? at : day.EndsAt().AddHours(first);
    }
}
