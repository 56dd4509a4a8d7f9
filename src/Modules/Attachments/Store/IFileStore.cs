namespace Fashu.Attachments;

/// <summary>Keeps contents under their SHA-256. On disk by default; an object store can take its place.</summary>
internal interface IFileStore
{
    /// <summary>A place to write to that nobody sees until it is kept; disposing drops what was not.</summary>
    /// <exception cref="StorageFull">Less room than must stay free.</exception>
    IncomingFile Receive();

    /// <summary>The content for reading from any position; null if there is none.</summary>
    Stream? Open(string sha256);

    /// <summary>Contents last written before the instant (UTC).</summary>
    IEnumerable<string> OlderThan(DateTime before);

    /// <summary>Deletes a content, unless it was written again since the instant (UTC).</summary>
    void Delete(string sha256, DateTime before);

    /// <summary>Drops unfinished uploads older than the instant (UTC).</summary>
    void DropUnfinished(DateTime before);
}

/// <summary>A content on its way into the store.</summary>
internal abstract class IncomingFile : IAsyncDisposable
{
    /// <summary>Seekable, for writing and reading.</summary>
    public abstract Stream Content { get; }

    /// <summary>Sums the content up and puts it in its place; the same content twice is stored once.</summary>
    public abstract Task<(string Sha256, long Bytes)> Keep(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
