using Fashu.Harness;
using Fashu.Migrate;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;

namespace Fashu.Kernel.Tests.Migrations;

/// <summary>What ./migrate --check compares: the migrations themselves with their snapshot.</summary>
public class MadeTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public void The_migrations_make_what_their_snapshot_says(Database database)
    {
        using var db = Open(database);
        Assert.Empty(Made.Behind(db));
    }

    [Theory, MemberData(nameof(Both))]
    public void A_table_a_column_or_an_index_that_is_not_made_is_named(Database database)
    {
        using var db = Open(database);
        var all = Made.Operations(db).ToList();
        var matters = all.OfType<CreateTableOperation>().Single(o => o.Name == "kernel_matter");
        Assert.Contains("not made: table kernel_matter", Made.Behind(db, all.Except([matters])));
        var index = all.OfType<CreateIndexOperation>().First(o => o.Table == "kernel_matter");
        Assert.Contains(index.Name, Assert.Single(Made.Behind(db, all.Except([index]))));
        matters.Columns.RemoveAll(c => c.Name == "Silent");
        Assert.StartsWith("not made: column kernel_matter.Silent ", Assert.Single(Made.Behind(db, all)));
        AddColumnOperation extra = new() { Table = "kernel_matter", Name = "Extra", ColumnType = "TEXT" };
        Assert.Contains("made, but not in the snapshot: column kernel_matter.Extra TEXT", Made.Behind(db, all.Append(extra)));
    }

    [Fact]
    public void Later_migrations_count_with_the_first()
    {
        CreateTableOperation table = new() { Name = "t", Columns = { new() { Table = "t", Name = "A", ColumnType = "TEXT" } } };
        AddColumnOperation added = new() { Table = "t", Name = "B", ColumnType = "INTEGER", IsNullable = true };
        AlterColumnOperation altered = new() { Table = "t", Name = "A", ColumnType = "INTEGER" };
        Assert.Equal(["column t.A INTEGER", "column t.B INTEGER null", "table t"], Made.By([table, added, altered]));
        Assert.Equal(["column t.A TEXT", "table t"], Made.By([table, added, new DropColumnOperation { Table = "t", Name = "B" }]));
        Assert.Empty(Made.By([table, new DropTableOperation { Name = "t" }]));
    }

    private static AppDb Open(Database database) => database == Database.Sqlite
        ? new((DbContextOptions<AppDb>)new DbContextOptionsBuilder<AppDb>().UseFashuSqlite("unused.db", null, "Fashu.Migrations.Sqlite").Options)
        : new((DbContextOptions<AppDb>)new DbContextOptionsBuilder<AppDb>().UseFashuPostgres(NpgsqlDataSource.Create("Host=unused"), "Fashu.Migrations.Postgres").Options);
}
