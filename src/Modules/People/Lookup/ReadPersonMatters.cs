using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>All matters of one person, of every service, as far as they lie in the officer's part of the tree or in his hands. Who may ask is decided by <see cref="Reach"/>.</summary>
internal sealed class ReadPersonMatters(AppDb db)
{
    private const int Most = 100;

    public sealed record Line(Guid Id, string Kind, string? Number, string Title, string Role, string Channel, string? Handler, Badge Badge, DateTime FiledAt);

    public async Task<IReadOnlyList<Line>> Handle(Guid person, Actor by, CancellationToken cancel)
    {
        var roles = await db.Participants.AsNoTracking().Where(p => p.PersonId == person).OrderBy(p => p.Since).Select(p => new { p.MatterId, p.RoleTitle }).ToListAsync(cancel);
        var ids = roles.Select(r => r.MatterId).Distinct().ToList();
        var mine = db.Matters.AsNoTracking().Where(m => m.Handler == by.Id && ids.Contains(m.Id));
        var rows = await db.Matters.AsNoTracking().SeenBy(by).Where(m => ids.Contains(m.Id)).Union(mine).OrderByDescending(m => m.FiledAt).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(m => new Line(m.Id, m.Kind, m.Number, m.Title, roles.First(r => r.MatterId == m.Id).RoleTitle, m.Channel, m.HandlerName,
            new(m.Colour, m.Word, m.NextActor, m.DueSince, m.DueAt), m.FiledAt))];
    }
}
