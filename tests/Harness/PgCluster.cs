using System.Diagnostics;
using Npgsql;

namespace Fashu.Harness;

/// <summary>A throwaway PostgreSQL cluster in a folder of its own, reached by unix socket only. As root it runs as 'postgres', since the server refuses root.</summary>
public sealed class PgCluster : IAsyncDisposable
{
    private static readonly bool root = Environment.UserName == "root";
    private static int databases;
    private readonly string folder, bin;

    private PgCluster(string folder, string bin) => (this.folder, this.bin) = (folder, bin);

    public string ConnectionString => Connection("postgres");

    public static async Task<PgCluster> StartAsync(bool durable = false)
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").MaxBy(d => int.Parse(Path.GetFileName(d)))! + "/bin";
        var folder = $"/tmp/pg-{Guid.NewGuid():N}"[..16]; // a socket path has at most 107 bytes
        Directory.CreateDirectory(folder + "/s");
        var cluster = new PgCluster(folder, bin);
        if (root) await Run("/bin/chown", "-R", "postgres:", folder);
        await cluster.Serve("initdb", "-D", folder + "/d", "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        var settings = $"-c listen_addresses='' -c unix_socket_directories={folder}/s -c max_connections=100 -c shared_buffers=64MB";
        if (!durable) settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        await cluster.Serve("pg_ctl", "-D", folder + "/d", "-w", "-t", "30", "-l", folder + "/log", "-o", settings, "start");
        return cluster;
    }

    /// <summary>A new database, empty or copied from a template that nobody is connected to; returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"t{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}", connection);
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    public Task StopAsync() => Serve("pg_ctl", "-D", folder + "/d", "-m", "immediate", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(folder + "/d/postmaster.pid")) await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Connection(string database) =>
        $"Host={folder}/s;Username=app;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    private Task Serve(string program, params string[] arguments) => root
        ? Run("/usr/sbin/runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments])
        : Run($"{bin}/{program}", arguments);

    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token); // only the exit: the started server keeps the pipes open
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }
}
