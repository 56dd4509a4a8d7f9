namespace Fashu;

/// <summary>The key of a request that was carried out; the same key is refused a second time.</summary>
public sealed class DoneRow
{
    public Guid Key { get; internal set; }
    public Guid Subject { get; init; }

    /// <summary>For a form the address a browser was sent to, where a second try is sent too; for a program the sum of what it sent.</summary>
    public string? Answer { get; set; }
}
