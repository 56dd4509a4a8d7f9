using System.Linq.Expressions;
using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>How well closed matters were served, counted anew from the rows themselves at each look.</summary>
internal sealed class ReadFigures(AppDb db, IOrganizations organizations, IDivisions divisions, IEnumerable<IFileQuality> quality, IEnumerable<IMatterKind> kinds)
{
    public sealed record Answer(FigureFilter Filter, IReadOnlyList<FigureLine> Lines, FigureLine Total, IReadOnlyList<string> Bands, IReadOnlyList<(string Code, string Name)> Places, string Where);

    private sealed class Keyed
    {
        public Guid Matter { get; set; }
        public Guid? Id { get; set; }
        public string? Text { get; set; }
    }

    public async Task<Answer> Handle(FigureFilter filter, Actor by, CancellationToken cancel)
    {
        var scopes = by.ScopesOf(MattersPermissions.Figures.Key).Order(StringComparer.Ordinal).ToList();
        if (scopes.Count == 0) throw new Missing("这项数据");
        var place = filter.Place is { } asked && scopes.Any(s => asked.StartsWith(s, StringComparison.Ordinal)) ? asked : scopes[0];
        var (from, to) = (filter.From.StartsAt(), filter.To.EndsAt());
        var closed = db.Matters.AsNoTracking().Under(place).Where(m => m.ClosedAt >= from && m.ClosedAt < to && m.Kind != Rectification.KindKey);
        var bands = quality.SelectMany(q => q.Bands).Distinct().ToList();

        Dictionary<(Guid?, string?), FigureLine> lines = [];
        var unpromising = OfficeClocks(db);
        if (filter.By == FigureBy.Item)
        {
            foreach (var item in ItemsOfMatters)
            {
                var begun = item.Begins!(db);
                await Tally(closed.Where(m => begun.Contains(m.Id)), item.Title);
                closed = closed.Where(m => !begun.Contains(m.Id));
            }
        }
        await Tally(closed, null);
        foreach (var ((id, text), line) in lines) line.Name = await Name(filter.By, id, text, cancel);
        var all = lines.Values.OrderByDescending(l => l.Matters).ThenBy(l => l.Name, StringComparer.Ordinal).ToList();
        return new(filter with { Place = place }, all, FigureLine.Sum("合计", all, bands.Count), bands, Places(place, scopes), place.Length == 0 ? divisions.Home.Name : divisions.FullName(place));

        // all figures of these matters; those of one service item stand in one line
        async Task Tally(IQueryable<MatterRow> counted, string? item)
        {
            var keyed = counted.Select(Key(filter.By));
            await Count(keyed, item, (l, n) => l.Matters = n);
            await Count(keyed.Where(k => !unpromising.Contains(k.Matter)), item, (l, n) => l.InTime = n);
            await Count(keyed.Join(db.Ratings, k => k.Matter, r => r.MatterId, (k, r) => k), item, (l, n) => l.Rated = n);
            await Count(keyed.Join(db.Ratings.Where(r => r.Score != Satisfaction.Unsatisfied), k => k.Matter, r => r.MatterId, (k, r) => k), item, (l, n) => l.Satisfied = n);
            await Count(keyed.Join(db.Ratings.Where(r => r.Score == Satisfaction.Unsatisfied), k => k.Matter, r => r.MatterId, (k, r) => k), item, (l, n) => l.Unsatisfied = n);
            await Count(keyed.Join(db.QualityCalls.Where(c => c.Result == CallResult.Said), k => k.Matter, c => c.MatterId, (k, c) => k), item, (l, n) => l.Calls = n);
            await Count(keyed.Join(db.QualityCalls.Where(c => c.Result == CallResult.Said && c.Score != Satisfaction.Unsatisfied), k => k.Matter, c => c.MatterId, (k, c) => k), item, (l, n) => l.CallsSatisfied = n);
            await Count(keyed.Join(db.QualityCalls.Where(c => c.NotMade != null), k => k.Matter, c => c.MatterId, (k, c) => k), item, (l, n) => l.CallsDropped = n);
            await Count(keyed.Join(db.Rectifications, k => k.Matter, r => r.About, (k, r) => k), item, (l, n) => l.Rectifications = n);
            await Count(keyed.Join(db.Rectifications.Where(r => r.ClosedAt != null), k => k.Matter, r => r.About, (k, r) => k), item, (l, n) => l.Rectified = n);
            foreach (var line in lines.Values.Where(l => l.Bands.Length == 0)) line.Bands = new int[bands.Count];
            foreach (var source in quality)
            {
                var judged = await source.Of(from, to, cancel);
                if (judged.Count == 0) continue;
                var ids = judged.Keys.ToList();
                foreach (var one in await keyed.Where(k => ids.Contains(k.Matter)).ToListAsync(cancel))
                    lines[(one.Id, item ?? one.Text)].Bands[bands.IndexOf(source.Bands[judged[one.Matter]])]++;
            }
        }

        async Task Count(IQueryable<Keyed> counted, string? item, Action<FigureLine, int> set)
        {
            foreach (var group in await counted.GroupBy(k => new { k.Id, k.Text }).Select(g => new { g.Key.Id, g.Key.Text, Number = g.Count() }).ToListAsync(cancel))
            {
                if (!lines.TryGetValue((group.Id, item ?? group.Text), out var line)) lines[(group.Id, item ?? group.Text)] = line = new();
                set(line, group.Number);
            }
        }
    }

