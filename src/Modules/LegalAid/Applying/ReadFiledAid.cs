using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What a member of staff applied for in the name of others lately, and how far it has come: who filed may know that much, also without leave to read the case.</summary>
internal sealed class ReadFiledAid(AppDb db, IOrganizations organizations)
{
    private const int Most = 50;

    public sealed record Line(Guid Id, string Title, AidStage Stage, Badge Badge, string Applicant, string? Centre, string? Lawyer, DateTime FiledAt);

    /// <param name="Now">The one asked for.</param>
    /// <param name="Ahead">How many are examined before it; null once it is examined.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, Line? Now, int? Ahead);

    public async Task<Answer> Handle(Guid? id, Actor by, CancellationToken cancel)
    {
        var filed = await db.Audits.AsNoTracking().Where(a => a.ActorId == by.Id && a.Act == ApplyForAid.Filed && a.Matter != null).OrderByDescending(a => a.At).Take(Most).Select(a => a.Matter!.Value).ToListAsync(cancel);
        var rows = await db.Matters.AsNoTracking().Where(m => filed.Contains(m.Id)).OrderByDescending(m => m.FiledAt).ToListAsync(cancel);
        var names = (await db.Participants.AsNoTracking().Where(p => filed.Contains(p.MatterId) && p.Role == AidFlow.ApplicantRole && p.Until == null).ToListAsync(cancel)).ToLookup(p => p.MatterId, p => p.Name);
        List<Line> lines = [];
        foreach (var row in rows)
        {
            var centre = row.Office is { } office ? await organizations.Find(office, cancel) : null;
            lines.Add(new(row.Id, row.Title, Enum.Parse<AidStage>(row.Stage), new(row.Colour, row.Word, row.NextActor, row.DueSince, row.DueAt), Few(names[row.Id]), centre?.Name, row.HandlerName, row.FiledAt));
        }
        var now = id is null ? null : lines.FirstOrDefault(l => l.Id == id) ?? throw new Missing("这件申请");
        return new(lines, now, now is { Stage: AidStage.Review } ? await Ahead(now.Id, cancel) : null);
    }

    private static string Few(IEnumerable<string> names) => names.ToList() is { Count: > 3 } many ? $"{string.Join("、", many.Take(3))}等{many.Count}人" : string.Join("、", names);

    // the green channel goes first, then whoever came first
    private async Task<int> Ahead(Guid id, CancellationToken cancel)
    {
        var one = await db.AidCases.AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Office, Green = c.Green != null, c.FiledAt }).SingleAsync(cancel);
        return await db.AidCases.AsNoTracking().Where(c => c.Office == one.Office && c.Stage == AidStage.Review && c.Id != id)
            .CountAsync(c => one.Green ? c.Green != null && c.FiledAt < one.FiledAt : c.Green != null || c.FiledAt < one.FiledAt, cancel);
    }
}
