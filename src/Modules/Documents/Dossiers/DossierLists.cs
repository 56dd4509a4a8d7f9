using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Fashu.Documents.Dossiers;

/// <summary>The list of a dossier's files, once for programs and once for people.</summary>
internal static class DossierLists
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Json(DossierManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Options);

    public static byte[] Text(DossierManifest manifest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{manifest.Organization}\r\n{manifest.Title}\r\n卷宗编号：{manifest.Number}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"制作时间：{manifest.MadeAtUtc.FormalTime()}\r\n\r\n");
        text.Append(CultureInfo.InvariantCulture, $"卷宗正文：{manifest.Volume.Path}（{manifest.VolumePages} 页，{manifest.Volume.Bytes} 字节）\r\n  SHA-256：{manifest.Volume.Sha256}\r\n\r\n");
        foreach (var item in manifest.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Order}. {item.Title}{(item.Date is { } day ? $"（{day.Formal()}）" : "")} 卷内第 {Range(item)} 页\r\n");
            if (item.Beside is { } why) text.Append(CultureInfo.InvariantCulture, $"  说明：{why}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"  原件：{item.Original.Path}（{item.Original.Bytes} 字节）\r\n  SHA-256：{item.Original.Sha256}\r\n");
        }
        if (manifest.Missing is { } missing) text.Append(CultureInfo.InvariantCulture, $"\r\n缺少材料的说明：{missing}\r\n");
        text.Append("\r\n核对方法：对每个文件计算 SHA-256，与本目录中的数值逐位相同，即说明文件没有被改动。\r\n");
        // The mark at the start lets old text editors recognize the encoding.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static string Range(DossierManifest.Entry item) => item.FromPage == item.ToPage ? $"{item.FromPage}" : $"{item.FromPage}—{item.ToPage}";
}
