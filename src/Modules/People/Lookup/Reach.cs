using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Whose data an officer may look at (PIPL 6: no more than the task needs): who is in a matter of his part of the tree or in his hands, whose papers he took in or compared, and who came to no office yet.</summary>
internal sealed class Reach(AppDb db, Readings readings)
{
    public const string Refusal = "这名群众的事项不在您负责的范围内，不能查看。确有需要的，请联系承办单位，或请市司法局查看。";

    // A city's code has four digits; whoever works for the whole city serves all of its people.
    private const int CityDigits = 4;

    /// <summary>Those of these people who are within reach.</summary>
    public async Task<HashSet<Guid>> Of(IReadOnlyCollection<Guid> people, Permission permission, Actor by, CancellationToken cancel)
    {
        if (by.ScopesOf(permission.Key).Any(scope => scope.Length <= CityDigits)) return [.. people];
        var parts = await (from part in db.Participants.AsNoTracking()
                           where part.PersonId != null && people.Contains(part.PersonId.Value)
                           join matter in db.Matters on part.MatterId equals matter.Id
                           select new { Person = part.PersonId!.Value, matter.Place, matter.Handler }).ToListAsync(cancel);
        // papers that nobody confirmed open the check itself and nothing more: else a stranger's number typed at the counter would open his data
        var any = permission == PeoplePermissions.Verify;
        var papers = await db.IdentityChecks.AsNoTracking().Where(c => people.Contains(c.PersonId) && (any || c.State == CheckState.Approved) && (c.AskedBy == by.Id || c.DecidedBy == by.Id)).Select(c => c.PersonId).ToListAsync(cancel);
        return [.. people.Except(parts.Select(p => p.Person)), .. parts.Where(p => p.Handler == by.Id || by.May(permission, p.Place)).Select(p => p.Person), .. papers];
    }

    /// <summary>The checks of people within reach: the same rule, for a queue.</summary>
    public IQueryable<IdentityCheck> Within(IQueryable<IdentityCheck> checks, Permission permission, Actor by)
    {
        var scopes = by.ScopesOf(permission.Key);
        if (scopes.Any(scope => scope.Length <= CityDigits)) return checks;
        var near = scopes.Aggregate(db.Matters.Where(m => m.Handler == by.Id), (so, scope) => so.Concat(db.Matters.Under(scope)));
        var papers = db.IdentityChecks.Where(c => c.AskedBy == by.Id || c.DecidedBy == by.Id);
        return checks.Where(c => papers.Any(own => own.PersonId == c.PersonId)
            || db.Participants.Any(p => p.PersonId == c.PersonId && near.Any(m => m.Id == p.MatterId))
            || !db.Participants.Any(p => p.PersonId == c.PersonId && db.Matters.Any(m => m.Id == p.MatterId)));
    }

    /// <returns>False where the person is out of reach; that it was tried is written down.</returns>
    public async Task<bool> Covers(Guid person, Permission permission, string purpose, Actor by, CancellationToken cancel)
    {
        if ((await Of([person], permission, by, cancel)).Count > 0) return true;
        await readings.Note(by, "查看被拒绝：不在负责范围", purpose, person, cancel);
        return false;
    }
}
