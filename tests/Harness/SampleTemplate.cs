using System.Collections.Concurrent;
using Fashu;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fashu.Harness;

/// <summary>Sample cities that were made once per test run; every program that wants one starts on a copy.</summary>
internal static class SampleTemplate
{
    private sealed record Made(string Folder, string? Database);

    private static readonly ConcurrentDictionary<(Database, string), Lazy<Task<Made>>> made = [];

    /// <summary>Copies files and database into this folder.</summary>
    /// <returns>The connection string of the copy on PostgreSQL; null on SQLite.</returns>
    public static async Task<string?> Copy(Database database, string matters, string folder)
    {
        var template = await made.GetOrAdd((database, matters), key => new(() => Make(key.Item1, key.Item2))).Value;
        foreach (var file in Directory.EnumerateFiles(template.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(template.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return template.Database is { } name ? await Databases.CopyPostgres(name) : null;
    }

    private static async Task<Made> Make(Database database, string matters)
    {
        var app = await FashuApp.First(database, matters);
        await app.Settle(); // prints the agreements of the samples once, not once per program
        await app.Stop();
        if (app.Connection is not { } connection)
        {
            SqliteConnection.ClearAllPools();
            return new(app.Data, null);
        }
        NpgsqlConnection.ClearAllPools();
        return new(app.Data, new NpgsqlConnectionStringBuilder(connection).Database);
    }
}
