using Microsoft.EntityFrameworkCore;

namespace Fashu.Host;

/// <summary>What happens before the first request: addresses; schema, settings, sample city or first administrator.</summary>
internal static class Opening
{
    extension(WebApplication app)
    {
        public async Task Open()
        {
            var database = Task.Run(app.OpenDatabase); // takes longer than everything else, so both go side by side
            app.MapFashu();
            app.BuildEndpoints();
            await database;
        }

        public async Task OpenDatabase()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (app.Configuration.GetValue("Migrate", true) && (await db.Database.GetPendingMigrationsAsync()).Any())
                await using (await db.AloneAsync(limit: TimeSpan.FromMinutes(10))) await db.Database.MigrateAsync();
            foreach (var step in scope.ServiceProvider.GetServices<IAtStart>().OrderBy(s => s.Order)) await step.Run(default);
        }

        // the framework's sources build all endpoints anew for each of their readers; built once here, they are shared
        private void BuildEndpoints()
        {
            var sources = ((IEndpointRouteBuilder)app).DataSources;
            var built = new DefaultEndpointDataSource([.. sources.SelectMany(s => s.Endpoints)]);
            sources.Clear();
            sources.Add(built);
        }
    }
}
