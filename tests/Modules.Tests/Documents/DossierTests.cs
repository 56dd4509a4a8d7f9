using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fashu.Documents;
using Fashu.Documents.Dossiers;
using Fashu.Documents.Pdf;

namespace Fashu.Modules.Tests.Documents;

[Collection(nameof(Desk))]
public sealed class DossierTests(Desk desk)
{
    private static readonly DateTime At = new(2026, 11, 21, 6, 5, 0, DateTimeKind.Utc);

    // One red pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

    private static readonly VolumeCover Cover = new()
    {
        Heading = "人民调解卷宗",
        Organization = "云岭县青石镇河东村人民调解委员会",
        Title = "柳河与沈桥相邻排水纠纷",
        Number = "（2026）河东人调字第12号",
        HandledBy = "顾调解",
        OpenedOn = new(2026, 11, 2),
        ClosedOn = new(2026, 11, 19),
        Outcome = "达成书面协议",
        FiledBy = "顾调解",
        FiledOn = new(2026, 11, 21),
        Checker = "方主任",
        Retention = "长期",
    };

    private static Func<CancellationToken, Task<Stream>> Bytes(byte[] bytes) => _ => Task.FromResult<Stream>(new MemoryStream(bytes));

    private static string Long(int pages) => "<meta charset=utf-8>" + string.Concat(Enumerable.Range(1, pages).Select(i => $"<p style='break-after:page'>第{i}面</p>")).Replace("break-after:page'>第" + pages, "'>第" + pages);

