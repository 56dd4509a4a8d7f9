namespace Fashu;

/// <summary>Something a module does once when the program starts, after the schema is in step and before requests are taken.</summary>
public interface IAtStart
{
    /// <summary>Lower runs earlier; sample data runs from 100.</summary>
    int Order { get; }

    Task Run(CancellationToken cancel);
}
