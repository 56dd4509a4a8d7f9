namespace Fashu.Attachments;

/// <summary>A store whose disk has only so much room, as the system would tell it: by an error amid writing.</summary>
internal sealed class SmallDisk
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fashu-small-").FullName;
    public long Room { get; set; } = long.MaxValue;

    public IFileStore Over(IFileStore store) => new Store(this, store);

    private sealed class Store(SmallDisk disk, IFileStore store) : IFileStore
    {
        public IncomingFile Receive() => new Incoming(store.Receive(), disk);
        public Stream? Open(string sha256) => store.Open(sha256);
        public IEnumerable<string> OlderThan(DateTime before) => store.OlderThan(before);
        public void Delete(string sha256, DateTime before) => store.Delete(sha256, before);
        public void DropUnfinished(DateTime before) => store.DropUnfinished(before);
    }

    private sealed class Incoming(IncomingFile file, SmallDisk disk) : IncomingFile
    {
        public override Stream Content { get; } = new Limited(file.Content, disk);
        public override Task<(string Sha256, long Bytes)> Keep(CancellationToken cancel) => file.Keep(cancel);
        public override ValueTask DisposeAsync() => file.DisposeAsync();
    }

    private sealed class Limited(Stream file, SmallDisk disk) : Stream
    {
        private const int NoSpace = 28;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => true;
        public override long Length => file.Length;
        public override long Position { get => file.Position; set => file.Position = value; }
        public override void Flush() => file.Flush();
        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);
        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);
        public override void SetLength(long value) => file.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (file.Position + count > disk.Room) throw new IOException("No space left on device", NoSpace);
            file.Write(buffer, offset, count);
        }
    }
}
