using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using static SQLitePCL.raw;

namespace Fashu;

/// <summary>The one connection that writes to the SQLite file. Transactions are plain SQL, so no command needs a transaction object.</summary>
internal sealed class LaneConnection : IDisposable
{
    private const int MostPrepared = 1000; // updates of ever new column sets must not fill the memory
    private readonly SqliteConnection sqlite;
    private readonly Lazy<Holder> holder;
    private readonly Dictionary<Shape, LaneStatement> prepared = [];
    private readonly LaneStatement begin, commit, rollback, save, undo, release;
    private LaneStatement? next;

    public LaneConnection(string path)
    {
        // Five seconds for a second process (a backup) to finish, then the caller hears "later".
        sqlite = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true, DefaultTimeout = 5 }.ToString());
        sqlite.Open();
        // What a savepoint would restore stays in memory: in a temporary file it costs twice the writes of the rows themselves.
        Command("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384").ExecuteNonQuery();
        (begin, commit, rollback) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"), Prepare("ROLLBACK"));
        (save, undo, release) = (Prepare("SAVEPOINT unit"), Prepare("ROLLBACK TO unit"), Prepare("RELEASE unit"));
        holder = new(() => new(sqlite)); // not needed before the first write that EF carries out, and a start waits for it
    }

    /// <summary>The same connection as EF's batches expect it.</summary>
    public IRelationalConnection Relational => holder.Value.GetService<IRelationalConnection>();

    /// <summary>SQLite ends a transaction by itself on a full disk and the like: a later ROLLBACK TO would then hide the loss.</summary>
    public bool InTransaction => sqlite3_get_autocommit(sqlite.Handle) == 0;

    public void Begin() => begin.Execute();
    public void Commit() => commit.Execute();
    public void Save() => save.Execute();
    public void Release() => release.Execute();

    public void Undo()
    {
        undo.Execute();
        release.Execute();
    }

    public void Rollback()
    {
        if (InTransaction) rollback.Execute();
    }

    public long NextNumber(string series)
    {
        StoredValue.TryOf(series, out var name);
        return (next ??= Prepare(Counter.NextSql)).Number([name]);
    }

    /// <summary>The statement for rows of this shape, prepared by the first of them.</summary>
    public LaneStatement Prepared(Shape shape, IReadOnlyModificationCommand command)
    {
        if (prepared.TryGetValue(shape, out var statement)) return statement;
        if (prepared.Count >= MostPrepared) Forget();
        return prepared[shape] = Prepare(shape.Sql(command));
    }

    /// <summary>Statements prepared for rows now.</summary>
    internal int PreparedCount => prepared.Count;

    public void Dispose()
    {
        Forget();
        foreach (var statement in (LaneStatement?[])[begin, commit, rollback, save, undo, release, next]) statement?.Dispose();
        if (holder.IsValueCreated) holder.Value.Dispose();
        sqlite.Dispose();
    }

    private LaneStatement Prepare(string sql) => new(sqlite.Handle!, sql);

    private void Forget()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        prepared.Clear();
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
