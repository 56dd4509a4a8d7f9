using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Fashu;

/// <summary>A statement that stays prepared on the lane's connection; its values are bound by position.</summary>
internal sealed class LaneStatement : IDisposable
{
    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The SQL does not fit the file.</exception>
    public LaneStatement(sqlite3 db, string sql)
    {
        this.db = db;
        Check(sqlite3_prepare_v3(db, sql, SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <returns>Rows changed.</returns>
    /// <exception cref="SqliteException">Refused by a constraint, or the file cannot be written.</exception>
    public int Execute(ReadOnlySpan<StoredValue> values = default)
    {
        try
        {
            Step(values);
            return sqlite3_changes(db);
        }
        finally { _ = sqlite3_reset(statement); }
    }

    /// <returns>The whole number in the first column of the only row.</returns>
    public long Number(ReadOnlySpan<StoredValue> values)
    {
        try
        {
            Step(values);
            var number = sqlite3_column_int64(statement, 0);
            Check(sqlite3_step(statement));
            return number;
        }
        finally { _ = sqlite3_reset(statement); }
    }

    public void Dispose() => statement.Dispose();

    private void Step(ReadOnlySpan<StoredValue> values)
    {
        for (var i = 0; i < values.Length; i++) values[i].Bind(statement, i + 1);
        Check(sqlite3_step(statement));
    }

    private void Check(int result)
    {
        if (result is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, db);
    }
}
