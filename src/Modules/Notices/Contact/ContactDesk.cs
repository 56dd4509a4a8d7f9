using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>Tells the other modules how the participants of a matter may be reached.</summary>
internal sealed class ContactDesk(AppDb db) : ISafeContact
{
    public async Task<IReadOnlyList<ContactCard>> Of(Guid matter, CancellationToken cancel)
    {
        var silent = await db.Matters.Where(m => m.Id == matter).Select(m => m.Silent).SingleOrDefaultAsync(cancel);
        var parts = await db.Participants.AsNoTracking().Where(p => p.MatterId == matter && p.Until == null).OrderBy(p => p.Since).ThenBy(p => p.Id).ToListAsync(cancel);
        var agreed = await db.SafeContacts.AsNoTracking().Where(c => c.MatterId == matter).ToDictionaryAsync(c => c.Id, cancel);
        return [.. parts.Select(p => agreed.TryGetValue(p.Id, out var contact) ? Card(p, contact) : new ContactCard(p.Id, p.Name, p.RoleTitle, silent, null, null, [], [], null, null))];
    }

    public void KeepSilent(Guid matter, Guid participant, string why, Actor by)
    {
        var contact = SafeContact.Begin(matter, participant);
        contact.Agree(true, null, null, [], null, [], why, by);
        db.Add(contact);
    }

    public async Task Repeat(Guid earlier, Guid matter, Guid participant, bool silent, Actor by, CancellationToken cancel)
    {
        var said = await db.SafeContacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == earlier && db.Participants.Any(p => p.Id == earlier && p.PersonId == by.Id), cancel);
        var contact = await db.SafeContacts.SingleOrDefaultAsync(c => c.Id == participant, cancel);
        if (contact is null) db.Add(contact = SafeContact.Begin(matter, participant));
        var there = await db.Participants.AsNoTracking().Where(p => p.MatterId == matter).Select(p => new { p.Name, p.Phone }).ToListAsync(cancel);
        // what staff agreed for this matter stays; who was a confidant then may stand on the other side now
        contact.Agree(silent || said?.Silent == true || contact.Silent, said?.FromHour, said?.UntilHour, said?.NeedList ?? [], said?.Language,
            (said?.Others ?? []).Where(o => !there.Any(p => p.Name == o.Name || p.Phone != null && p.Phone == o.Phone)).Select(o => OtherContact.Of(o.Name, o.Relation, o.Phone, o.MayKnow)), "本人说和上次一样", by);
    }

    private static ContactCard Card(Participant part, SafeContact contact) => new(part.Id, part.Name, part.RoleTitle, contact.Silent, contact.FromHour, contact.UntilHour,
        [.. contact.Others.Select(o => new OtherEar(o.Name, o.Relation, o.Phone?.MaskPhone(), o.MayKnow))], contact.NeedList, contact.Language, contact.Why);
}
