using System.Security.Cryptography;

namespace Fashu.Attachments;

/// <summary>Files under <c>ab/cdef…</c> by their SHA-256: written under a passing name, flushed to the disk, then renamed, so that a name always means a whole file.</summary>
internal sealed class DiskStore : IFileStore
{
    private const int Buffer = 128 * 1024;
    private readonly string root, incoming;
    private readonly long keepFree;

    /// <param name="root">Folder of the store; made if missing.</param>
    /// <param name="keepFree">Bytes that uploads must leave free, so that the database can go on.</param>
    public DiskStore(string root, long keepFree)
    {
        (this.root, this.keepFree) = (Path.GetFullPath(root), keepFree);
        incoming = Path.Combine(this.root, "incoming");
    }

    public IncomingFile Receive() => Guarded(() =>
    {
        Directory.CreateDirectory(incoming);
        if (new DriveInfo(root).AvailableFreeSpace < keepFree) throw new StorageFull();
        return new Incoming(this, Path.Combine(incoming, Guid.CreateVersion7().ToString("N")));
    });

    public Stream? Open(string sha256)
    {
        try { return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, FileOptions.Asynchronous); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    public IEnumerable<string> OlderThan(DateTime before)
    {
        if (!Directory.Exists(root)) yield break;
        foreach (var folder in Directory.EnumerateDirectories(root).Where(d => Path.GetFileName(d).Length == 2))
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before))
                yield return Path.GetFileName(folder) + file.Name;
    }

    public void Delete(string sha256, DateTime before)
    {
        if (File.GetLastWriteTimeUtc(PathOf(sha256)) < before) File.Delete(PathOf(sha256));
    }

    public void DropUnfinished(DateTime before)
    {
        if (!Directory.Exists(incoming)) return;
        foreach (var file in new DirectoryInfo(incoming).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before)) file.Delete();
    }

    private string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256[2..]);

    private static T Guarded<T>(Func<T> work)
    {
        try { return work(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw DiskErrors.AsStorage(e); }
    }

    private sealed class Incoming(DiskStore store, string path) : IncomingFile
    {
        private readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, Buffer, FileOptions.Asynchronous);
        private bool kept;

        public override Stream Content => file;

        public override async Task<(string Sha256, long Bytes)> Keep(CancellationToken cancel)
        {
            try
            {
                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
                file.Position = 0;
                var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
                var place = store.PathOf(sha256);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                if (File.Exists(place)) File.SetLastWriteTimeUtc(place, File.GetLastWriteTimeUtc(path)); // young again, so that the sweep leaves it
                else
                {
                    File.Move(path, place, overwrite: true); // somebody may have sent the same a moment ago
                    kept = true;
                    file.Flush(flushToDisk: true); // once more: now the new name is in the journal as well
                }
                return (sha256, file.Length);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw DiskErrors.AsStorage(e); }
        }

        public override async ValueTask DisposeAsync()
        {
            try { await file.DisposeAsync(); }
            catch (IOException) { } // a full disk speaks up again on closing; the file goes anyway
            if (!kept) File.Delete(path);
        }
    }
}

/// <summary>Tells a full disk from other trouble.</summary>
internal static class DiskErrors
{
    private const int NoSpace = 28, TooBig = 27, Quota = 122, WindowsFull = unchecked((int)0x80070070), WindowsHandleFull = unchecked((int)0x80070027);

    public static StorageUnavailable AsStorage(Exception error) =>
        error is IOException { HResult: NoSpace or TooBig or Quota or WindowsFull or WindowsHandleFull } ? new StorageFull(error) : new StorageUnavailable("文件暂时无法保存，请稍后再试。", error);
}
