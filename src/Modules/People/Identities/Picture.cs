using Microsoft.AspNetCore.Http;

namespace Fashu.People;

/// <summary>An uploaded photo whose type was found from its content.</summary>
internal sealed record Picture(string ContentType, byte[] Content)
{
    public const int Limit = 4 * 1024 * 1024;

    /// <exception cref="RuleBroken">Missing, too large, or no photo.</exception>
    public static async Task<Picture> Read(IFormFile? file, string what, string field, CancellationToken cancel)
    {
        if (file is null || file.Length == 0) throw new RuleBroken($"请选择{what}。") { Field = field };
        if (file.Length > Limit) throw new RuleBroken($"{what}太大，最大4MB。请用手机重新拍一张，或选小一点的照片。") { Field = field };
        using var kept = new MemoryStream((int)file.Length);
        await using (var stream = file.OpenReadStream()) await stream.CopyToAsync(kept, cancel);
        var content = kept.ToArray();
        return new(TypeOf(content) ?? throw new RuleBroken($"{what}不是照片。请选择JPG、PNG或WebP照片。") { Field = field }, content);
    }

    private static string? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
