using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>Notes a reading of personal data before the data are handed over, whatever becomes of the request around it.</summary>
internal sealed class Readings(IServiceScopeFactory scopes)
{
    public Task Note(Actor by, string act, string purpose, Guid person, CancellationToken cancel, string? detail = null) => Note(by, act, purpose, [person], cancel, detail);

    public async Task Note(Actor by, string act, string purpose, IReadOnlyCollection<Guid> people, CancellationToken cancel, string? detail = null)
    {
        // The system itself reads a number to send a message; the message log tells of that.
        // Nobody reads over their own shoulder: the log answers who else saw the data.
        if (by.Kind == ActorKind.System || people.All(p => p == by.Id)) return;
        if (string.IsNullOrWhiteSpace(purpose)) throw new RuleBroken("请写明查看的用途。") { Field = "Purpose" };
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var person in people.Where(p => p != by.Id)) db.Audit(by, act, purpose, person: person, detail: detail);
        await db.SaveChangesAsync(cancel);
    }
}
