using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>Sends notices for all modules.</summary>
internal sealed class NoticeDesk(AppDb db, IPeople people, ContactRules rules, IEnumerable<ISmsGateway> gateways) : INotices
{
    private bool Gateway => gateways.Any(g => g.Available);

    public void Send(NoticeDraft notice, DateTime at)
    {
        if (db.Notices.Find(Keys.Of(notice.Key)) is not null) return;
        db.Notices.Add(Notice.Write(notice, at));
        if (notice.Sms) db.TextMessages.Add(TextMessage.ToPerson(notice, notice.Text, Gateway, rules.For(notice.To, null, notice.Matter, at), at));
    }

    public void Send(PhoneMessage message, DateTime at)
    {
        var written = TextMessage.ToPhone(message, Gateway, rules.For(null, message.Phone, message.Matter, at), at);
        if (db.TextMessages.Find(written.Id) is null) db.TextMessages.Add(written);
    }

    public async Task Cancel(string fact, DateTime at, CancellationToken cancel)
    {
        await db.Notices.Where(n => n.Fact == fact && n.OvertakenAt == null).LoadAsync(cancel);
        await db.TextMessages.Where(m => m.Fact == fact && m.State != MessageState.Cancelled && m.State != MessageState.Delivered).LoadAsync(cancel);
        foreach (var notice in db.Notices.Local.Where(n => n.Fact == fact)) notice.Overtake(at);
        foreach (var message in db.TextMessages.Local.Where(m => m.Fact == fact)) message.Cancel(at);
    }

    public async Task Cancel(Guid person, Guid matter, DateTime at, CancellationToken cancel)
    {
        await db.Notices.Where(n => n.To == person && n.MatterId == matter && n.OvertakenAt == null).LoadAsync(cancel);
        await db.TextMessages.Where(m => m.To == person && m.MatterId == matter && m.State != MessageState.Cancelled && m.State != MessageState.Delivered).LoadAsync(cancel);
        foreach (var notice in db.Notices.Local.Where(n => n.To == person && n.MatterId == matter)) notice.Overtake(at);
        foreach (var message in db.TextMessages.Local.Where(m => m.To == person && m.MatterId == matter)) message.Cancel(at);
    }

    public Task<int> Unread(Guid person, CancellationToken cancel) =>
        db.Notices.CountAsync(n => n.To == person && n.ReadAt == null && n.OvertakenAt == null, cancel);

    public async Task<IReadOnlyList<MessageCard>> Messages(Guid matter, CancellationToken cancel)
    {
        // whom nothing reached comes first: of a crew of hundreds nobody is forgotten
        var messages = await db.TextMessages.AsNoTracking().Where(m => m.MatterId == matter)
            .OrderByDescending(m => m.State == MessageState.Failed || m.State == MessageState.NoGateway || m.State == MessageState.Held).ThenByDescending(m => m.At).Take(MessageCard.Most).ToListAsync(cancel);
        var known = await people.Find([.. messages.Select(m => m.To).OfType<Guid>().Distinct()], cancel);
        return [.. messages.Select(m => m.Card(m.To is { } to && known.TryGetValue(to, out var person) ? $"{person.Name} {person.Phone}".Trim() : m.Phone?.MaskPhone() ?? "号码未知"))];
    }

    public async Task RecordCall(Guid message, ToldBy way, string said, Actor by, CancellationToken cancel)
    {
        var found = await db.TextMessages.SingleOrDefaultAsync(m => m.Id == message, cancel) ?? throw new Missing("这条短信");
        if (found.MatterId is not { } matter) throw new Missing("这条短信");
        await db.OpenRow(matter, by, cancel);
        if (string.IsNullOrWhiteSpace(said)) throw new RuleBroken("请写明对谁说了什么，例如“已打通，本人知道了”。");
        found.Call(way, said.Trim(), by.At);
        db.Audit(by, "登记人工告知", said.Trim(), matter, detail: way.Title());
        await db.SaveChangesAsync(cancel);
    }
}
