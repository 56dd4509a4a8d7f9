namespace Fashu;

/// <summary>Reads the snapshots before anything else is done at the start.</summary>
internal sealed class ReadSnapshots(Snapshots snapshots) : IAtStart
{
    public int Order => -100;

    public Task Run(CancellationToken cancel) => snapshots.Refresh(cancel);
}
