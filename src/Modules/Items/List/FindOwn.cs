using Microsoft.EntityFrameworkCore;

namespace Fashu.Items;

/// <summary>The own matters in which a citizen may begin an item now.</summary>
internal sealed class FindOwn(AppDb db, IServiceProvider services, IEnumerable<IMatterKind> kinds)
{
    private const int Most = 50;

    public sealed record Line(string Title, string? Number, DateTime FiledAt, string Page);

    public async Task<IReadOnlyList<Line>> Handle(ServiceItem item, Actor by, CancellationToken cancel)
    {
        if (item.Start.IsOpen is not { } isOpen) return [];
        var rows = await db.Participants.Where(p => p.PersonId == by.Id && p.Until == null).Select(p => p.MatterId).Distinct()
            .Join(db.Matters, id => id, m => m.Id, (_, m) => m).Where(m => item.Start.Kind == null || m.Kind == item.Start.Kind)
            .OrderByDescending(m => m.FiledAt).Take(Most).AsNoTracking().ToListAsync(cancel);
        List<Line> lines = [];
        foreach (var row in rows)
            if (kinds.FirstOrDefault(k => k.Kind == row.Kind) is { } kind && await kind.Load(db, row.Id, cancel) is { } matter && await isOpen(services, matter, by, cancel))
                lines.Add(new(row.Title, row.Number, row.FiledAt, item.Start.Address.Replace("{id}", row.Id.ToString(), StringComparison.Ordinal)));
        return lines;
    }
}
