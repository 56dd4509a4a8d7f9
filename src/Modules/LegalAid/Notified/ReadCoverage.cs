using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Whether everybody who must have a lawyer by notice has one, in this officer's reach or of this clerk's organ.</summary>
internal sealed class ReadCoverage(AppDb db)
{
    public const int Most = 200;

    /// <param name="WithLawyer">A lawyer took it.</param>
    /// <param name="Assigned">Given to a lawyer who has not taken it yet.</param>
    /// <param name="Without">No lawyer yet, not taken yet, or the organ was not told: most pressing first, at most <see cref="Most"/>.</param>
    public sealed record Answer(int Notices, int WithLawyer, int Assigned, int Told, IReadOnlyList<Line> Without, IReadOnlyList<Body> Bodies);

    public sealed record Line(Guid Id, string Title, string From, string? Lawyer, bool Taken, DateTime? Since, DateTime? DueAt);

    public sealed record Body(string Name, int Notices, int WithLawyer, int Assigned, int Told);

    public async Task<Answer> Handle(Actor by, CancellationToken cancel)
    {
        var scopes = by.ScopesOf(AidPermissions.Read.Key);
        var notices = db.AidCases.AsNoTracking().Where(c => c.NoticeFrom != null && c.Stage != AidStage.Withdrawn);
        if (!scopes.Contains("")) notices = notices.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
        return await Count(notices, cancel);
    }

    /// <summary>The same of the notices of the own organ.</summary>
    public Task<Answer> HandleOwn(Actor by, CancellationToken cancel) => Count(db.OwnNotices(by).Where(c => c.Stage != AidStage.Withdrawn), cancel);

    private async Task<Answer> Count(IQueryable<AidCase> notices, CancellationToken cancel)
    {
        var bodies = await notices.GroupBy(c => c.NoticeFrom!).Select(g => new Body(g.Key, g.Count(), g.Count(c => c.AssignedAt != null && c.Stage != AidStage.Assigned), g.Count(c => c.Stage == AidStage.Assigned), g.Count(c => c.OrganToldAt != null))).ToListAsync(cancel);
        var without = await (from c in notices
                             where c.ClosedAt == null && (c.AssignedAt == null || c.Stage == AidStage.Assigned || c.OrganToldAt == null)
                             join m in db.Matters on c.Id equals m.Id
                             // the clock of an earlier lawyer is over; where the organ was told none runs
                             join k in db.Clocks.Where(k => k.Rule == AidClocks.Notice.Key && k.State == ClockState.Running) on c.Id equals k.MatterId into clocks
                             from k in clocks.DefaultIfEmpty()
                             orderby k == null, k.DueAt
                             select new Line(c.Id, c.Title, c.NoticeFrom!, m.HandlerName, c.Stage != AidStage.Assigned, k == null ? null : k.StartedAt, k == null ? null : k.DueAt)).Take(Most).ToListAsync(cancel);
        return new(bodies.Sum(b => b.Notices), bodies.Sum(b => b.WithLawyer), bodies.Sum(b => b.Assigned), bodies.Sum(b => b.Told), without, [.. bodies.OrderByDescending(b => b.Notices)]);
    }
}
