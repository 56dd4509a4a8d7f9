using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Whether everybody who must have a lawyer by notice has one, in this officer's reach or of this clerk's organ.</summary>
internal sealed class ReadCoverage(AppDb db)
{
    public const int Most = 200;

    /// <param name="WithLawyer">A lawyer has it in hand, or brought it to its end.</param>
    /// <param name="Assigned">Given to a lawyer who has not taken it yet.</param>
    /// <param name="Ended">The aid was terminated: whoever had a lawyer has him no more by this notice.</param>
    public abstract record Sums(int Notices, int Must, int WithLawyer, int Assigned, int Told, int Ended)
    {
        public int Waiting => Notices - WithLawyer - Assigned - Ended;
    }

    /// <param name="Open">All that have no lawyer yet, are not taken yet, or whose organ was not told; <paramref name="OpenMust"/> of them the organ had to notify.</param>
    /// <param name="Without">The same, whoever must have a lawyer first, then most pressing first, at most <see cref="Most"/>.</param>
    /// <param name="Over">Terminated, whoever must have a lawyer first, then the latest, at most <see cref="Most"/>.</param>
    public sealed record Answer(int Notices, int Must, int WithLawyer, int Assigned, int Told, int Ended, int EndedMust, int Open, int OpenMust, IReadOnlyList<Line> Without, IReadOnlyList<Gone> Over, IReadOnlyList<Body> Bodies) : Sums(Notices, Must, WithLawyer, Assigned, Told, Ended)
    {
        public string Title => Open > 0 ? $"还有{Open}件没有办完{(OpenMust > 0 ? $"，其中应当通知的{OpenMust}件" : "")}" : Ended == 0 ? "该有律师的都有了" : "没有终止的都有律师了";

        public string Words => $"一共通知{Notices}件（应当通知的{Must}件）：律师已接收{WithLawyer}件，已指派还没有接收{Assigned}件，还没有律师{Waiting}件，已终止援助{Ended}件{(EndedMust > 0 ? $"（应当通知的{EndedMust}件，请核对有没有律师）" : "")}。已函告办案机关{Told}件。";
    }

    public sealed record Line(Guid Id, string Title, string From, bool Must, string? Lawyer, bool Taken, DateTime? Since, DateTime? DueAt);

    /// <param name="Lawyer">Who acted last; null: nobody ever did.</param>
    public sealed record Gone(Guid Id, string Title, string From, bool Must, TerminationGround? Why, DateTime? On, string? Lawyer);

    public sealed record Body(string Name, int Notices, int Must, int WithLawyer, int Assigned, int Told, int Ended) : Sums(Notices, Must, WithLawyer, Assigned, Told, Ended);

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
        // a termination keeps the name of the lawyer: not who was assigned counts, but who has it in hand or finished it
        var bodies = await notices.GroupBy(c => c.NoticeFrom!).Select(g => new Body(g.Key, g.Count(), g.Count(c => c.NoticeMust),
            g.Count(c => c.Ended == null && (c.FinishedOn != null || c.Stage == AidStage.Handling && c.Handler != null)), g.Count(c => c.Stage == AidStage.Assigned), g.Count(c => c.OrganToldAt != null), g.Count(c => c.Ended != null))).ToListAsync(cancel);
        var open = notices.Where(c => c.Ended == null && c.FinishedOn == null && (c.Handler == null || c.Stage == AidStage.Assigned || c.OrganToldAt == null));
        var without = await (from c in open
                             join m in db.Matters on c.Id equals m.Id
                             // the clock of an earlier lawyer is over; where the organ was told none runs
                             join k in db.Clocks.Where(k => k.Rule == AidClocks.Notice.Key && k.State == ClockState.Running) on c.Id equals k.MatterId into clocks
                             from k in clocks.DefaultIfEmpty()
                             orderby !c.NoticeMust, k == null, k.DueAt
                             select new Line(c.Id, c.Title, c.NoticeFrom!, c.NoticeMust, m.HandlerName, c.Stage != AidStage.Assigned, k == null ? null : k.StartedAt, k == null ? null : k.DueAt)).Take(Most).ToListAsync(cancel);
        var over = await (from c in notices
                          where c.Ended != null
                          join m in db.Matters on c.Id equals m.Id
                          orderby !c.NoticeMust, c.ClosedAt descending, c.Id
                          select new Gone(c.Id, c.Title, c.NoticeFrom!, c.NoticeMust, c.Ended, c.ClosedAt, m.HandlerName)).Take(Most).ToListAsync(cancel);
        var (openAll, openMust) = (await open.CountAsync(cancel), await open.CountAsync(c => c.NoticeMust, cancel));
        return new(bodies.Sum(b => b.Notices), bodies.Sum(b => b.Must), bodies.Sum(b => b.WithLawyer), bodies.Sum(b => b.Assigned), bodies.Sum(b => b.Told), bodies.Sum(b => b.Ended), await notices.CountAsync(c => c.Ended != null && c.NoticeMust, cancel),
            openAll, openMust, without, over, [.. bodies.OrderByDescending(b => b.Notices)]);
    }
}
