using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fashu;

/// <summary>Delivers announcements to the reactions of all modules, in order, each at least once, its effects exactly once.</summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Dispatcher> log)
{
    private static readonly ConcurrentDictionary<string, Type?> types = [];
    private const int BatchSize = 100;

    /// <summary>Delivers what is due.</summary>
    /// <returns>How many announcements were taken up.</returns>
    public async Task<int> Deliver(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.IsBulk = true;
        var now = clock.Now();
        var due = await db.Set<OutboxRow>().Where(o => o.DueAt != null && o.DueAt <= now).OrderBy(o => o.Id).Take(BatchSize).ToListAsync(cancel);
        foreach (var row in due)
        {
            try
            {
                await Deliver(row, cancel);
                (row.DueAt, row.Error) = (null, null);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                row.Attempts++;
                row.Error = e.Message.Length > 500 ? e.Message[..500] : e.Message;
                row.DueAt = clock.Now().AddSeconds(Math.Min(3600, Math.Pow(2, row.Attempts)));
                // two at once want the same row: the second try finds it there
                if (row.Attempts == 1 && (e is Overtaken || e is DbUpdateException update && DbErrors.IsDuplicate(update, out _))) log.LogDebug("Reaction to {Type} {Id} is tried again: {Reason}", row.Type, row.Id, e.Message);
                else log.LogError(e, "Reaction to {Type} {Id} failed, attempt {Attempt}", row.Type, row.Id, row.Attempts);
            }
        }
        if (due.Count > 0) await db.SaveChangesAsync(cancel);
        return due.Count;
    }

    private async Task Deliver(OutboxRow row, CancellationToken cancel)
    {
        if (types.GetOrAdd(row.Type, Find) is not { } type) return;
        var contract = typeof(IReactTo<>).MakeGenericType(type);
        var announcement = JsonSerializer.Deserialize(row.Content, type, OutboxRow.Json)!;
        await using var probe = scopes.CreateAsyncScope();
        foreach (var reactionType in probe.ServiceProvider.GetServices(contract).Select(r => r!.GetType()))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.IsBulk = true;
            var mark = new ReactionRow { Outbox = row.Id, Reaction = reactionType.FullName! };
            if (await db.Set<ReactionRow>().AnyAsync(r => r.Outbox == mark.Outbox && r.Reaction == mark.Reaction, cancel)) continue;
            db.Add(mark);
            var reaction = scope.ServiceProvider.GetServices(contract).First(r => r!.GetType() == reactionType);
            await (Task)contract.GetMethod("React")!.Invoke(reaction, BindingFlags.DoNotWrapExceptions, null, [announcement, cancel], null)!;
            await db.SaveChangesAsync(cancel);
        }
    }

    private static Type? Find(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name?.StartsWith("Fashu.", StringComparison.Ordinal) == true)
            .Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);
}
