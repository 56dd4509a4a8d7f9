using Fashu.Harness;

[assembly: AssemblyFixture(typeof(Fashu.Kernel.Tests.Postgres))]

namespace Fashu.Kernel.Tests;

public enum Engine { Sqlite, Postgres }

/// <summary>One PostgreSQL cluster for the whole run.</summary>
public sealed class Postgres : IAsyncLifetime
{
    public PgCluster Cluster { get; private set; } = null!;
    public async ValueTask InitializeAsync() => Cluster = await PgCluster.StartAsync();
    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
