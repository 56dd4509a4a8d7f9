using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fashu;

/// <summary>The database cannot save just now; the same request may be sent again (answered as 503).</summary>
public class StorageUnavailable(string message, Exception? cause = null) : Exception(message, cause)
{
    public StorageUnavailable(Exception? cause = null) : this("系统暂时无法保存，请稍后再试。", cause) { }
}

/// <summary>The disk is full; nothing was written (answered as 503).</summary>
public sealed class StorageFull(Exception? cause = null) : StorageUnavailable("系统存储空间已满，暂时无法保存，请稍后再试。", cause);

/// <summary>Reads the errors of both databases alike.</summary>
public static class DbErrors
{
    /// <summary>A row with this primary key is stored already: the mark of a request sent twice.</summary>
    public static bool IsDuplicateKey(DbUpdateException error, out string? table)
    {
        var key = Find<PostgresException>(error) is { } pg
            ? error.Entries.Any(e => e.Metadata.FindPrimaryKey()?.GetName() == pg.ConstraintName)
            : Find<SqliteException>(error) is { SqliteExtendedErrorCode: 1555 or 2579 }; // PRIMARYKEY, ROWID
        return IsDuplicate(error, out table) && key;
    }

    /// <summary>Any unique constraint was violated.</summary>
    public static bool IsDuplicate(DbUpdateException error, out string? table)
    {
        table = null;
        if (Find<PostgresException>(error) is { SqlState: PostgresErrorCodes.UniqueViolation } pg)
            table = pg.TableName;
        else if (Find<SqliteException>(error) is { SqliteExtendedErrorCode: 1555 or 2067 or 2579 } lite)
            table = lite.Message.Split("failed: ")[^1].Split('.')[0]; // UNIQUE constraint failed: table.column
        return table is not null;
    }

    /// <summary>The exception to answer with when the database is away, busy or full; null for every other error.</summary>
    public static StorageUnavailable? AsUnavailable(Exception error)
    {
        if (Find<StorageUnavailable>(error) is { } known) return known;
        if (Find<OperationCanceledException>(error) is not null) return null;
        if (Find<SqliteException>(error) is { } lite)
            return lite.SqliteErrorCode switch
            {
                13 => new StorageFull(error),
                5 or 6 or 7 or 10 or 11 or 14 or 26 => new StorageUnavailable(error), // busy, locked, memory, I/O, corrupt, cannot open, not a database
                _ => null,
            };
        if (Find<PostgresException>(error) is { SqlState: var state })
            return state switch
            {
                PostgresErrorCodes.DiskFull => new StorageFull(error),
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new StorageUnavailable(error),
                _ when state[..2] is "08" or "53" or "57" or "58" => new StorageUnavailable(error), // connection, resources, shutdown, system
                _ => null,
            };
        return Find<NpgsqlException>(error) is null ? null : new StorageUnavailable(error); // no answer from the server at all
    }

    internal static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
            if (error is T found) return found;
        return null;
    }
}
