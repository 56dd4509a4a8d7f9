using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>What each request asks about a citizen, and which sessions a person has left, staff too; kept for some seconds. Another node sees a change that late.</summary>
internal sealed class PersonStates(IServiceScopeFactory scopes) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    // Raised by Forget; one counter for many people, so that it needs no tidying.
    private readonly Counter[] counters = [.. Enumerable.Range(0, 1024).Select(_ => new Counter())];

    public sealed record State(PersonCard Card, string? Phone, int Stamp);

    /// <summary>Null for an account that does not exist, was closed, or belongs to a child.</summary>
    public async ValueTask<State?> Of(Guid person, CancellationToken cancel) => (await Ask(person, cancel)).State;

    /// <summary>Whether this person, citizen or staff, signed out of the session.</summary>
    public async ValueTask<bool> HasLeft(Guid person, Guid session, CancellationToken cancel) => (await Ask(person, cancel)).Left.Contains(session);

    /// <summary>Call after saving a change of name, phone, verification or state, or the end of a session. Nothing older is told from here on.</summary>
    public void Forget(Guid person)
    {
        var counter = CounterOf(person);
        lock (counter)
        {
            counter.Forgotten++;
            cache.Remove(person);
        }
    }

    public void Dispose() => cache.Dispose();

    private async ValueTask<Known> Ask(Guid person, CancellationToken cancel)
    {
        if (cache.TryGetValue(person, out Known? known)) return known!;
        var counter = CounterOf(person);
        while (true)
        {
            var before = Volatile.Read(ref counter.Forgotten);
            known = await Read(person, cancel);
            lock (counter)
            {
                // What was read before somebody said “forget” may be older than the change.
                if (counter.Forgotten != before) continue;
                return cache.Set(person, known, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
            }
        }
    }

    private async Task<Known> Read(Guid person, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // Both in one read: this is asked again every few seconds of everybody who is here.
        var row = await db.People.AsNoTracking().Where(p => p.Id == person && p.ClosedAt == null && p.Guardian == null)
            .Select(p => new { Person = p, Left = db.Set<EndedSession>().Where(s => s.PersonId == p.Id).Select(s => s.Id).ToList() }).SingleOrDefaultAsync(cancel);
        return row is null ? new(null, await db.EndedSessions.Where(s => s.PersonId == person).Select(s => s.Id).ToArrayAsync(cancel)) : new(new(row.Person.Card, row.Person.Phone, row.Person.Stamp), [.. row.Left]);
    }

    private Counter CounterOf(Guid person) => counters[(uint)person.GetHashCode() % counters.Length];

    private sealed record Known(State? State, Guid[] Left);

    private sealed class Counter
    {
        public int Forgotten;
    }
}