    private async Task<(DossierManifest Manifest, Dictionary<string, byte[]> Files)> Build(params VolumeItem[] items)
    {
        using var zip = new MemoryStream();
        var manifest = await desk.Get<IDossierBuilder>().Build(Cover, items, zip);
        zip.Position = 0;
        using var archive = new ZipArchive(zip);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            entry.Open().CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }
        return (manifest, files);
    }

    private async Task<VolumeItem[]> Everything()
    {
        var signed = await desk.Printer.PdfOf("<meta charset=utf-8><p>协议正文</p><a id=sign-a href='#sign-a' style='display:block;width:74mm;height:21mm'></a>");
        signed = await desk.Signer.Sign(signed, new(new("1", "柳河"), "签署", At) { Slot = "a", Mark = new("柳河", SignatureWay.OwnPhone, At) });
        var compressed = Desk.Saved(await desk.Printer.PdfOf(Long(3)));
        Desk.Tool("qpdf", "--object-streams=generate", "--rotate=+90:2", compressed, compressed + ".c");
        var locked = Desk.Saved(await desk.Printer.PdfOf(Long(1)));
        Desk.Tool("qpdf", "--encrypt", "a", "b", "256", "--", locked, locked + ".e");
        return
        [
            new("调解申请书", new(2026, 11, 1)) { Author = "柳河", FileName = "申请书.pdf", Pages = new VolumePages.Paper((p, c) => p.PdfOf(Long(2), null, c)) },
            new("现场照片", new(2026, 11, 1)) { FileName = "../../etc/照片.png", Pages = new VolumePages.Image(Bytes(Png), "image/png") },
            new("证据材料（扫描件）", null) { FileName = "扫描.pdf", Pages = new VolumePages.Pdf(Bytes(File.ReadAllBytes(compressed + ".c"))) },
            new("带密码的材料", null) { FileName = "con", Pages = new VolumePages.Pdf(Bytes(File.ReadAllBytes(locked + ".e"))) },
            new("人民调解协议书", new(2026, 11, 19)) { Author = "调解委员会", Number = "（2026）河东人调字第12号", FileName = "协议\u202Efdp.exe", Pages = new VolumePages.Pdf(Bytes(signed)) },
            new("录音", new(2026, 11, 3)) { FileName = "a:b*?.mp3", Pages = new VolumePages.Beside(Bytes(Encoding.ASCII.GetBytes("sound"))) },
        ];
    }

    [Fact]
    public async Task The_volume_holds_all_pages_numbered_through()
    {
        var (manifest, files) = await Build(await Everything());
        Assert.Equal([(1, 2), (3, 3), (4, 6), (7, 7), (8, 8), (9, 9)], manifest.Items.Select(i => (i.FromPage, i.ToPage)));
        var volume = Desk.Saved(files["volume.pdf"]);
        // Cover, index, note and back are not numbered.
        Assert.Equal(9 + 4, manifest.VolumePages);
        Assert.Equal("13", Desk.Tool("qpdf", "--show-npages", volume).Trim());
        Assert.DoesNotContain("WARNING", Desk.Tool("qpdf", "--check", volume));
        for (var page = 1; page <= 9; page++)
        {
            var text = Desk.Tool("pdftotext", "-f", $"{page + 2}", "-l", $"{page + 2}", volume, "-");
            Assert.Contains($"{page}", text.Split('\n').Select(l => l.Trim()));
        }
        var index = Desk.Tool("pdftotext", "-layout", "-f", "2", "-l", "2", volume, "-");
        Assert.Contains("4—6", index);
        Assert.Contains("另存", index);
        // The drawn mark is kept, the field is not: its signature would be broken in the volume.
        Assert.Contains("本人手机电子签名", Desk.Tool("pdftotext", "-f", "10", "-l", "10", volume, "-"));
        Assert.Contains("does not contain any signatures", Desk.Tool("pdfsig", volume));
    }

    [Fact]
    public async Task Every_sum_matches_and_the_signed_original_stays_valid()
    {
        var (manifest, files) = await Build(await Everything());
        foreach (var file in manifest.Items.Select(i => i.Original).Append(manifest.Volume).Append(manifest.List!))
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[file.Path])), file.Sha256);
            Assert.Equal(files[file.Path].Length, file.Bytes);
        }
        Assert.Contains("Signature is Valid", Desk.Tool("pdfsig", Desk.Saved(files[manifest.Items[4].Original.Path])));
        using var json = JsonDocument.Parse(files["manifest.json"]);
        Assert.Equal(manifest.Volume.Sha256, json.RootElement.GetProperty("volume").GetProperty("sha256").GetString());
        var list = Encoding.UTF8.GetString(files["目录.txt"]);
        Assert.All(manifest.Items, i => Assert.Contains(i.Original.Sha256, list));
        Assert.Equal(files.Keys.Except(["manifest.json"]).Order(), manifest.Items.Select(i => i.Original).Append(manifest.Volume).Append(manifest.List!).Select(f => f.Path).Order());
        Assert.Equal(manifest.List!.Sha256, json.RootElement.GetProperty("list").GetProperty("sha256").GetString());
        Assert.Equal("这份 PDF 设有密码或者已损坏，不能装订进卷，原件随卷保存", manifest.Items[3].Beside);
    }

    [Fact]
    public async Task Names_in_the_zip_are_safe_and_in_order()
    {
        var (_, files) = await Build(await Everything());
        Assert.Equal(
            ["originals/01-申请书.pdf", "originals/02-_.._etc_照片.png", "originals/03-扫描.pdf", "originals/04-con", "originals/05-协议_fdp.exe", "originals/06-a_b__.mp3", "volume.pdf", "目录.txt", "manifest.json"],
            files.Keys);
    }

    [Fact]
    public void Long_names_keep_their_ending()
    {
        var name = SafeNames.Of(7, 120, new string('长', 300) + ".pdf");
        Assert.Equal("007-" + new string('长', 80) + ".pdf", name);
        Assert.Equal("01-未命名", SafeNames.Of(1, 1, "..  "));
    }

    [Fact]
    public async Task A_broken_picture_lies_beside_with_its_reason()
    {
        var (manifest, files) = await Build(new VolumeItem("照片", null) { FileName = "a.jpg", Pages = new VolumePages.Image(Bytes(Encoding.ASCII.GetBytes("no picture")), "image/jpeg") });
        Assert.Equal("这张图片已损坏或者格式不支持，不能印成纸页，原件随卷保存", manifest.Items[0].Beside);
        Assert.Equal("no picture", Encoding.ASCII.GetString(files["originals/01-a.jpg"]));
    }

    [Fact]
    public async Task Damaged_files_are_refused_in_words_never_with_a_crash()
    {
        var good = await desk.Signer.Sign(await desk.Printer.PdfOf(Long(2)), new(new("1", "柳河"), "签署", At));
        var random = new Random(20261121);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bad = good.ToArray();
            if (round % 4 == 0) bad = bad[..random.Next(bad.Length)];
            for (var i = 0; i < 1 + round % 12 && bad.Length > 0; i++)
                bad[round % 3 == 0 ? random.Next(bad.Length) : bad.Length - 1 - random.Next(Math.Min(bad.Length, 4000))] = (byte)random.Next(256);
            try
            {
                new VolumeWriter(Stream.Null).Append(new PdfFile(bad), "", 1);
                desk.Signer.Signatures(bad);
            }
            catch (PdfRefused)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 500, 2000);
    }

    [Fact]
    public async Task The_volume_can_be_read_again_by_our_own_reader()
    {
        var (manifest, files) = await Build(new VolumeItem("申请书", null) { FileName = "a.pdf", Pages = new VolumePages.Paper((p, c) => p.PdfOf(Long(2), null, c)) });
        Assert.Equal(manifest.VolumePages, new PdfFile(files["volume.pdf"]).Pages().Count);
    }
}
