using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Calls to be made in this officer's reach, and those of late.</summary>
internal sealed class ReadCalls(AppDb db)
{
    private const int Most = 100;

    public sealed record Answer(IReadOnlyList<QualityCall> Open, int OpenCount, IReadOnlyList<QualityCall> Ended);

    public async Task<Answer> Handle(Actor by, CancellationToken cancel)
    {
        var calls = Reach(db, by);
        var open = calls.Where(c => c.EndedAt == null);
        var first = await open.OrderBy(c => c.LastTriedAt).ThenBy(c => c.Month).ThenBy(c => c.Id).Take(Most).ToListAsync(cancel);
        return new(first, first.Count < Most ? first.Count : await open.CountAsync(cancel), await calls.Where(c => c.EndedAt != null).OrderByDescending(c => c.EndedAt).Take(Most).ToListAsync(cancel));
    }

    public static IQueryable<QualityCall> Reach(AppDb db, Actor by)
    {
        var scopes = by.ScopesOf(MattersPermissions.Call.Key);
        var calls = db.QualityCalls.AsNoTracking();
        return scopes.Contains("") ? calls : calls.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
    }
}

/// <summary>Calls to be made on the desk of the quality officer.</summary>
internal sealed class WaitingCalls(AppDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        if (!by.MaySomewhere(MattersPermissions.Call.Key)) return [];
        var open = ReadCalls.Reach(db, by).Where(c => c.EndedAt == null);
        var first = await open.OrderBy(c => c.LastTriedAt).ThenBy(c => c.Month).ThenBy(c => c.Id).Take(most).ToListAsync(cancel);
        return first.Count == 0 ? [] :
        [
            new("电话回访", false, [.. first.Select(c => new WaitingAct(c.MatterId, c.Number, $"{c.OfficeName}办的事", $"/work/calls/{c.Id}", null, null))], first.Count < most ? first.Count : await open.CountAsync(cancel)),
        ];
    }
}