    private static IEnumerable<ServiceItem> ItemsOfMatters => AppModule.All.SelectMany(m => m.Items).Where(i => i.Begins is not null).OrderBy(i => i.Order);

    /// <summary>Matters in which the office, not a party, let a period pass that had to be kept.</summary>
    internal static IQueryable<Guid> OfficeClocks(AppDb db)
    {
        string[] parties = ["申请人", "受援人", "当事人"];
        return db.Clocks.Where(c => c.Expiry == ClockExpiry.Escalate && !EF.Constant(parties).Contains(c.Who) && c.EndedAt != null && c.EndedAt > c.DueAt).Select(c => c.MatterId);
    }

    private static Expression<Func<MatterRow, Keyed>> Key(FigureBy by) => by switch
    {
        FigureBy.Office => m => new Keyed { Matter = m.Id, Id = m.Office, Text = null },
        FigureBy.Person => m => new Keyed { Matter = m.Id, Id = m.Handler, Text = null },
        FigureBy.Channel => m => new Keyed { Matter = m.Id, Id = null, Text = m.Channel },
        _ => m => new Keyed { Matter = m.Id, Id = null, Text = m.Kind },
    };

    private async Task<string> Name(FigureBy by, Guid? id, string? text, CancellationToken cancel) => by switch
    {
        FigureBy.Office => id is { } office ? (await organizations.Find(office, cancel))?.Name ?? "已经撤销的机构" : "没有办理机构",
        FigureBy.Person => id is { } staff ? (await organizations.Staff(staff, cancel))?.Name ?? "已经注销的人员" : "未分派",
        FigureBy.Channel => text is { Length: > 0 } ? text : "没有记载",
        _ => kinds.FirstOrDefault(k => k.Kind == text)?.Title ?? text ?? "",
    };

    private List<(string, string)> Places(string here, List<string> scopes)
    {
        var above = DivisionLevels.All.Where(l => l < here.Length).Select(l => here[..l]).Where(code => scopes.Any(s => code.StartsWith(s, StringComparison.Ordinal)));
        var codes = above.Append(here).Concat(scopes).Concat(divisions.Children(here.Length == 0 ? divisions.Home.Code : here).Select(d => d.Code)).Distinct();
        return [.. codes.Select(code => (code, code.Length == 0 ? divisions.Home.Name : divisions.Find(code)?.Name ?? code))];
    }
}
