using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Sqlite.Update.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Fashu;

/// <summary>Rows to write with statements that stay prepared on their connection; halves the lane's work. What it cannot do goes through EF's own SQL.</summary>
internal sealed class PreparedBatch(IModificationCommandBatchFactory plain) : ModificationCommandBatch
{
    private readonly List<IReadOnlyModificationCommand> commands = [];
    private readonly List<Shape?> shapes = [];
    private bool more;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => commands;
    public override bool RequiresTransaction => commands.Count > 1;
    public override bool AreMoreBatchesExpected => more;

    public override bool TryAddCommand(IReadOnlyModificationCommand command)
    {
        commands.Add(command);
        shapes.Add(Shape.Of(command));
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => more = moreBatchesExpected;

    public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancel = default)
    {
        Execute(connection);
        return Task.CompletedTask;
    }

    /// <summary>Values are read only now, so a number drawn a moment ago is in them.</summary>
    public override void Execute(IRelationalConnection connection)
    {
        var statements = Statements.Of((SqliteConnection)connection.DbConnection);
        for (var i = 0; i < commands.Count; i++)
        {
            var command = commands[i];
            if (shapes[i] is not { } shape)
            {
                ExecutePlainly(command, connection);
                continue;
            }
            int rows;
            try
            {
                rows = statements.Execute(shape, command, connection.CurrentTransaction);
            }
            catch (Exception error) when (error is not DbUpdateException)
            {
                throw new DbUpdateException($"A row of {command.TableName} could not be saved.", error, command.Entries);
            }
            if (rows != 1)
                throw new DbUpdateConcurrencyException($"A row of {command.TableName} was changed or removed meanwhile.", command.Entries);
        }
    }

    private void ExecutePlainly(IReadOnlyModificationCommand command, IRelationalConnection connection)
    {
        var batch = plain.Create();
        batch.TryAddCommand(command);
        batch.Complete(moreBatchesExpected: false);
        batch.Execute(connection);
    }
}

internal sealed class PreparedBatchFactory(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private readonly SqliteModificationCommandBatchFactory plain = new(dependencies);

    public ModificationCommandBatch Create() => new PreparedBatch(plain);
}

/// <summary>What makes two commands share one statement: table, kind, columns and what each column is for.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    private readonly string table;
    private readonly EntityState kind;
    private readonly (string Name, int Use)[] columns;
    private readonly int hash;

    private Shape(IReadOnlyModificationCommand command)
    {
        (table, kind) = (command.TableName, command.EntityState);
        columns = new (string, int)[command.ColumnModifications.Count];
        var code = new HashCode();
        code.Add(table);
        code.Add(kind);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = command.ColumnModifications[i];
            columns[i] = (column.ColumnName, (column.IsWrite ? 1 : 0) | (column.IsCondition ? 2 : 0) | (column.IsKey ? 4 : 0));
            code.Add(columns[i]);
        }
        hash = code.ToHashCode();
    }

    /// <summary>Null where the database makes a value or a document is changed in part.</summary>
    public static Shape? Of(IReadOnlyModificationCommand command)
    {
        if (command.StoreStoredProcedure is not null || command.Schema is not null || command.ColumnModifications.Count == 0) return null;
        foreach (var column in command.ColumnModifications)
            if (column.IsRead || column.JsonPath is not null || column.TypeMapping is null) return null;
        return new(command);
    }

    public string Sql(ISqlGenerationHelper names)
    {
        var written = columns.Index().Where(c => (c.Item.Use & 1) != 0).ToArray();
        var where = string.Join(" AND ", columns.Index().Where(c => (c.Item.Use & 2) != 0)
            .Select(c => $"{names.DelimitIdentifier(c.Item.Name)} {((c.Item.Use & 4) != 0 ? "=" : "IS")} @c{c.Index}"));
        var into = names.DelimitIdentifier(table);
        return kind switch
        {
            EntityState.Added => $"INSERT INTO {into} ({string.Join(", ", written.Select(c => names.DelimitIdentifier(c.Item.Name)))}) VALUES ({string.Join(", ", written.Select(c => "@w" + c.Index))})",
            EntityState.Modified => $"UPDATE {into} SET {string.Join(", ", written.Select(c => $"{names.DelimitIdentifier(c.Item.Name)} = @w{c.Index}"))} WHERE {where}",
            _ => $"DELETE FROM {into} WHERE {where}",
        };
    }

    public bool Equals(Shape? other) => other is not null && hash == other.hash && kind == other.kind && table == other.table && columns.AsSpan().SequenceEqual(other.columns);
    public override bool Equals(object? other) => Equals(other as Shape);
    public override int GetHashCode() => hash;
}

/// <summary>The statements prepared on one connection.</summary>
internal sealed class Statements(SqliteConnection connection)
{
    private const int Most = 1000; // updates of ever new column sets must not fill the memory
    private static readonly ConditionalWeakTable<SqliteConnection, Statements> all = [];
    private readonly Dictionary<Shape, SqliteCommand> prepared = [];

    public static Statements Of(SqliteConnection connection) => all.GetValue(connection, static c => new(c));

    public int Count => prepared.Count;

    public int Execute(Shape shape, IReadOnlyModificationCommand command, IDbContextTransaction? transaction)
    {
        if (!prepared.TryGetValue(shape, out var statement)) statement = Prepare(shape, command);
        statement.Transaction = (SqliteTransaction?)transaction?.GetDbTransaction();
        var next = 0;
        foreach (var column in command.ColumnModifications)
        {
            var converter = column.TypeMapping!.Converter;
            if (column.IsWrite && command.EntityState != EntityState.Deleted) Bind(column.Value);
            if (column.IsCondition) Bind(column.OriginalValue);

            void Bind(object? value) =>
                statement.Parameters[next++].Value = (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
        }
        return statement.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(Shape shape, IReadOnlyModificationCommand command)
    {
        if (prepared.Count >= Most)
        {
            foreach (var old in prepared.Values) old.Dispose();
            prepared.Clear();
        }
        var statement = connection.CreateCommand();
        statement.CommandText = shape.Sql(Names);
        for (var i = 0; i < command.ColumnModifications.Count; i++)
        {
            var column = command.ColumnModifications[i];
            if (column.IsWrite && command.EntityState != EntityState.Deleted) Add("@w" + i);
            if (column.IsCondition) Add("@c" + i);

            void Add(string name) => statement.Parameters.Add(column.TypeMapping!.CreateParameter(statement, name, null, true));
        }
        return prepared[shape] = statement;
    }

    private static readonly ISqlGenerationHelper Names = new RelationalSqlGenerationHelper(new());
}
