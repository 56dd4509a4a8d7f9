namespace Fashu;

/// <summary>The key of a request that was carried out; the same key is refused a second time.</summary>
public sealed class DoneRow
{
    public Guid Key { get; internal set; }
    public Guid Subject { get; internal set; }

    /// <summary>The address a browser was sent to; a second try is sent there too.</summary>
    public string? Answer { get; set; }
}
