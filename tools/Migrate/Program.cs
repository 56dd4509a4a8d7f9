using Fashu;
using Fashu.Migrate;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

// Writes the next migration for both databases (NAME), starts anew with a single one (--reset), or says whether one is missing (--check).
if (args is not [var wish]) return Say("usage: ./migrate NAME | --reset | --check");
var root = Directory.GetCurrentDirectory();
var missing = false;
foreach (var target in (Target[])[
    new("Migrations.Sqlite", assembly => new DbContextOptionsBuilder<AppDb>().UseFashuSqlite("unused.db", null, assembly),
        () => new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices()),
    new("Migrations.Postgres", assembly => new DbContextOptionsBuilder<AppDb>().UseFashuPostgres(NpgsqlDataSource.Create("Host=unused"), assembly),
        () => new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices())])
{
    var project = Path.Combine(root, "src", target.Project);
    var assembly = "Fashu." + target.Project;
    await using var db = new AppDb((DbContextOptions<AppDb>)target.Options(assembly).Options);
    var behind = Made.Behind(db);
    foreach (var line in behind.Take(20)) Console.WriteLine($"{target.Project}: {line}");
    var pending = db.Database.HasPendingModelChanges() || behind.Count > 0;
    missing |= pending;
    Console.WriteLine($"{target.Project}: {(behind.Count > 0 ? "the migrations make another database than their snapshot says" : pending ? "the model has changes without a migration" : "in step")}");
    if (wish == "--check" || (wish == "--reset" && !pending)) continue;
    if (wish == "--reset")
    {
        foreach (var file in Directory.GetFiles(project, "*.cs")) File.Delete(file);
        await using var fresh = new AppDb((DbContextOptions<AppDb>)target.Options(typeof(Target).Assembly.GetName().Name!).Options);
        Write(fresh, target, project, "Initial", assembly);
    }
    else Write(db, target, project, wish, assembly);
}
return wish == "--check" && missing ? 1 : 0;

static void Write(AppDb db, Target target, string project, string name, string assembly)
{
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(db);
    target.Design().ConfigureDesignTimeServices(services);
    using var scope = services.BuildServiceProvider().CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, assembly, language: "C#");
    // the first migration keeps one name for ever, so that starting anew makes small diffs
    if (name == "Initial")
    {
        var id = "20260101000000_Initial";
        migration = new(migration.FileExtension, migration.PreviousMigrationId,
            migration.MigrationCode, migration.MigrationId,
            migration.MetadataCode.Replace(migration.MigrationId, id), migration.MigrationSubNamespace,
            migration.SnapshotCode, migration.SnapshotName, migration.SnapshotSubnamespace);
        File.WriteAllText(Path.Combine(project, "Initial.cs"), migration.MigrationCode);
        File.WriteAllText(Path.Combine(project, "Initial.Designer.cs"), migration.MetadataCode);
        File.WriteAllText(Path.Combine(project, migration.SnapshotName + ".cs"), migration.SnapshotCode);
    }
    else scaffolder.Save(project, migration, project);
}

static int Say(string text)
{
    Console.Error.WriteLine(text);
    return 2;
}

internal sealed record Target(string Project, Func<string, DbContextOptionsBuilder> Options, Func<IDesignTimeServices> Design);
