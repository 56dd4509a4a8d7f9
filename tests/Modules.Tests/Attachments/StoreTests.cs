namespace Fashu.Attachments;

/// <summary>The folder of contents: one file per content, whole or not at all.</summary>
public sealed class StoreTests : IDisposable
{
    private static readonly DateTime now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);
    private readonly string folder = Directory.CreateTempSubdirectory("fashu-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_same_bytes_are_stored_once()
    {
        var store = new DiskStore(folder, 0);
        var first = await Keep(store, "一样的内容"u8.ToArray());
        Assert.Equal(first, await Keep(store, "一样的内容"u8.ToArray()));
        Assert.NotEqual(first, await Keep(store, "别的内容"u8.ToArray()));
        Assert.Equal(2, Contents().Count);
        using var read = new MemoryStream();
        await using (var content = store.Open(first)!) await content.CopyToAsync(read, TestContext.Current.CancellationToken);
        Assert.Equal("一样的内容"u8.ToArray(), read.ToArray());
        Assert.Null(store.Open(new string('0', 64)));
    }

    [Fact]
    public async Task Many_who_send_the_same_at_once_are_all_answered()
    {
        var store = new DiskStore(folder, 0);
        for (var round = 0; round < 20; round++)
        {
            var bytes = BitConverter.GetBytes(round);
            var incoming = Enumerable.Range(0, 16).Select(_ => store.Receive()).ToList();
            foreach (var one in incoming) one.Content.Write(bytes);
            var sums = await Task.WhenAll(incoming.Select(one => Task.Run(async () => (await one.Keep(default)).Sha256)));
            foreach (var one in incoming) await one.DisposeAsync();
            Assert.Single(sums.Distinct());
        }
        Assert.Equal(20, Contents().Count);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "incoming")));
    }

    [Fact]
    public async Task What_is_not_kept_leaves_nothing()
    {
        var store = new DiskStore(folder, 0);
        await using (var incoming = store.Receive()) incoming.Content.Write("半个文件"u8);
        Assert.Empty(Contents());
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "incoming")));
    }

    [Fact]
    public void Without_the_room_that_must_stay_free_nothing_is_received()
    {
        var full = Assert.Throws<StorageFull>(() => new DiskStore(folder, long.MaxValue).Receive());
        Assert.Equal("系统存储空间已满，暂时无法保存，请稍后再试。", full.Message);
        Assert.Empty(Contents());
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "incoming")));
    }

    [Theory]
    [InlineData(28, true)] // no space
    [InlineData(122, true)] // quota
    [InlineData(27, true)] // limit of a single file
    [InlineData(5, false)] // input/output
    public void A_full_disk_is_told_from_other_trouble(int error, bool full) =>
        Assert.Equal(full, DiskErrors.AsStorage(new IOException("disk", error)) is StorageFull);

    [Fact]
    public async Task A_content_sent_again_is_young_again()
    {
        var store = new DiskStore(folder, 0);
        var sum = await Keep(store, "内容"u8.ToArray());
        File.SetLastWriteTimeUtc(Contents().Single(), now.AddDays(-30));
        Assert.Equal([sum], store.OlderThan(now.AddDays(-1)));
        await Keep(store, "内容"u8.ToArray());
        Assert.Empty(store.OlderThan(now.AddDays(-1)));
        store.Delete(sum, now.AddDays(-1)); // decided before it was sent again
        Assert.Single(Contents());
    }

    [Fact]
    public void Unfinished_uploads_go_when_they_are_old()
    {
        var store = new DiskStore(folder, 0);
        Directory.CreateDirectory(Path.Combine(folder, "incoming"));
        foreach (var (name, at) in new[] { ("old", now.AddDays(-2)), ("young", now) })
        {
            File.WriteAllText(Path.Combine(folder, "incoming", name), "半个");
            File.SetLastWriteTimeUtc(Path.Combine(folder, "incoming", name), at);
        }
        store.DropUnfinished(now.AddDays(-1));
        Assert.Equal(["young"], Directory.GetFiles(Path.Combine(folder, "incoming")).Select(Path.GetFileName));
    }

    private static async Task<string> Keep(DiskStore store, byte[] bytes)
    {
        await using var incoming = store.Receive();
        await incoming.Content.WriteAsync(bytes);
        return (await incoming.Keep(default)).Sha256;
    }

    private List<string> Contents() => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("incoming", StringComparison.Ordinal))];
}
