using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Fashu;

/// <summary>One row to write: which statement, and its values in the order of the statement's marks.</summary>
internal sealed record StoredRow(Shape Shape, StoredValue[] Values)
{
    /// <summary>Null where the database makes a value, a document is changed in part or a value has an uncommon type.</summary>
    public static StoredRow? Of(IReadOnlyModificationCommand command)
    {
        var columns = command.ColumnModifications;
        if (command.StoreStoredProcedure is not null || command.Schema is not null || columns.Count == 0) return null;
        var shape = new Shape(command);
        var values = new StoredValue[shape.Marks];
        var (written, asked) = (0, shape.Written);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.IsRead || column.JsonPath is not null || column.TypeMapping is not { } mapping || column.Column is null) return null;
            if (shape.Writes(i) && !Store(column.Value, values, written++)) return null;
            if (column.IsCondition && !Store(column.OriginalValue, values, asked++)) return null;

            bool Store(object? value, StoredValue[] into, int at) =>
                StoredValue.TryOf(mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value, out into[at]);
        }
        return new(shape, values);
    }
}

/// <summary>What makes two commands share one statement: kind, and which column is for what.</summary>
internal sealed class Shape : IEquatable<Shape>
{
    private static readonly ISqlGenerationHelper names = new RelationalSqlGenerationHelper(new());
    private readonly EntityState kind;
    private readonly (IColumnBase? Column, int Use)[] columns; // columns are objects of the model: one each
    private readonly int hash;

    public Shape(IReadOnlyModificationCommand command)
    {
        kind = command.EntityState;
        columns = new (IColumnBase?, int)[command.ColumnModifications.Count];
        var code = (int)kind;
        for (var i = 0; i < columns.Length; i++)
        {
            var column = command.ColumnModifications[i];
            var use = (column.IsWrite && kind != EntityState.Deleted ? 1 : 0) | (column.IsCondition ? 2 : 0);
            columns[i] = (column.Column, use);
            Written += use & 1;
            Marks += (use & 1) + (use >> 1);
            code = HashCode.Combine(code, RuntimeHelpers.GetHashCode(column.Column), use);
        }
        hash = code;
    }

    /// <summary>Values written; they come before those asked for.</summary>
    public int Written { get; }

    /// <summary>Marks in the statement.</summary>
    public int Marks { get; }

    public bool Writes(int column) => (columns[column].Use & 1) != 0;

    public string Sql(IReadOnlyModificationCommand command)
    {
        var all = command.ColumnModifications;
        var written = all.Where((_, i) => Writes(i)).Select(c => Name(c.ColumnName)).ToArray();
        var where = string.Join(" AND ", all.Where(c => c.IsCondition).Select(c => $"{Name(c.ColumnName)} {(c.IsKey ? "=" : "IS")} ?"));
        var table = Name(command.TableName);
        return kind switch
        {
            EntityState.Added => $"INSERT INTO {table} ({string.Join(", ", written)}) VALUES ({string.Join(", ", written.Select(_ => "?"))})",
            EntityState.Modified => $"UPDATE {table} SET {string.Join(", ", written.Select(name => $"{name} = ?"))} WHERE {where}",
            _ => $"DELETE FROM {table} WHERE {where}",
        };

        static string Name(string plain) => names.DelimitIdentifier(plain);
    }

    public bool Equals(Shape? other) => other is not null && hash == other.hash && kind == other.kind && columns.AsSpan().SequenceEqual(other.columns);
    public override bool Equals(object? other) => Equals(other as Shape);
    public override int GetHashCode() => hash;
}
