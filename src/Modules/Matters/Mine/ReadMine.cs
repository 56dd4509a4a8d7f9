using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>A matter as one of its parties sees it in a list.</summary>
public sealed record MyMatter(Guid Id, string Kind, string? Number, string Title, Badge Badge, DateTime FiledAt, DateTime? ClosedAt, string Role, bool MayRate);

/// <summary>The matters in which a citizen takes part, those in work first.</summary>
internal sealed class ReadMine(AppDb db, Settings settings, IEnumerable<IMatterKind> kinds)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<MyMatter>> Handle(Actor by, CancellationToken cancel)
    {
        var parts = await db.Participants.AsNoTracking().Where(p => p.PersonId == by.Id && p.Until == null)
            .Join(db.Matters, p => p.MatterId, m => m.Id, (p, m) => new { p.Role, p.RoleTitle, p.Id, Matter = m })
            .OrderBy(x => x.Matter.ClosedAt != null).ThenByDescending(x => x.Matter.FiledAt).Take(Most).ToListAsync(cancel);
        var closed = parts.Where(p => p.Matter.ClosedAt is not null && p.Matter.Kind != Rectification.KindKey).Select(p => p.Matter.Id).ToList();
        var rated = await db.Ratings.Where(r => closed.Contains(r.MatterId)).Select(r => r.Participant).ToListAsync(cancel);
        var mine = parts.DistinctBy(p => p.Matter.Id).ToList();
        Dictionary<Guid, string> next = [];
        foreach (var kind in kinds)
            foreach (var (id, said) in await kind.NextFor(db, mine.Where(p => p.Matter.Kind == kind.Kind && p.Matter.ClosedAt is null).ToDictionary(p => p.Matter.Id, p => p.Role), by.At, cancel))
                next[id] = said;
        return [.. mine.Select(p => Line(p.Matter, next.GetValueOrDefault(p.Matter.Id), p.RoleTitle, !rated.Contains(p.Id), by.At))];
    }

    private MyMatter Line(MatterRow row, string? next, string roleTitle, bool unrated, DateTime now)
    {
        var kind = kinds.FirstOrDefault(k => k.Kind == row.Kind);
        var badge = Web.MatterWords.Badge(row, forStaff: false);
        return new(row.Id, kind?.Title ?? "", row.Number, row.Title, next is null ? badge : badge with { NextActor = next }, row.FiledAt, row.ClosedAt, roleTitle,
            unrated && row.ClosedAt is { } end && row.Kind != Rectification.KindKey && now < Rating.Until(end, settings.On(MattersSettings.RatingDays, end)).EndsAt());
    }
}
