namespace Fashu;

/// <summary>Something the clock does. Runs on one node at a time; must be safe to run again.</summary>
public interface IJob
{
    string Name { get; }

    /// <summary>What the health page calls it.</summary>
    string Title => Name;

    /// <summary>Pause between two runs.</summary>
    TimeSpan Every { get; }

    Task Run(CancellationToken cancel);
}

/// <summary>When a job ran last and how it went, for the health page.</summary>
public sealed class JobRow
{
    public string Name { get; internal set; } = "";
    public DateTime StartedAt { get; internal set; }
    public DateTime? EndedAt { get; internal set; }
    public string? Error { get; internal set; }
}
