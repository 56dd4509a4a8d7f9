using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>The notices of a clerk's own organ: how far each has come, who acts, whom to call; nothing of what the lawyer and the institution write.</summary>
internal sealed class ReadOwnNotices(AppDb db, IOrganizations organizations)
{
    public const int Most = 100;

    /// <param name="DueDay">Last of the three days; null once the organ was told.</param>
    public sealed record Line(Guid Id, string Number, string Person, string Charge, CriminalStage? Stage, string State, DateTime ReceivedAt, DateTime? DueAt, DateOnly? DueDay, Lawyer? Lawyer, DateTime? ToldAt, DateTime? LetterReceivedAt);

    /// <param name="Phone">Of the firm.</param>
    public sealed record Lawyer(string Name, string? Firm, string? Phone, string? LicenceNo, DateTime AssignedAt);

    /// <param name="Count">All that fit; <paramref name="Lines"/> are at most <see cref="Most"/> of them, the open ones first.</param>
    public sealed record Answer(int Count, IReadOnlyList<Line> Lines);

    public sealed record Centre(string Name, string? Phone, string? Address);

    /// <summary>What the organ told itself.</summary>
    public sealed record Told(DateOnly On, string What, string Text, string By);

    public sealed record Detail(Line Notice, string Organ, string? AidNumber, Centre? Call, string? Held, string? LetterReceivedBy, IReadOnlyList<Told> Told, bool MayAcknowledge, bool MayInform);

    /// <param name="find">Part of a notice's number or of a name; null for all.</param>
    public async Task<Answer> Handle(string? find, Actor by, CancellationToken cancel)
    {
        var notices = db.OwnNotices(by);
        if (find?.Trim() is { Length: > 0 } text) notices = notices.Where(c => c.NoticeNumber!.Contains(text) || c.Persons.Any(p => p.Name.Contains(text)));
        var count = await notices.CountAsync(cancel);
        var ids = await notices.OrderBy(c => c.ClosedAt != null).ThenBy(c => c.OrganToldAt != null).ThenByDescending(c => c.FiledAt).ThenBy(c => c.Id).Select(c => c.Id).Take(Most).ToListAsync(cancel);
        var known = (await db.Load<AidCase>(ids, cancel)).ToDictionary(c => c.Id);
        List<Line> lines = [];
        foreach (var id in ids) lines.Add(await Of(known[id], cancel));
        db.Audit(by, "查看本单位的通知", "法律援助", detail: $"{lines.Count}份");
        await db.SaveChangesAsync(cancel);
        return new(count, lines);
    }

    public async Task<Detail> One(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.OpenOwn(id, by, cancel);
        var centre = matter.Office is { } office ? await organizations.Find(office, cancel) : null;
        db.Audit(by, "打开本单位的通知", "法律援助", id, detail: matter.Applicant.Name);
        await db.SaveChangesAsync(cancel);
        return new(await Of(matter, cancel), matter.NoticeFrom!, matter.Number, centre is null ? null : new(centre.Name, centre.Phone, centre.Address), matter.HeldAt, matter.LetterReceivedBy,
            [.. matter.Entries.Where(e => e.Kind == AidEntryKind.Organ).OrderByDescending(e => e.WrittenAt).Select(e => new Told(e.On, e.Way, e.Text, e.ByName))],
            matter.OrganToldAt is not null && matter.LetterReceivedAt is null && matter.IsOpenTo(AidAct.Acknowledge, by), matter.IsOpenTo(AidAct.Inform, by));
    }

    private async Task<Line> Of(AidCase one, CancellationToken cancel)
    {
        var clock = one.Clocks.LastOrDefault(c => c.Rule == AidClocks.Notice.Key && c.Runs);
        return new(one.Id, one.NoticeNumber!, one.Applicant.Name, one.Title, one.NoticeStage, State(one), one.FiledAt, clock?.DueAt, clock?.DueDay, await LawyerOf(one, cancel), one.OrganToldAt, one.LetterReceivedAt);
    }

    private async Task<Lawyer?> LawyerOf(AidCase one, CancellationToken cancel)
    {
        if (one is not { Handler: { } lawyer, HandlerName: { } name, AssignedAt: { } at, Ended: null }) return null;
        var firm = one.Firm is { } id ? await organizations.Find(id, cancel) : null;
        return new(name, one.FirmName, firm?.Phone, await organizations.LicenceOf(lawyer, cancel), at);
    }

    // what the institution does with the file afterwards is its own business
    private static string State(AidCase one) => one.Stage switch
    {
        AidStage.Granted when one.Clocks.Any(c => c.Rule == AidClocks.Take.Key || c.Rule == AidClocks.Contact.Key) => "正在另派律师", // somebody had it
        AidStage.Granted => "已收到，正在指派律师",
        AidStage.Assigned => "已指派律师，等律师接收",
        AidStage.Handling when one.Handler is null => "正在另派律师",
        AidStage.Handling => "律师在办理",
        AidStage.TerminationObjected => "援助已经终止，正在审查异议",
        _ when one.Ended is { } why => $"援助已经终止：{why.Title()}",
        AidStage.Withdrawn => "已撤回",
        _ => "已办结",
    };
}
