using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Fashu;

/// <summary>Logs what could not be saved, but not what two wanted at once: whoever came second is told so and nothing is wrong.</summary>
internal sealed class FailedSaves : SaveChangesInterceptor
{
    public static readonly FailedSaves Instance = new();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData failed, CancellationToken cancel = default)
    {
        var expected = failed.Exception is DbUpdateConcurrencyException || failed.Exception is DbUpdateException update && DbErrors.IsDuplicate(update, out _);
        if (!expected) failed.Context!.GetService<ILoggerFactory>().CreateLogger<FailedSaves>().LogError(failed.Exception, "Could not be saved.");
        return Task.CompletedTask;
    }
}
