using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Fashu;

/// <summary>Opening a matter: loads it with clocks and participants and checks that the person may see it.</summary>
public static class Opening
{
    extension(AppDb db)
    {
        /// <exception cref="Missing">There is none, or this person may not know of it.</exception>
        public async Task<T> Open<T>(Guid id, Actor by, CancellationToken cancel) where T : Matter
        {
            var matter = await db.Load<T>(id, cancel);
            return matter is not null && matter.IsVisibleTo(by) ? matter : throw new Missing("这件事");
        }

        /// <summary>The registry's line on a matter, for pages that show any kind.</summary>
        /// <exception cref="Missing">There is none, or this person may not know of it.</exception>
        public async Task<MatterRow> OpenRow(Guid id, Actor by, CancellationToken cancel)
        {
            var row = await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
            var seen = row is not null && by.Kind switch
            {
                ActorKind.System => true,
                ActorKind.Staff => row.Handler == by.Id || by.May(row.Kind + ".read", row.Place),
                ActorKind.Citizen => await db.Participants.AnyAsync(p => p.MatterId == id && p.PersonId == by.Id && p.Until == null, cancel),
                _ => false,
            };
            return seen ? row! : throw new Missing("这件事");
        }

        /// <summary>Loads without a check; for reactions and jobs.</summary>
        public async Task<T?> Load<T>(Guid id, CancellationToken cancel) where T : Matter
        {
            var matter = await db.Set<T>().AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, cancel);
            if (matter is null) return null;
            matter.Loaded(
                await db.Clocks.Where(c => c.MatterId == id).OrderBy(c => c.StartedAt).ToListAsync(cancel),
                await db.Participants.Where(p => p.MatterId == id).OrderBy(p => p.Since).ToListAsync(cancel));
            return matter;
        }

        /// <summary>Several at once, to read; for lists.</summary>
        public async Task<IReadOnlyList<T>> Load<T>(IReadOnlyCollection<Guid> ids, CancellationToken cancel) where T : Matter
        {
            if (ids.Count == 0) return [];
            var matters = await db.Set<T>().AsNoTracking().AsSplitQuery().Where(m => ids.Contains(m.Id)).ToListAsync(cancel);
            var clocks = (await db.Clocks.AsNoTracking().Where(c => ids.Contains(c.MatterId)).OrderBy(c => c.StartedAt).ToListAsync(cancel)).ToLookup(c => c.MatterId);
            var people = (await db.Participants.AsNoTracking().Where(p => ids.Contains(p.MatterId)).OrderBy(p => p.Since).ToListAsync(cancel)).ToLookup(p => p.MatterId);
            foreach (var matter in matters) matter.Loaded([.. clocks[matter.Id]], [.. people[matter.Id]]);
            return matters;
        }
    }

    extension(Matter matter)
    {
        /// <summary>Staff see what lies in their scope or is in their hands, participants see their own.</summary>
        public bool IsVisibleTo(Actor by) => by.Kind switch
        {
            ActorKind.System => true,
            ActorKind.Staff => matter.Handler == by.Id || by.May(matter.Kind + ".read", matter.Place),
            ActorKind.Citizen => matter.Participants.Any(p => p.PersonId == by.Id && p.Until is null),
            _ => false,
        };
    }

    extension(Actor by)
    {
        /// <summary>The parts of the tree in which matters may be read, each with the kinds; no kind twice for one place.</summary>
        public IReadOnlyList<(string Place, string[] Kinds)> ReadScopes()
        {
            var reads = by.Grants.Where(g => g.Permission.EndsWith(".read", StringComparison.Ordinal)).Select(g => g.Permission).Distinct();
            return [.. reads.SelectMany(r => by.ScopesOf(r).Select(scope => (Scope: scope, Kind: r[..^".read".Length])))
                .GroupBy(s => s.Scope, s => s.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Order(StringComparer.Ordinal).ToArray()))];
        }
    }

    extension(IQueryable<MatterRow> rows)
    {
        /// <summary>The matters of all kinds that this member of staff may see: those of his part of the tree; who has none, like a lawyer, those in his hands.</summary>
        public IQueryable<MatterRow> SeenBy(Actor by)
        {
            var seen = by.ReadScopes().Aggregate((Expression<Func<MatterRow, bool>>?)null, (so, scope) => Either(so, InScope(scope.Place, scope.Kinds)));
            return rows.Where(seen ?? (m => m.Handler == by.Id));
        }

        /// <summary>Those whose official number begins so. Both kinds of brackets are used in numbers.</summary>
        /// <param name="narrow">With narrow signs.</param>
        public IQueryable<MatterRow> Numbered(string narrow)
        {
            var wide = narrow.Replace('(', '（').Replace(')', '）');
            var (narrowEnd, wideEnd) = (narrow + AfterAll, wide + AfterAll);
            return rows.Where(m => (m.Number!.CompareTo(narrow) >= 0 && m.Number.CompareTo(narrowEnd) < 0) || (m.Number.CompareTo(wide) >= 0 && m.Number.CompareTo(wideEnd) < 0));
        }

        /// <summary>The matters below one place of the tree.</summary>
        public IQueryable<MatterRow> Under(string place)
        {
            if (place.Length == 0) return rows;
            var end = Last(place);
            return rows.Where(m => m.Place.CompareTo(EF.Constant(place)) >= 0 && m.Place.CompareTo(EF.Constant(end)) <= 0);
        }
    }

    extension(IQueryable<TallyRow> rows)
    {
        /// <summary>The tally below one place of the tree.</summary>
        public IQueryable<TallyRow> Under(string place)
        {
            var end = Last(place);
            return rows.Where(m => m.Place.CompareTo(place) >= 0 && m.Place.CompareTo(end) <= 0);
        }
    }

    private const string AfterAll = "\U0010FFFF"; // sorts after every sign

    // Codes are digits, 15 at most: no code below the place sorts after this one.
    private static string Last(string place) => place.PadRight(20, '9');

    // Values stand in the statement itself: PostgreSQL must see how large a place is to choose the right index.
    private static Expression<Func<MatterRow, bool>> InScope(string place, string[] kinds)
    {
        var end = Last(place);
        return place.Length == 0
            ? m => EF.Constant(kinds).Contains(m.Kind)
            : m => EF.Constant(kinds).Contains(m.Kind) && m.Place.CompareTo(EF.Constant(place)) >= 0 && m.Place.CompareTo(EF.Constant(end)) <= 0;
    }

    private static Expression<Func<MatterRow, bool>> Either(Expression<Func<MatterRow, bool>>? one, Expression<Func<MatterRow, bool>> other)
    {
        if (one is null) return other;
        var same = new Same(other.Parameters[0], one.Parameters[0]).Visit(other.Body);
        return Expression.Lambda<Func<MatterRow, bool>>(Expression.OrElse(one.Body, same), one.Parameters);
    }

    private sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
