using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Fashu.People;

/// <summary>A person takes a copy of everything the house keeps about him (PIPL art. 45): each part as JSON and as a table.</summary>
internal sealed class ExportMine(AppDb db, IEnumerable<IPersonalData> parts)
{
    private static readonly JsonSerializerOptions json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What the audit calls it.</summary>
    public const string Exported = "导出个人信息";

    private const string Note = """
        这是法枢系统里关于您的全部信息的副本。
        每一部分有两份：.json 给程序用，.csv 可以用表格软件打开，内容相同。时间都是北京时间。
        文件里有您的个人信息，请保管好，不要发给别人。
        内容有误，可以在“我的”里改正，或向办理单位提出更正。
        """;

    public async Task<byte[]> Handle(Actor by, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Write(zip, "请先读我.txt", System.Text.Encoding.UTF8.GetBytes(Note), by, cancel);
            foreach (var part in parts)
                foreach (var (file, data) in await part.Export(by.Id, cancel))
                {
                    await Write(zip, file + ".json", JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), json), by, cancel);
                    await Write(zip, file + ".csv", Table(data), by, cancel);
                }
        }
        db.Audit(by, Exported, "本人导出", person: by.Id);
        await db.SaveChangesAsync(cancel);
        return kept.ToArray();
    }

    private static async Task Write(ZipArchive zip, string name, byte[] content, Actor by, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new(by.At.ToCity(), TimeSpan.FromHours(8));
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(content, cancel);
    }

    private static byte[] Table(object data)
    {
        var rows = data is IEnumerable many and not string ? many.Cast<object>().ToList() : [data];
        var type = rows.FirstOrDefault()?.GetType() ?? data.GetType().GetInterfaces().Append(data.GetType())
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);
        var fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).ToList();
        return SheetWriter.Csv([.. fields.Select(f => f.GetCustomAttribute<DisplayAttribute>()?.Name ?? f.Name)], rows.Select(row => (IReadOnlyList<string>)[.. fields.Select(f => Text(f.GetValue(row)))]));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "是" : "否",
        Enum word => word.Title(),
        DateTime at => at.Kind == DateTimeKind.Utc ? at.FormalTime() : at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.Formal(),
        string text => text,
        IEnumerable many => string.Join("；", many.Cast<object?>().Select(Text)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
