using Fashu;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fashu.Harness;

public enum Database { Sqlite, Postgres }

/// <summary>Fresh databases with the schema in place: copies of one that was migrated once per test run.</summary>
public static class Databases
{
    private static readonly Lazy<Task<PgCluster>> cluster = new(() => PgCluster.StartAsync());

    private static readonly Lazy<Task<string>> postgresTemplate = new(async () =>
    {
        var connection = await (await cluster.Value).CreateDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(connection + ";Pooling=false"))
        await using (var db = new AppDb((DbContextOptions<AppDb>)new DbContextOptionsBuilder<AppDb>().UseFashuPostgres(source, "Fashu.Migrations.Postgres").Options))
            await db.Database.MigrateAsync();
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    });

    private static readonly Lazy<Task<string>> sqliteTemplate = new(async () =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("fashu-template-").FullName, "fashu.db");
        await using (var db = new AppDb((DbContextOptions<AppDb>)new DbContextOptionsBuilder<AppDb>().UseFashuSqlite(file, null, "Fashu.Migrations.Sqlite").Options))
            await db.Database.MigrateAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return file;
    });

    /// <summary>The databases to test on; FASHU_TEST_DATABASES=sqlite leaves PostgreSQL out of the inner loop.</summary>
    public static IEnumerable<object[]> All =>
        Environment.GetEnvironmentVariable("FASHU_TEST_DATABASES") == "sqlite" ? [[Database.Sqlite]] : [[Database.Sqlite], [Database.Postgres]];

    public static async Task<string> FreshPostgres() => await (await cluster.Value).CreateDatabaseAsync(await postgresTemplate.Value);

    /// <summary>A copy of a database that nobody is connected to any more.</summary>
    public static async Task<string> CopyPostgres(string template) => await (await cluster.Value).CreateDatabaseAsync(template);

    /// <summary>Ends the server, if a test asked for one.</summary>
    internal static async ValueTask End()
    {
        if (cluster.IsValueCreated) await (await cluster.Value).DisposeAsync();
    }

    public static async Task FreshSqlite(string file) => File.Copy(await sqliteTemplate.Value, file);
}
