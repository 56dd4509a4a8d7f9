using Microsoft.EntityFrameworkCore;

namespace Fashu.Host;

/// <summary>What happens before the first request: schema, settings, sample city or first administrator.</summary>
internal static class Opening
{
    extension(WebApplication app)
    {
        public async Task Open()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (app.Configuration.GetValue("Migrate", true) && (await db.Database.GetPendingMigrationsAsync()).Any())
                await using (await db.AloneAsync(limit: TimeSpan.FromMinutes(10))) await db.Database.MigrateAsync();
            await app.Services.GetRequiredService<Settings>().Reload(default);
            foreach (var step in scope.ServiceProvider.GetServices<IAtStart>().OrderBy(s => s.Order)) await step.Run(default);
        }
    }
}
