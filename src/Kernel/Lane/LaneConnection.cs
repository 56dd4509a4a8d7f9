using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using static SQLitePCL.raw;

namespace Fashu;

/// <summary>The one connection that writes to the SQLite file. Transactions are plain SQL, so no command needs a transaction object.</summary>
internal sealed class LaneConnection : IDisposable
{
    private readonly SqliteConnection sqlite;
    private readonly Holder holder;
    private readonly SqliteCommand begin, commit, rollback, save, undo, release;
    private SqliteCommand? next;

    public LaneConnection(string path)
    {
        // Five seconds for a second process (a backup) to finish, then the caller hears "later".
        sqlite = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true, DefaultTimeout = 5 }.ToString());
        sqlite.Open();
        Command("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000").ExecuteNonQuery();
        (begin, commit, rollback) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"), Command("ROLLBACK"));
        (save, undo, release) = (Command("SAVEPOINT unit"), Command("ROLLBACK TO unit"), Command("RELEASE unit"));
        holder = new(sqlite);
        Relational = holder.GetService<IRelationalConnection>();
    }

    /// <summary>The same connection as EF's batches expect it.</summary>
    public IRelationalConnection Relational { get; }

    /// <summary>SQLite ends a transaction by itself on a full disk and the like: a later ROLLBACK TO would then hide the loss.</summary>
    public bool InTransaction => sqlite3_get_autocommit(sqlite.Handle) == 0;

    public void Begin() => begin.ExecuteNonQuery();
    public void Commit() => commit.ExecuteNonQuery();
    public void Save() => save.ExecuteNonQuery();
    public void Release() => release.ExecuteNonQuery();

    public void Undo()
    {
        undo.ExecuteNonQuery();
        release.ExecuteNonQuery();
    }

    public void Rollback()
    {
        if (InTransaction) rollback.ExecuteNonQuery();
    }

    public long NextNumber(string series)
    {
        if (next is null)
        {
            next = Command(Counter.NextSql);
            next.Parameters.Add("@series", SqliteType.Text);
        }
        next.Parameters[0].Value = series;
        return (long)next.ExecuteScalar()!;
    }

    public void Dispose()
    {
        holder.Dispose();
        sqlite.Dispose();
    }

    internal SqliteCommand Command(string sql)
    {
        var command = sqlite.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private sealed class Holder(SqliteConnection connection) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);
    }
}
