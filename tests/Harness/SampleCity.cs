using System.Collections.Concurrent;

namespace Fashu.Harness;

/// <summary>The program with the sample city, one a database, shared by the tests of a class.</summary>
public sealed class SampleCity : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Database, Lazy<Task<FashuApp>>> apps = [];

    public Task<FashuApp> On(Database database) =>
        apps.GetOrAdd(database, d => new(() => FashuApp.Start(d, demo: true))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values) await (await app.Value).DisposeAsync();
    }
}
