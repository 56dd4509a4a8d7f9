using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>What a member of staff filed for others lately, and how far it has come: who filed may know that much, also without leave to read the case.</summary>
internal sealed class ReadFiled(AppDb db, IOrganizations organizations)
{
    /// <summary>Under this name filing for somebody is written into the audit, which knows who did what and when.</summary>
    public const string Filed = "代为申请";
    private const int Most = 50;

    public sealed record Line(Guid Id, string Title, Stage Stage, Badge Badge, string Applicant, string Respondent, string? Committee, string? Mediator, DateTime FiledAt);

    public async Task<IReadOnlyList<Line>> Handle(Actor by, CancellationToken cancel)
    {
        var filed = await db.Audits.AsNoTracking().Where(a => a.ActorId == by.Id && a.Act == Filed && a.Matter != null).OrderByDescending(a => a.At).Take(Most).Select(a => a.Matter!.Value).ToListAsync(cancel);
        var rows = await db.Matters.AsNoTracking().Where(m => filed.Contains(m.Id)).OrderByDescending(m => m.FiledAt).ToListAsync(cancel);
        var parties = (await db.Participants.AsNoTracking().Where(p => filed.Contains(p.MatterId) && p.Until == null).ToListAsync(cancel)).ToLookup(p => (p.MatterId, p.Role), p => p.Name);
        List<Line> lines = [];
        foreach (var row in rows)
        {
            var committee = row.Office is { } office ? await organizations.Find(office, cancel) : null;
            lines.Add(new(row.Id, row.Title, Enum.Parse<Stage>(row.Stage), new(row.Colour, row.Word, row.NextActor, row.DueSince, row.DueAt),
                Name(nameof(Side.Applicant)), Name(nameof(Side.Respondent)), committee?.Name, row.HandlerName, row.FiledAt));
            string Name(string role) => string.Join("、", parties[(row.Id, role)]);
        }
        return lines;
    }
}
