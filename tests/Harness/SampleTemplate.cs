using System.Collections.Concurrent;
using Fashu;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fashu.Harness;

/// <summary>Sample cities that were made once per test run; every program that wants one starts on a copy.</summary>
internal static class SampleTemplate
{
    private sealed record Made(string Folder, string? Database);

    /// <param name="Matters">So many of them.</param>
    /// <param name="Live">Of today, not of the day the test clock stands at.</param>
    public sealed record Kind(Database Database, string Matters, bool Live);

    private static readonly ConcurrentDictionary<Kind, Lazy<Task<Made>>> made = [];

    /// <summary>Copies files and database into this folder.</summary>
    /// <returns>The connection string of the copy on PostgreSQL; null on SQLite.</returns>
    public static async Task<string?> Copy(Kind kind, string folder)
    {
        var template = await made.GetOrAdd(kind, k => new(() => Make(k))).Value;
        foreach (var file in Directory.EnumerateFiles(template.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(template.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return template.Database is { } name ? await Databases.CopyPostgres(name) : null;
    }

    // a connection of the template may still be closing, and its journal with it: what is copied is the file alone
    private static async Task CarryJournal(string folder)
    {
        await using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Directory.GetFiles(folder, "fashu.db", SearchOption.AllDirectories).Single(), Pooling = false }.ToString());
        await sqlite.OpenAsync();
        await using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (Convert.ToInt64(await command.ExecuteScalarAsync()) != 0) throw new InvalidOperationException("The template is still written to.");
    }

    private static async Task<Made> Make(Kind kind)
    {
        var app = await FashuApp.First(kind);
        await app.Settle(); // prints the agreements of the samples once, not once per program
        await app.Stop();
        if (app.Connection is not { } connection)
        {
            SqliteConnection.ClearAllPools();
            await CarryJournal(app.Data);
            return new(app.Data, null);
        }
        NpgsqlConnection.ClearAllPools();
        return new(app.Data, new NpgsqlConnectionStringBuilder(connection).Database);
    }
}
