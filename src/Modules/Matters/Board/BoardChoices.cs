using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.Web;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The choices of each select in the board's filter.</summary>
public sealed record BoardOptions(IReadOnlyList<Choice> Places, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Stages, IReadOnlyList<Choice> Channels, IReadOnlyList<Choice> Offices, IReadOnlyList<Choice> Handlers);

/// <summary>What can be chosen in the board's filter: places below, kinds of service, the channels of the net, and the stages, offices and officers that occurred lately.</summary>
internal sealed class BoardChoices(AppDb db, IDivisions divisions, IOrganizations organizations, IEnumerable<IMatterKind> kinds)
{
    private const int Lately = 500;

    public async Task<BoardOptions> Handle(BoardFilter filter, Actor by, CancellationToken cancel)
    {
        var recent = await db.Matters.AsNoTracking().SeenBy(by).OrderByDescending(m => m.FiledAt).Take(Lately)
            .Select(m => new { m.Stage, m.StageTitle, m.Office, m.Handler, m.HandlerName }).Distinct().ToListAsync(cancel);
        List<Choice> offices = [];
        foreach (var id in recent.Select(r => r.Office).OfType<Guid>().Append(filter.Office ?? Guid.Empty).Distinct())
            if (await organizations.Find(id, cancel) is { } office) offices.Add(new(id.ToString(), office.Name));
        return new(Places(filter, by),
            [.. kinds.Where(k => by.MaySomewhere(k.Kind + ".read")).Select(k => new Choice(k.Kind, k.Title))],
            [.. recent.Select(r => new Choice(r.Stage, r.StageTitle)).DistinctBy(c => c.Value).OrderBy(c => c.Text, StringComparer.Ordinal)],
            [.. Channels.Groups.Keys.Select(c => new Choice(c, c))], [.. offices.OrderBy(o => o.Text, StringComparer.Ordinal)],
            [.. recent.Where(r => r.Handler is not null && r.Handler != by.Id).DistinctBy(r => r.Handler).Select(r => new Choice(r.Handler!.Value.ToString(), r.HandlerName ?? "")).OrderBy(c => c.Text, StringComparer.Ordinal)]);
    }

    /// <summary>The chosen place, those above it within the own scope, and those directly below.</summary>
    private List<Choice> Places(BoardFilter filter, Actor by)
    {
        var scopes = by.ReadScopes().Select(s => s.Place.Length == 0 ? divisions.Home.Code : s.Place).Distinct().ToList();
        var here = filter.Place is { } place && scopes.Any(s => place.StartsWith(s, StringComparison.Ordinal)) ? place : null;
        var above = here is null ? [] : DivisionLevels.All.Where(l => l < here.Length).Select(l => here[..l]).Where(code => scopes.Any(s => code.StartsWith(s, StringComparison.Ordinal)));
        var below = here is null ? scopes.Count == 1 ? divisions.Children(scopes[0]).Select(d => d.Code) : scopes : divisions.Children(here).Select(d => d.Code);
        return [.. above.Append(here).Concat(below).OfType<string>().Distinct().Select(code => new Choice(code, divisions.Find(code)?.Name ?? code))];
    }
}

internal static class DivisionLevels
{
    public static readonly int[] All = [.. Enum.GetValues<DivisionLevel>().Select(l => (int)l)];
}
