using System.Security.Cryptography;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Attachments;

/// <summary>Files on their way into a matter: type, limits, the store, and a disk that fills up amid the upload.</summary>
public class IntakeTests(IntakeTests.Program program) : IClassFixture<IntakeTests.Program>
{
    private const long Megabyte = 1024 * 1024;

    public static IEnumerable<object[]> Both => Databases.All;

    /// <summary>One program a database; each test works on matters of its own.</summary>
    public sealed class Program : IAsyncDisposable
    {
        private readonly Dictionary<Database, FashuApp> apps = [];

        public async Task<FashuApp> On(Database database)
        {
            if (!apps.TryGetValue(database, out var app)) apps[database] = app = await FashuApp.Start(database);
            return app;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var app in apps.Values) await app.DisposeAsync();
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_kind_that_is_let_in_is_stored_under_its_sum(Database database)
    {
        var (app, matter) = (await program.On(database), Guid.CreateVersion7());
        var files = new[] { FileSamples.Jpeg, FileSamples.Png, FileSamples.Webp, FileSamples.Heic, FileSamples.Pdf, FileSamples.Wav, FileSamples.M4a, FileSamples.Mp4, FileSamples.Docx(), FileSamples.ZipOf("a.txt") };
        foreach (var file in files)
        {
            var card = await Add(app, matter, "材料.exe", file);
            Assert.DoesNotMatch(@"\.exe$", card.Name);
            var stored = await app.With<IAttachments, byte[]>(a => a.Read(card.Id, default));
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(stored)), stored.Length), (card.Sha256, card.Bytes));
            Assert.Equal(-1, stored.AsSpan().IndexOf(FileSamples.Secret));
        }
        var kept = await app.With<IAttachments, IReadOnlyList<AttachmentCard>>(a => a.Of(matter, default));
        Assert.Equal(["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf", "audio/wav", "audio/mp4", "video/mp4", FileType.Docx.MediaType, "application/zip"], kept.Select(f => f.ContentType));
    }

    public static IEnumerable<object[]> Bad => Databases.All.SelectMany(d => new (string, byte[], string)[]
    {
        ("门.jpg", FileSamples.Exe, "这个文件的类型不能上传"),
        ("门.jpg", [], "这个文件是空的，请重新选择。"),
        ("门.jpg", FileSamples.Jpeg[..30], "这张图片不完整，无法去掉其中的拍摄地点"),
        ("话.m4a", FileSamples.M4a[..40], "这段录音或录像不完整"),
        ("表.docx", FileSamples.Docx("word/vbaProject.bin"), "带有宏，不能上传"),
        ("页.html", "<script>alert(1)</script>"u8.ToArray(), "这个文件的类型不能上传"),
    }.Select(f => new object[] { d[0], f.Item1, f.Item2, f.Item3 }));

    [Theory, MemberData(nameof(Bad))]
    public async Task What_is_not_let_in_is_told_and_leaves_nothing(Database database, string name, byte[] content, string sentence)
    {
        var (app, matter) = (await program.On(database), Guid.CreateVersion7());
        var before = OnDisk(app);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Add(app, matter, name, content));
        Assert.Contains(sentence, refused.Message);
        Assert.Empty(await app.With<IAttachments, IReadOnlyList<AttachmentCard>>(a => a.Of(matter, default)));
        Assert.Equal(before, OnDisk(app));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_may_be_as_large_as_the_limit_and_no_larger(Database database)
    {
        var (app, matter) = (await program.On(database), Guid.CreateVersion7());
        Assert.Equal(30 * Megabyte, (await Add(app, matter, "a.pdf", Sized(FileSamples.Pdf, 30 * Megabyte))).Bytes);
        var before = OnDisk(app);
        foreach (var (file, size, limit) in new[] { (FileSamples.Pdf, 30 * Megabyte + 1, 30), (FileSamples.Jpeg, 20 * Megabyte + 1, 20), (FileSamples.Wav, 100 * Megabyte + 1, 100) })
            Assert.Equal($"这个文件太大，最大可以上传 {limit} MB。", (await Assert.ThrowsAsync<RuleBroken>(() => Add(app, matter, "a", Sized(file, size)))).Message);
        Assert.Equal(before, OnDisk(app));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_matter_takes_so_much_and_no_more(Database database)
    {
        var (app, matter, other) = (await program.On(database), Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.With<AppDb>(async db =>
        {
            db.StoredFiles.Add(StoredFile.Keep(matter, FileKinds.Video, "长.mp4", FileType.Mp4, 500 * Megabyte - 100, new('a', 64), null, true, By(app)));
            await db.SaveChangesAsync();
        });
        await Add(app, matter, "a.png", FileSamples.Png[..]);
        Assert.Contains("这件事的材料已经很多", (await Assert.ThrowsAsync<RuleBroken>(() => Add(app, matter, "b.png", FileSamples.Png))).Message);
        await Add(app, other, "b.png", FileSamples.Png);
        // two in one unit of work count as well
        await app.With<IAttachments>(async a =>
        {
            var third = Guid.CreateVersion7();
            await a.Add(third, FileKinds.Paper, "a.pdf", Stream(Sized(FileSamples.Pdf, 30 * Megabyte)), By(app), default);
            Assert.Equal(30 * Megabyte, (await a.Add(third, FileKinds.Paper, "b.pdf", Stream(Sized(FileSamples.Pdf, 30 * Megabyte)), By(app), default)).Bytes);
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_picture_of_two_matters_lies_on_the_disk_once_and_goes_with_the_last(Database database)
    {
        await using var app = await FashuApp.Start(database);
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await Add(app, one, "a.png", FileSamples.Png);
        Assert.Equal(first.Sha256, (await Add(app, two, "b.png", FileSamples.Png)).Sha256);
        Assert.Single(OnDisk(app));
        await Discard(app, one);
        await Sweep(app);
        Assert.Single(OnDisk(app));
        await Assert.ThrowsAsync<Missing>(() => app.With<IAttachments, byte[]>(a => a.Read(first.Id, default)));
        await Discard(app, two);
        foreach (var file in OnDisk(app)) File.SetLastWriteTimeUtc(file, app.Clock.Now().AddHours(-23));
        await app.With<IEnumerable<IJob>>(jobs => jobs.OfType<SweepFiles>().Single().Run(default));
        Assert.Single(OnDisk(app)); // young: its row might be about to be saved
        await Sweep(app);
        Assert.Empty(OnDisk(app));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_disk_that_fills_up_gives_a_sentence_and_keeps_no_half(Database database)
    {
        var disk = new SmallDisk();
        await using var app = await FashuApp.Start(database, services: s => s.Replace(ServiceDescriptor.Singleton<IFileStore>(p => disk.Over(new DiskStore(disk.Folder, 0)))));
        var matter = Guid.CreateVersion7();
        await Add(app, matter, "a.png", FileSamples.Png);
        disk.Room = 300_000;
        var full = await Assert.ThrowsAsync<StorageFull>(() => Add(app, matter, "b.pdf", Sized(FileSamples.Pdf, Megabyte)));
        Assert.Equal("系统存储空间已满，暂时无法保存，请稍后再试。", full.Message);
        Assert.Single(await app.With<IAttachments, IReadOnlyList<AttachmentCard>>(a => a.Of(matter, default)));
        Assert.Single(Directory.EnumerateFiles(disk.Folder, "*", SearchOption.AllDirectories));
        disk.Room = long.MaxValue;
        await Add(app, matter, "b.pdf", Sized(FileSamples.Pdf, Megabyte));
        Directory.Delete(disk.Folder, recursive: true);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_unknown_kind_is_refused(Database database)
    {
        var app = await program.On(database);
        Assert.Contains("种类", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<IAttachments>(a => a.Add(Guid.CreateVersion7(), "virus", "a.png", Stream(FileSamples.Png), By(app), default)))).Message);
    }

    private static Actor By(FashuApp app) => new(Guid.CreateVersion7(), "周秀英", ActorKind.Citizen, app.Clock.Now());

    private static Task<AttachmentCard> Add(FashuApp app, Guid matter, string name, byte[] content) => app.With<IServiceScopeFactory, AttachmentCard>(async scopes =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var card = await scope.ServiceProvider.GetRequiredService<IAttachments>().Add(matter, FileKinds.Evidence, name, Stream(content), By(app), default);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return card;
    });

    private static Task Discard(FashuApp app, Guid matter) => app.With<IServiceScopeFactory>(async scopes =>
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAttachments>().Discard(matter, null, default);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    // Contents get the time of the machine; the test's clock decides how old they are.
    private static async Task Sweep(FashuApp app)
    {
        foreach (var file in OnDisk(app)) File.SetLastWriteTimeUtc(file, app.Clock.Now().AddDays(-2));
        await app.With<IEnumerable<IJob>>(jobs => jobs.OfType<SweepFiles>().Single().Run(default));
    }

    private static List<string> OnDisk(FashuApp app) =>
        [.. Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Where(f => f.Contains("/files/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static MemoryStream Stream(byte[] content) => new(content);

    private static byte[] Sized(byte[] head, long size)
    {
        var file = new byte[size];
        head.CopyTo(file, 0);
        return file;
    }
}
