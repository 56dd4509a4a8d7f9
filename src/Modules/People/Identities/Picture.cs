using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.People;

/// <summary>An uploaded photo: type found from the content, place data taken out.</summary>
internal sealed record Picture(string ContentType, byte[] Content)
{
    public const int Limit = 4 * 1024 * 1024;

    /// <exception cref="RuleBroken">Missing, too large, or no photo.</exception>
    public static async Task<Picture> Read(IPictures pictures, IFormFile? file, string what, string field, CancellationToken cancel)
    {
        if (file is null || file.Length == 0) throw new RuleBroken($"请选择{what}。") { Field = field };
        if (file.Length > Limit) throw new RuleBroken($"{what}太大，最大4MB。请用手机重新拍一张，或选小一点的照片。") { Field = field };
        using var kept = new MemoryStream((int)file.Length);
        await using (var stream = file.OpenReadStream()) await stream.CopyToAsync(kept, cancel);
        try
        {
            var (type, content) = pictures.Clean(kept.ToArray());
            return new(type, content);
        }
        catch (RuleBroken rule) { throw new RuleBroken(rule.Message) { Field = field }; }
    }
}
