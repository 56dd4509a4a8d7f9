using System.IO.Compression;

namespace Fashu.Web;

/// <summary>A sheet that waits in the page between two sendings, so that nobody chooses it twice.</summary>
public static class PackedFile
{
    private const int MostKept = 3_500_000; // characters a form value may hold

    public static string Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest)) zip.Write(file);
        var text = Convert.ToBase64String(packed.ToArray());
        return text.Length > MostKept ? throw new RuleBroken("文件太大，请分成几个文件上传。") : text;
    }

    public static MemoryStream Unpack(string content)
    {
        var file = new MemoryStream();
        try
        {
            using var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(content)), CompressionMode.Decompress);
            var buffer = new byte[81920];
            for (int read; (read = zip.Read(buffer)) > 0;)
            {
                file.Write(buffer, 0, read);
                if (file.Length > Sheet.MaxBytes) break; // refused by the reader, which says so
            }
        }
        catch (Exception spoilt) when (spoilt is FormatException or InvalidOperationException or InvalidDataException) { throw new RuleBroken("文件内容已丢失，请重新选择。"); }
        file.Position = 0;
        return file;
    }
}
