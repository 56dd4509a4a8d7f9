using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

internal static class BoardAccess
{
    extension(Actor by)
    {
        /// <summary>Sees matters of some service; rectifications alone are no board.</summary>
        public bool SeesMatters => by.ReadScopes().Any(s => s.Kinds.Any(k => k != Rectification.KindKey));
    }
}

/// <summary>One page of the office board: the matters of the own part of the tree.</summary>
internal sealed class ReadBoard(AppDb db, Settings settings)
{
    public const int Page = 50;

    public sealed record Line(
        Guid Id, string Kind, string? Number, string Title, string Place, string? Handler, Colour Colour, string Word, string NextActor,
        DateTime? Since, DateTime? DueAt, DateTime FiledAt, string? Risk, string Channel)
    {
        public string? People { get; init; }
        public bool Asked { get; init; }

        internal Badge Badge => new(Colour, Word, NextActor, Since, DueAt);
    }

    public sealed record Answer(IReadOnlyList<Line> Lines, string? Next);

    public async Task<Answer> Handle(BoardFilter filter, Actor by, CancellationToken cancel)
    {
        var rows = Sorted(Chosen(filter, by, filter.Tab), filter);
        var lines = await rows.Take(Page + 1).Select(m => new Line(m.Id, m.Kind, m.Number, m.Title, m.Place, m.HandlerName, m.Colour, m.Word, m.NextActor,
            m.DueSince, m.DueAt, m.FiledAt, m.Risk, m.Channel)).ToListAsync(cancel);
        BoardMark? next = null;
        if (lines.Count > Page)
        {
            lines.RemoveAt(Page);
            next = new(filter.SortedBy == BoardSort.Due ? lines[^1].DueAt : lines[^1].FiledAt, lines[^1].Id);
        }
        return new(await WithPeople(lines, cancel), next?.ToString());
    }

    /// <summary>The matters that the filter leaves, of one tab or of all.</summary>
    public IQueryable<MatterRow> Chosen(BoardFilter filter, Actor by, BoardTab tab)
    {
        var rows = db.Matters.AsNoTracking().SeenBy(by);
        if (filter.Place is { } place) rows = rows.Under(place);
        if (filter.Kind is { } kind) rows = rows.Where(m => m.Kind == kind);
        if (filter.Stage is { } stage) rows = rows.Where(m => m.Stage == stage);
        if (filter.Colour is { } colour) rows = OfColours(rows, [colour]);
        if (filter.Handler is { } handler) rows = rows.Where(m => m.Handler == handler);
        if (filter.Channel is { } channel)
        {
            var words = Channels.Groups.GetValueOrDefault(channel, [channel]);
            rows = rows.Where(m => words.Contains(m.Channel));
        }
        if (filter.Office is { } office) rows = rows.Where(m => m.Office == office);
        if (filter.From?.StartsAt() is { } start) rows = rows.Where(m => m.FiledAt >= start);
        if (filter.To?.EndsAt() is { } end) rows = rows.Where(m => m.FiledAt < end);
        if (filter.Clock == ClockRisk.Over) rows = OfColours(rows, BoardTabs.Live).Where(m => m.DueAt <= by.At);
        if (filter.Clock == ClockRisk.Soon || tab == BoardTab.Soon) rows = Soon(rows, by.At);
        return tab.Colours is { } colours ? OfColours(rows, colours) : rows;
    }

    private IQueryable<MatterRow> Soon(IQueryable<MatterRow> rows, DateTime now)
    {
        var until = now.AddDays(settings.On(Due.SoonDays, now));
        return OfColours(rows, BoardTabs.Live).Where(m => m.DueAt > now && m.DueAt <= until);
    }

    // The colours stand in the statement itself, so that the index of live matters is found.
    private static IQueryable<MatterRow> OfColours(IQueryable<MatterRow> rows, Colour[] colours) => rows.Where(m => EF.Constant(colours).Contains(m.Colour));

    private static IQueryable<MatterRow> Sorted(IQueryable<MatterRow> rows, BoardFilter filter)
    {
        if (filter.SortedBy == BoardSort.New)
        {
            if (filter.After is { At: { } at, Id: var id }) rows = rows.Where(m => m.FiledAt < at || (m.FiledAt == at && m.Id.CompareTo(id) < 0));
            return rows.OrderByDescending(m => m.FiledAt).ThenByDescending(m => m.Id);
        }
        // what has no date comes last on both databases
        if (filter.After is { At: { } due, Id: var dated }) rows = rows.Where(m => m.DueAt == null || m.DueAt > due || (m.DueAt == due && m.Id.CompareTo(dated) > 0));
        else if (filter.After is { At: null, Id: var undated }) rows = rows.Where(m => m.DueAt == null && m.Id.CompareTo(undated) > 0);
        return rows.OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).ThenBy(m => m.Id);
    }

    private async Task<IReadOnlyList<Line>> WithPeople(List<Line> lines, CancellationToken cancel)
    {
        var ids = lines.Select(l => l.Id).ToList();
        if (ids.Count == 0) return lines;
        var people = (await db.Participants.Where(p => ids.Contains(p.MatterId) && p.Until == null).OrderBy(p => p.Since)
            .Select(p => new { p.MatterId, p.Name }).ToListAsync(cancel)).ToLookup(p => p.MatterId, p => p.Name);
        var asked = (await db.Supervisions.Where(s => ids.Contains(s.MatterId) && s.AnsweredAt == null).Select(s => s.MatterId).ToListAsync(cancel)).ToHashSet();
        return [.. lines.Select(l => l with { People = Names([.. people[l.Id].Distinct()]), Asked = asked.Contains(l.Id) })];
    }

    private static string? Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        <= 2 => string.Join("、", names),
        _ => $"{names[0]}、{names[1]}等{names.Count}人",
    };
}
