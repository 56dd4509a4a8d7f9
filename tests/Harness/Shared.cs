namespace Fashu.Harness;

/// <summary>What the programs of a test run share, ended as a fixture of the assembly: the runner lets a process only ten seconds after its last test, and hundreds of databases take longer to clear away.</summary>
public sealed class Shared : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Printing.End();
        await Databases.End();
    }
}
