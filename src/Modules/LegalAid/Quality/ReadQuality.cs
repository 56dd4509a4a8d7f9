using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What a member of staff has to review, what is open in his reach, and how good the files there are.</summary>
internal sealed class ReadQuality(AppDb db)
{
    private const int Most = 100;

    public sealed record Line(Guid Case, string Number, ReviewPurpose Purpose, string? Reviewer, string? Lawyer, DateTime AskedAt, DateTime DueAt, int? Points, QualityBand? Band, bool Answered);

    public sealed record Person(string Name, int Files, decimal Average, int Excellent, int Good, int Fair, int Poor);

    /// <param name="Lawyers">By lawyer, the result of each file that counts.</param>
    public sealed record Answer(IReadOnlyList<Line> Mine, IReadOnlyList<Line> Open, IReadOnlyList<Line> Done, IReadOnlyList<Person> Lawyers);

    public async Task<Answer> Handle(Actor by, CancellationToken cancel)
    {
        var scopes = by.ScopesOf(AidPermissions.Read.Key);
        var all = db.FileReviews.AsNoTracking();
        var reach = scopes.Contains("") ? all : all.Where(r => scopes.Any(s => r.Place.StartsWith(s)));
        var mine = await Lines(all.Where(r => r.DoneAt == null && r.Reviewer == by.Id).OrderBy(r => r.DueAt)).ToListAsync(cancel);
        var open = await Lines(reach.Where(r => r.DoneAt == null && r.Reviewer != by.Id).OrderBy(r => r.DueAt)).ToListAsync(cancel);
        var done = await Lines(reach.Where(r => r.DoneAt != null && r.Purpose != ReviewPurpose.Pass).OrderByDescending(r => r.DoneAt)).ToListAsync(cancel);
        var since = by.At.AddDays(-365);
        var judged = (await reach.Where(r => r.DoneAt >= since).Select(r => new { r.CaseId, r.Purpose, r.LawyerName, r.Points, r.Band }).ToListAsync(cancel))
            .GroupBy(r => r.CaseId).Select(g => g.MaxBy(r => r.Purpose)!).GroupBy(r => r.LawyerName ?? "").OrderBy(g => g.Key, StringComparer.Ordinal);
        return new(mine, open, done,
            [.. judged.Select(g => new Person(g.Key, g.Count(), decimal.Round(g.Average(r => (decimal)r.Points!.Value), 1), g.Count(r => r.Band == QualityBand.Excellent), g.Count(r => r.Band == QualityBand.Good), g.Count(r => r.Band == QualityBand.Fair), g.Count(r => r.Band == QualityBand.Poor)))]);
    }

    private static IQueryable<Line> Lines(IQueryable<FileReview> reviews) =>
        reviews.Take(Most).Select(r => new Line(r.CaseId, r.CaseNumber, r.Purpose, r.ReviewerName, r.LawyerName, r.AskedAt, r.DueAt, r.Points, r.Band, r.AnsweredAt != null));
}

/// <summary>Files to review on the desk of their reviewer.</summary>
internal sealed class WaitingReviews(AppDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        var mine = db.FileReviews.AsNoTracking().Where(r => r.DoneAt == null && r.Reviewer == by.Id);
        var first = await mine.OrderBy(r => r.DueAt).Take(most).Select(r => new { r.CaseId, r.CaseNumber, r.Purpose, r.AskedAt, r.DueAt }).ToListAsync(cancel);
        return first.Count == 0 ? [] :
        [
            new("评查卷宗", false, [.. first.Select(r => new WaitingAct(r.CaseId, r.CaseNumber, r.Purpose.Title(), $"/work/aid/quality/{r.CaseId}", r.AskedAt, r.DueAt))], first.Count < most ? first.Count : await mine.CountAsync(cancel)),
        ];
    }
}

/// <summary>The band of each reviewed file, for the figures of all services; the last judgement counts.</summary>
internal sealed class AidQuality(AppDb db) : IFileQuality
{
    public IReadOnlyList<string> Bands { get; } = [.. Enum.GetValues<QualityBand>().Select(b => b.Title())];

    public async Task<IReadOnlyDictionary<Guid, int>> Of(DateTime from, DateTime to, CancellationToken cancel)
    {
        var judged = await (from r in db.FileReviews.AsNoTracking()
                            join m in db.Matters on r.CaseId equals m.Id
                            where r.DoneAt != null && m.ClosedAt >= @from && m.ClosedAt < to
                            select new { r.CaseId, r.Purpose, r.Band }).ToListAsync(cancel);
        return judged.GroupBy(r => r.CaseId).ToDictionary(g => g.Key, g => (int)g.MaxBy(r => r.Purpose)!.Band!.Value);
    }
}
