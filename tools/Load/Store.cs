using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fashu.Load;

/// <summary>Looks into the server's database from outside, reading only.</summary>
internal sealed class Store(DbConnection connection) : IAsyncDisposable
{
    public static Store Open(Wish wish)
    {
        DbConnection connection = wish.Maybe("postgres") is { } postgres
            ? new NpgsqlConnection(postgres + ";Pooling=false")
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = SqliteFile(wish["data"]), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return new(connection);
    }

    public static string SqliteFile(string data) => Path.Combine(data, "city", "fashu.db");

    public async Task<long> Number(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    public async Task<List<string>> Texts(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync()) texts.Add(Convert.ToString(reader.GetValue(0))!);
        return texts;
    }

    public Task<long> Count(string table) => Number($"SELECT count(*) FROM \"{table}\"");

    public Task<long> Pending() => Number("SELECT count(*) FROM kernel_outbox WHERE \"DueAt\" IS NOT NULL");

    /// <summary>Waits until every announcement was delivered, so that one side does not work while the other is measured.</summary>
    /// <returns>Seconds waited.</returns>
    public async Task<double> Settle(int atMost)
    {
        var started = Stopwatch.GetTimestamp();
        while (await Pending() > 0)
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > atMost) throw new TimeoutException($"{await Pending()} announcements were not delivered within {atMost} s.");
            await Task.Delay(200);
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
