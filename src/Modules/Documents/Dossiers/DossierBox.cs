using System.IO.Compression;
using System.Security.Cryptography;

namespace Fashu.Documents.Dossiers;

/// <summary>The zip while it is written: every file goes through once and leaves its length and SHA-256 behind.</summary>
internal sealed class DossierBox(ZipArchive zip, DateTime atUtc)
{
    public Task<DossierManifest.File> Write(string path, byte[] bytes, CancellationToken cancel) =>
        Write(path, _ => Task.FromResult<Stream>(new MemoryStream(bytes)), cancel);

    public async Task<DossierManifest.File> Write(string path, Func<CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = atUtc.ToCity();
        await using var from = await open(cancel);
        await using var to = await entry.OpenAsync(cancel);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long length = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; length += read)
        {
            sum.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new(path, length, Convert.ToHexStringLower(sum.GetHashAndReset()));
    }
}
