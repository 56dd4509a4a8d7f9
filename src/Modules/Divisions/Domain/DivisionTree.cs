using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Divisions;

/// <summary>The tree of divisions in the memory of this node.</summary>
internal sealed class DivisionTree(IServiceScopeFactory scopes, Settings settings, TimeProvider clock) : IDivisions, ISnapshot
{
    private volatile Forest forest = Forest.Empty;

    public string SnapshotKey => DivisionsModule.Snapshot;

    public Forest Forest => forest;

    private DateOnly Today => clock.Today();

    public DivisionCard Home
    {
        get
        {
            var today = Today;
            var named = settings.On(DivisionsModule.HomeCode, today);
            return (named.Length > 0 ? forest.Find(named, today) : forest.LargestCity(today))
                ?? new(named, "本市", DivisionLevel.City, DateOnly.MinValue, null);
        }
    }

    public DivisionCard? Find(string code) => forest.Find(code, Today);

    public string FullName(string code) => forest.FullName(code, Today);

    public IReadOnlyList<DivisionCard> Children(string code) => forest.Children(code, Today);

    public IReadOnlyList<DivisionCard> Under(string code, DivisionLevel level) => [.. forest.Under(code, Today).Where(d => d.Level == level)];

    public string Current(string code) => forest.Current(code, Today);

    public IReadOnlyList<string> Predecessors(string code) => forest.Predecessors(code);

    public IReadOnlyList<DivisionCard> Search(string text, string scope, int take = 20)
    {
        text = text.Trim();
        if (text.Length == 0) return [];
        return [.. forest.Under(scope, Today)
            .Where(d => d.Name.Contains(text, StringComparison.Ordinal) || d.Code.StartsWith(text, StringComparison.Ordinal)
                || FullName(d.Code).Contains(text, StringComparison.Ordinal))
            .OrderBy(d => d.Level).ThenBy(d => d.Code, StringComparer.Ordinal).Take(take)];
    }

    public async Task<PlaceCard?> Scan(string placeCode, CancellationToken cancel)
    {
        if (Place.Read(placeCode) is not { } code) return null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.WithdrawnAt == null, cancel);
        return place is null ? null : new(place.Code, Current(place.Division), place.Label, place.SharedDevice);
    }

    public async Task Reload(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        forest = new((await db.Divisions.AsNoTracking().ToListAsync(cancel)).Select(d => d.Card()));
    }
}
