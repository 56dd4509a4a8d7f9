using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fashu;

/// <summary>A context that may say its saves are bulk work: they then yield to people who wait.</summary>
public interface ILaned
{
    bool IsBulk { get; }
}

/// <summary>Which database; the only place that knows. Slices just call SaveChangesAsync.</summary>
public static class Storage
{
    private static readonly ConditionalWeakTable<DbContext, IDisposable> holders = [];

    /// <summary>Its saves must use its own connection: the lane waits for it.</summary>
    internal static bool IsAlone(DbContext db) => holders.TryGetValue(db, out _);

    extension(IServiceCollection services)
    {
        /// <summary>PostgreSQL where a connection string is given, otherwise the SQLite file behind its write lane.</summary>
        public IServiceCollection AddFashuDatabase<TContext>(
            string? postgres, string sqlitePath, string? postgresMigrations = null, string? sqliteMigrations = null,
            Action<IServiceProvider, DbContextOptionsBuilder>? more = null, Action<IServiceProvider, TContext>? lease = null) where TContext : DbContext
        {
            if (postgres is null) services.AddSingleton(provider => new WriteLane(sqlitePath, provider.GetService<ILogger<WriteLane>>()));
            else services.AddSingleton(_ => PostgresSource(postgres));
            services.AddPooledDbContextFactory<TContext>((provider, options) =>
            {
                if (postgres is null) options.UseFashuSqlite(sqlitePath, provider.GetRequiredService<WriteLane>(), sqliteMigrations);
                else options.UseFashuPostgres(provider.GetRequiredService<NpgsqlDataSource>(), postgresMigrations);
                more?.Invoke(provider, options);
            });
            // contexts come back from the pool with the state of their last user: the lease resets it
            return services.AddScoped(provider =>
            {
                var db = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
                lease?.Invoke(provider, db);
                return db;
            });
        }
    }

    extension(DbContextOptionsBuilder options)
    {
        /// <summary>Without a lane (tools that only read the model) saves open a plain transaction.</summary>
        public DbContextOptionsBuilder UseFashuSqlite(string path, WriteLane? lane, string? migrationsAssembly = null)
        {
            options.UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString(),
                sqlite => sqlite.MigrationsAssembly(migrationsAssembly));
            options.ReplaceService<IBatchExecutor, HouseBatchExecutor>();
            options.ReplaceService<IModificationCommandBatchFactory, PreparedBatchFactory>();
            options.LogsFailedSaves();
            if (lane is null) return options;
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new LaneOption(lane));
            return options.AddInterceptors(QueryOnly.Instance);
        }

        public DbContextOptionsBuilder UseFashuPostgres(NpgsqlDataSource source, string? migrationsAssembly = null) => options
            .UseNpgsql(source, postgres => postgres.MigrationsAssembly(migrationsAssembly))
            .ReplaceService<IBatchExecutor, HouseBatchExecutor>()
            .LogsFailedSaves();

        // a command that fails throws, and whoever meets that says so: what EF would say before cannot tell a race from a fault
        private DbContextOptionsBuilder LogsFailedSaves() => options
            .ConfigureWarnings(events => events.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .AddInterceptors(FailedSaves.Instance);
    }

    extension(DbContext db)
    {
        /// <summary>
        /// For the few writes outside SaveChanges (migrations, ExecuteUpdate, ExecuteDelete, maintenance): the lane steps aside
        /// and this context's connection may write until disposed. Costs everybody's waiting time, so be brief. Does nothing on PostgreSQL.
        /// </summary>
        public async Task<IAsyncDisposable> AloneAsync(CancellationToken cancel = default, TimeSpan? limit = null)
        {
            if (db.Lane is not { } lane) return new Alone(null, null);
            var lease = await lane.StepAsideAsync(limit ?? TimeSpan.FromMinutes(1), cancel);
            try
            {
                await db.Database.OpenConnectionAsync(cancel);
                await db.Database.ExecuteSqlRawAsync("PRAGMA query_only=0", cancel);
                holders.Add(db, lease);
                return new Alone(db, lease);
            }
            catch
            {
                lease.Dispose();
                throw;
            }
        }

        /// <summary>For the health endpoint: null, or why writing is not possible now.</summary>
        public async Task<string?> StorageTroubleAsync(CancellationToken cancel = default) =>
            db.Lane?.Trouble?.Message ?? (await db.Database.CanConnectAsync(cancel) ? null : "database away");

        internal WriteLane? Lane => db.GetService<IDbContextOptions>().FindExtension<LaneOption>()?.Lane;
    }

    /// <summary>Statements are prepared by use. Session state is not reset on return to the pool: release advisory locks by hand.</summary>
    public static NpgsqlDataSource PostgresSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 100;
        return NpgsqlDataSource.Create(settings);
    }

    private sealed class Alone(DbContext? db, IDisposable? lease) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (db is null) return;
            holders.Remove(db);
            try
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA query_only=1");
                await db.Database.CloseConnectionAsync();
            }
            finally
            {
                lease!.Dispose();
            }
        }
    }

    /// <summary>A write that bypasses the lane fails at once instead of blocking everybody now and then.</summary>
    private sealed class QueryOnly : DbConnectionInterceptor
    {
        public static readonly QueryOnly Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only=1";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
        {
            ConnectionOpened(connection, data);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Carries the lane in a context's options.</summary>
internal sealed class LaneOption(WriteLane lane) : IDbContextOptionsExtension
{
    public WriteLane Lane { get; } = lane;
    public DbContextOptionsExtensionInfo Info => new Same(this);
    public void ApplyServices(IServiceCollection services) { }
    public void Validate(IDbContextOptions options) { }

    // The lane is looked up per context, so contexts of different lanes may share EF's services.
    private sealed class Same(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";
        public override int GetServiceProviderHashCode() => 0;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Same;
        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
