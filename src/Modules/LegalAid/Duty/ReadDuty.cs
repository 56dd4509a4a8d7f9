using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Shifts on duty, the newest first: a lawyer's own, an institution's those of its place; how many shifts and how many persons in a month.</summary>
internal sealed class ReadDuty(AppDb db)
{
    public const int Most = 100;

    public sealed record Line(Guid Id, DateOnly Day, DutySite Site, string SiteName, string Lawyer, string Firm, int Talks);

    /// <param name="Shifts">Of the month, those in which a record stands; the subsidy counts them (LAL 52).</param>
    /// <param name="Talks">Of the month.</param>
    /// <param name="Lines">At most <see cref="Most"/>.</param>
    public sealed record Answer(DateOnly Month, int Shifts, int Talks, IReadOnlyList<Line> Lines);

    /// <param name="month">Any day of it.</param>
    public async Task<Answer> Handle(DateOnly month, Actor by, CancellationToken cancel)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var next = first.AddMonths(1);
        var there = db.DutyFor(by).AsNoTracking().Where(s => s.Day >= first && s.Day < next);
        var shifts = await there.CountAsync(s => s.Talks.Any(t => t.StruckAt == null), cancel);
        var talks = await there.SelectMany(s => s.Talks).CountAsync(t => t.StruckAt == null, cancel);
        var lines = await there.OrderByDescending(s => s.Day).ThenByDescending(s => s.Id).Take(Most)
            .Select(s => new Line(s.Id, s.Day, s.Site, s.SiteName, s.LawyerName, s.FirmName, s.Talks.Count(t => t.StruckAt == null))).ToListAsync(cancel);
        return new(first, shifts, talks, lines);
    }
}
