using Fashu;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fashu.Harness;

/// <summary>The whole program on a fresh database, with a clock that the test moves. Jobs and reactions run when <see cref="Settle"/> is called.</summary>
public sealed class FashuApp : WebApplicationFactory<Program>
{
    // one key folder for all programs of a test run: EF keeps a model per vault, and making one takes a second
    private static readonly Vault vault = Vault.At(Directory.CreateTempSubdirectory("fashu-keys-").FullName);
    private readonly string folder = Directory.CreateTempSubdirectory("fashu-").FullName;
    private readonly Dictionary<string, string?> settings;
    private readonly Action<IServiceCollection>? more;
    private readonly bool live;

    private FashuApp(Dictionary<string, string?> settings, bool live, Action<IServiceCollection>? more) => (this.settings, this.live, this.more) = (settings, live, more);

    public TestClock Clock { get; } = new();

    /// <summary>Where the program keeps database and files.</summary>
    public string Folder => folder;

    /// <param name="demo">With the sample city, so many matters in it (60 unless <paramref name="more"/> says another <c>DemoMatters</c>).</param>
    /// <param name="live">Real clock, served on a real port: for browsers.</param>
    public static async Task<FashuApp> Start(Database database, bool demo = false, bool live = false, Action<IServiceCollection>? services = null, Dictionary<string, string?>? more = null)
    {
        var app = Of(demo, live, services, more);
        if (!demo) await app.OnEmpty(database);
        else if (await SampleTemplate.Copy(new(database, app.settings["DemoMatters"]!, live), app.Data) is { } copy) app.settings["ConnectionStrings:Fashu"] = copy;
        if (live) app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    /// <summary>A sample city on an empty database, for <see cref="SampleTemplate"/>.</summary>
    internal static async Task<FashuApp> First(SampleTemplate.Kind kind)
    {
        var app = Of(true, kind.Live, null, new() { ["DemoMatters"] = kind.Matters });
        await app.OnEmpty(kind.Database);
        app.StartServer();
        return app;
    }

    /// <summary>Where this program keeps its database and files.</summary>
    internal string Data => Path.Combine(folder, settings["Demo"] == "true" ? "demo" : "city");

    internal string? Connection => settings.GetValueOrDefault("ConnectionStrings:Fashu");

    private static FashuApp Of(bool demo, bool live, Action<IServiceCollection>? services, Dictionary<string, string?>? more)
    {
        var app = new FashuApp(new(more ?? []) { ["Demo"] = demo ? "true" : "false", ["TestNumbers"] = "true" }, live, services);
        app.settings["Data"] = app.folder;
        if (demo) app.settings.TryAdd("DemoMatters", "60");
        Directory.CreateDirectory(app.Data);
        return app;
    }

    private async Task OnEmpty(Database database)
    {
        if (database == Database.Postgres) settings["ConnectionStrings:Fashu"] = await Databases.FreshPostgres();
        else await Databases.FreshSqlite(Path.Combine(Data, "fashu.db"));
    }

    /// <summary>Base address; with <c>live</c> one that a browser can open.</summary>
    public Uri Url
    {
        get
        {
            using var client = CreateClient();
            return client.BaseAddress!;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // what a test provokes on purpose is no news; FASHU_LOG=1 shows it
        if (Environment.GetEnvironmentVariable("FASHU_LOG") is null) builder.ConfigureLogging(log => log.ClearProviders());
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.Module.Assembly.GetName().Name?.StartsWith("Fashu", StringComparison.Ordinal) == true).ToList()) services.Remove(job);
            services.Replace(ServiceDescriptor.Singleton(vault));
            services.Replace(ServiceDescriptor.Singleton(Printing.Browser));
            if (!live)
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.RemoveAll<IHostedService>();
            }
            more?.Invoke(services);
        });
    }

    /// <summary>Does something with a service of its own scope.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task With<TService>(Func<TService, Task> act) where TService : notnull =>
        With<TService, bool>(async service => { await act(service); return true; });

    /// <summary>Runs due jobs and delivers announcements until nothing is left to do now.</summary>
    public async Task Settle()
    {
        await Services.GetRequiredService<JobRunner>().RunDue(default);
        while (await Services.GetRequiredService<Dispatcher>().Deliver(default) > 0) { }
    }

    /// <summary>Ends the program, but leaves its folder and database.</summary>
    internal ValueTask Stop() => base.DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
