using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>One line of “who read my data”: officers by unit and post, never by name.</summary>
internal sealed record ReadingLine([property: Display(Name = "时间")] DateTime At, [property: Display(Name = "谁")] string Who,
    [property: Display(Name = "做了什么")] string Act, [property: Display(Name = "为什么")] string Purpose);

/// <summary>Reads the kernel's audit for the person concerned: rows about him, and rows of officers about matters he is part of.</summary>
internal sealed class ReadLog(AppDb db, IOrganizations organizations)
{
    public async Task<List<ReadingLine>> Of(Guid person, int most, CancellationToken cancel)
    {
        var rows = await About(db, db.Audits.AsNoTracking(), person).OrderByDescending(a => a.At).Take(most).ToListAsync(cancel);
        var units = new Dictionary<Guid, string>();
        var lines = new List<ReadingLine>(rows.Count);
        foreach (var row in rows)
        {
            if (row.ActorId != person && row.ActorId != Actor.SystemId && !units.ContainsKey(row.ActorId)) units[row.ActorId] = await Unit(row, cancel);
            var who = row.ActorId == person ? "您本人" : row.ActorId == Actor.SystemId ? "系统自动办理" : units[row.ActorId];
            lines.Add(new(row.At, who, row.Act, row.Purpose));
        }
        return lines;
    }

    /// <summary>Who opened a matter read the data of all who take part in it.</summary>
    public static IQueryable<AuditRow> About(AppDb db, IQueryable<AuditRow> rows, Guid person)
    {
        var mine = db.Participants.Where(p => p.PersonId == person && p.Until == null).Select(p => p.MatterId);
        return rows.Where(a => a.Person == person || (a.Person == null && a.Post != null && a.Matter != null && mine.Contains(a.Matter.Value)));
    }

    private async Task<string> Unit(AuditRow row, CancellationToken cancel)
    {
        if (row.Post is null) return "事项的另一方";
        var staff = await organizations.Staff(row.ActorId, cancel);
        var unit = staff?.Posts.FirstOrDefault(p => row.Post.Contains(p.Title, StringComparison.Ordinal))?.OrganizationName ?? staff?.Posts.FirstOrDefault()?.OrganizationName;
        return unit is null || row.Post.Contains(unit, StringComparison.Ordinal) ? row.Post : $"{unit}{row.Post}";
    }
}
