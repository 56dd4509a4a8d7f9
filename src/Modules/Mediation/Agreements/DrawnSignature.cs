using Fashu.Attachments;

namespace Fashu.Mediation;

/// <summary>A signature drawn on a screen, kept as a file of the case.</summary>
internal static class DrawnSignature
{
    private const string Prefix = "data:image/png;base64,";

    public static async Task<Guid> Keep(IAttachments files, Guid matter, Guid? party, string name, string drawn, Actor by, CancellationToken cancel)
    {
        var bytes = drawn.StartsWith(Prefix, StringComparison.Ordinal) && drawn.Length < 1_000_000 ? Decode(drawn[Prefix.Length..]) : null;
        if (bytes is null) throw new RuleBroken("签名图像无法识别，请重写一次。");
        using var content = new MemoryStream(bytes);
        return (await files.Add(matter, FileKinds.Signature, $"签名-{name}.png", content, by, cancel, party, visibleToOthers: false)).Id;
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
