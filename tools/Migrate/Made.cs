using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Fashu.Migrate;

/// <summary>What a row of migration operations leaves behind, as lines that can be compared: tables, columns with type and null, keys, indexes.</summary>
internal static class Made
{
    /// <summary>Where the migrations make another database than their snapshot says: one of the two may have been written without the other, in a merge or by hand.</summary>
    /// <param name="operations">Null: those of the migrations themselves.</param>
    public static IReadOnlyList<string> Behind(AppDb db, IEnumerable<MigrationOperation>? operations = null)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        // one of its own: a snapshot is finished once, and whoever asks for pending changes finishes it too
        var model = migrations.ModelSnapshot is { } known ? ((ModelSnapshot)Activator.CreateInstance(known.GetType())!).Model : null;
        if (model is IMutableModel open) model = open.FinalizeModel();
        var snapshot = model is null ? null : db.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true, null).GetRelationalModel();
        var wanted = By(db.GetService<IMigrationsModelDiffer>().GetDifferences(null, snapshot));
        var made = By(operations ?? Operations(db));
        return [.. wanted.Except(made).Select(l => $"not made: {l}"), .. made.Except(wanted).Select(l => $"made, but not in the snapshot: {l}")];
    }

    /// <summary>What all migrations do, from the first.</summary>
    public static IEnumerable<MigrationOperation> Operations(AppDb db)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        return migrations.Migrations.Values.SelectMany(m => migrations.CreateMigration(m, db.Database.ProviderName!).UpOperations);
    }

    public static IReadOnlyCollection<string> By(IEnumerable<MigrationOperation> operations)
    {
        SortedSet<string> made = new(StringComparer.Ordinal);
        foreach (var operation in operations)
            switch (operation)
            {
                case CreateTableOperation o:
                    made.Add($"table {o.Name}");
                    foreach (var column in o.Columns) made.Add(Line(column));
                    if (o.PrimaryKey is { } key) made.Add($"key {o.Name}({string.Join(',', key.Columns)})");
                    foreach (var unique in o.UniqueConstraints) made.Add($"unique {o.Name}({string.Join(',', unique.Columns)})");
                    foreach (var foreign in o.ForeignKeys) made.Add(Line(foreign));
                    break;
                case DropTableOperation o: made.RemoveWhere(l => l == $"table {o.Name}" || l.Contains($" {o.Name}(", StringComparison.Ordinal) || l.StartsWith($"column {o.Name}.", StringComparison.Ordinal)); break;
                case AddColumnOperation o: made.Add(Line(o)); break;
                case AlterColumnOperation o:
                    made.RemoveWhere(l => l.StartsWith($"column {o.Table}.{o.Name} ", StringComparison.Ordinal));
                    made.Add(Line(o));
                    break;
                case DropColumnOperation o: made.RemoveWhere(l => l.StartsWith($"column {o.Table}.{o.Name} ", StringComparison.Ordinal)); break;
                case CreateIndexOperation o: made.Add($"index {o.Table}({string.Join(',', o.Columns)}) {o.Name}{(o.IsUnique ? " unique" : "")} {o.Filter}"); break;
                case DropIndexOperation o: made.RemoveWhere(l => l.StartsWith("index ", StringComparison.Ordinal) && l.Contains($" {o.Name} ", StringComparison.Ordinal)); break;
                case AddForeignKeyOperation o: made.Add(Line(o)); break;
                case DropForeignKeyOperation: break; // named otherwise than by its columns; the table that takes its place says it again
                default: made.Add($"{operation.GetType().Name}"); break;
            }
        return made;
    }

    private static string Line(ColumnOperation column) => $"column {column.Table}.{column.Name} {column.ColumnType}{(column.IsNullable ? " null" : "")}";

    private static string Line(AddForeignKeyOperation foreign) => $"foreign {foreign.Table}({string.Join(',', foreign.Columns)}) {foreign.PrincipalTable}";
}
