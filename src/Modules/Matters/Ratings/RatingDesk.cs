using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Ratings for the pages of matters.</summary>
internal sealed class RatingDesk(AppDb db, Settings settings, TimeProvider clock) : IRatings
{
    public async Task<RatingView> Of(Guid matter, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        var ratings = await db.Ratings.AsNoTracking().Where(r => r.MatterId == matter).OrderBy(r => r.At).ToListAsync(cancel);
        var until = row.ClosedAt is { } closed && row.Kind != Rectification.KindKey ? Rating.Until(closed, settings.On(MattersSettings.RatingDays, closed)) : (DateOnly?)null;
        var rectification = await db.Rectifications.Where(r => r.About == matter).OrderBy(r => r.FiledAt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
        if (by.Kind != ActorKind.Citizen) return new(false, until, [.. ratings.Select(r => r.Card())], rectification);
        var mine = await db.Participants.Where(p => p.MatterId == matter && p.PersonId == by.Id && p.Until == null).OrderBy(p => p.Since).Select(p => p.Id).ToListAsync(cancel);
        var own = ratings.Where(r => mine.Contains(r.Participant)).ToList();
        var may = own.Count == 0 && mine.Count > 0 && until is { } last && clock.Now() < last.EndsAt();
        return new(may, until, [.. own.Select(r => r.Card())], own.Any(r => r.Score == Satisfaction.Unsatisfied) ? rectification : null);
    }

    public string Link(Guid matter, Guid participant, DateTime at)
    {
        var (link, token) = RatingLink.Make(matter, participant, at);
        db.Add(link);
        return $"/rate/{token}";
    }
}
