using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>What each request asks about a citizen, kept for some seconds. Another node sees a change that late.</summary>
internal sealed class PersonStates(IServiceScopeFactory scopes) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    public sealed record State(PersonCard Card, string? Phone, int Stamp);

    /// <summary>Null for an account that does not exist, was closed, or belongs to a child.</summary>
    public async ValueTask<State?> Of(Guid person, CancellationToken cancel)
    {
        if (cache.TryGetValue(person, out State? known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var row = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person && p.ClosedAt == null && p.Guardian == null, cancel);
        var state = row is null ? null : new State(row.Card, row.Phone, row.Stamp);
        cache.Set(person, state, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
        return state;
    }

    /// <summary>Call after saving a change of name, phone, verification or state.</summary>
    public void Forget(Guid person) => cache.Remove(person);

    public void Dispose() => cache.Dispose();
}
