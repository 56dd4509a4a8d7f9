using System.Text;
using Fashu.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Documents;

[Collection(nameof(Desk))]
public sealed class SigningTests(Desk desk)
{
    private static readonly DateTime At = new(2026, 11, 21, 6, 5, 0, DateTimeKind.Utc);

    private const string Blank = """
        <!doctype html><html><meta charset="utf-8"><body><p>调解协议</p>
        <a id="sign-party-1" href="#sign-party-1" style="display:block;width:74mm;height:21mm"></a>
        <a id="sign-party-2" href="#sign-party-2" style="display:block;width:74mm;height:21mm"></a>
        <a id="sign-mediator" href="#sign-mediator" style="display:block;width:74mm;height:21mm"></a>
        <a id="sign-seal" href="#sign-seal" style="display:block;width:42mm;height:42mm"></a></body></html>
        """;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Every_signature_stays_valid_when_others_follow(int count)
    {
        var pdf = await desk.Printer.PdfOf(Blank);
        (string? Slot, string Name, SignatureWay Way)[] acts =
            [("party-1", "柳𠮷", SignatureWay.OwnPhone), ("party-2", "龚䶮", SignatureWay.MediatorDevice), ("mediator", "沈调解", SignatureWay.OwnPhone), ("seal", "河东村人民调解委员会", SignatureWay.Seal), (null, "存档", SignatureWay.Seal)];
        foreach (var (slot, name, way) in acts.Take(count))
        {
            var mark = slot is null ? null : new SignatureMark(name, way, At);
            pdf = await desk.Signer.Sign(pdf, new(new($"id-{name.Length}", name), "签署调解协议", At) { Slot = slot, Mark = mark });
        }

        var report = Desk.Tool("pdfsig", Desk.Saved(pdf));
        Assert.Equal(count, report.Split("Signature is Valid.").Length - 1);
        Assert.Contains("Total document signed", report);
        Assert.Contains("柳𠮷", report);
        Assert.Equal(acts.Take(count).Select(a => (a.Name, true)), desk.Signer.Signatures(pdf).Select(s => (s.Name, s.Intact)));
        Assert.Equal(Enumerable.Range(1, count).Select(i => i == count), desk.Signer.Signatures(pdf).Select(s => s.CoversAll));
        Assert.All(desk.Signer.Signatures(pdf), s => Assert.Equal(At, s.AtUtc));
        Assert.True(desk.Signer.Signatures(pdf).Untouched);
        Assert.False(desk.Signer.Signatures([.. pdf, .. "\n% added"u8]).Untouched);
        Assert.DoesNotContain("WARNING", Desk.Tool("qpdf", "--check", Desk.Saved(pdf)));
    }

    [Fact]
    public async Task A_flipped_byte_is_found_by_us_and_by_pdfsig()
    {
        var pdf = await desk.Signer.Sign(await desk.Printer.PdfOf(Blank), new(new("1", "柳河"), "签署", At) { Slot = "party-1" });
        pdf = await desk.Signer.Sign(pdf, new(new("2", "沈桥"), "签署", At) { Slot = "party-2" });
        var at = pdf.AsSpan().IndexOf("/MediaBox"u8) + 1;
        pdf[at + 3] ^= 0x20;
        Assert.All(desk.Signer.Signatures(pdf), s => Assert.False(s.Intact));
        Assert.DoesNotContain("Signature is Valid", Desk.Tool("pdfsig", Desk.Saved(pdf)));
    }

    [Fact]
    public async Task A_place_is_signed_once_and_only_where_it_was_reserved()
    {
        var pdf = await desk.Signer.Sign(await desk.Printer.PdfOf(Blank), new(new("1", "柳河"), "签署", At) { Slot = "party-1" });
        var twice = await Assert.ThrowsAsync<PdfRefused>(() => desk.Signer.Sign(pdf, new(new("1", "柳河"), "签署", At) { Slot = "party-1" }));
        Assert.Equal("这一处已经签过名，不能再签。", twice.Message);
        await Assert.ThrowsAsync<PdfRefused>(() => desk.Signer.Sign(pdf, new(new("1", "柳河"), "签署", At) { Slot = "party-9" }));
    }

    [Fact]
    public async Task Compressed_tables_and_passwords_are_refused_in_plain_words()
    {
        var plain = Desk.Saved(await desk.Printer.PdfOf(Blank));
        Desk.Tool("qpdf", "--object-streams=generate", plain, plain + ".c");
        Desk.Tool("qpdf", "--encrypt", "a", "b", "256", "--", plain, plain + ".e");
        var compressed = await Assert.ThrowsAsync<PdfRefused>(() => desk.Signer.Sign(File.ReadAllBytes(plain + ".c"), new(new("1", "柳河"), "签署", At)));
        Assert.StartsWith("这份 PDF 使用压缩的交叉引用表", compressed.Message);
        await Assert.ThrowsAsync<PdfRefused>(() => desk.Signer.Sign(File.ReadAllBytes(plain + ".e"), new(new("1", "柳河"), "签署", At)));
        await Assert.ThrowsAsync<PdfRefused>(() => desk.Signer.Sign(Encoding.ASCII.GetBytes("not a pdf"), new(new("1", "柳河"), "签署", At)));
    }

    [Fact]
    public async Task The_authority_keeps_its_key_for_itself_and_survives_a_restart()
    {
        await desk.Signer.Sign(await desk.Printer.PdfOf(Blank), new(new("1", "柳河"), "签署", At));
        var file = Path.Combine(desk.Keys, "local-ca.pem");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var before = File.ReadAllText(file);
        await using var again = Desk.Build();
        await again.GetService<IPdfSigner>()!.Sign(await desk.Printer.PdfOf(Blank), new(new("1", "柳河"), "签署", At));
        Assert.Equal(before, File.ReadAllText(file));
    }
}
