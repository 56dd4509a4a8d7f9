namespace Fashu;

/// <summary>A table somebody uploads, CSV or xlsx: header names, rows, and a list of faults in Chinese.</summary>
public sealed class Sheet
{
    public const int MaxBytes = 5 * 1024 * 1024;
    public const int MaxRows = 20_000;
    internal const int MaxColumns = 200;

    private readonly List<SheetRow> rows = [];
    private readonly List<SheetError> errors = [];
    private readonly HashSet<SheetError> known = [];
    private readonly Dictionary<string, int> columns;

    private Sheet(IReadOnlyList<string> headers, Dictionary<string, int> columns) => (Headers, this.columns) = (headers, columns);

    public IReadOnlyList<string> Headers { get; }

    public IReadOnlyList<SheetRow> Rows => rows;

    public IReadOnlyList<SheetError> Errors => errors;

    /// <summary>Reads the whole file; one that cannot be read at all is a <see cref="RuleBroken"/> with a sentence saying what to do.</summary>
    public static Sheet Read(Stream file)
    {
        var content = Limited(file);
        if (content.Length == 0) throw new RuleBroken("文件是空的，请选择填好的表格。");
        return Build(content.AsSpan() switch
        {
            [0x50, 0x4B, ..] => Xlsx.Read(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new RuleBroken("这是旧版 xls 或加密的表格，请另存为 xlsx 或 CSV 后再上传。"),
            [0x25, 0x50, 0x44, 0x46, ..] => throw new RuleBroken("这是 PDF 文件，请上传 xlsx 或 CSV 表格。"),
            _ => Csv.Read(content),
        });
    }

    /// <summary>Says which of the columns are missing altogether; true when all are there.</summary>
    public bool Demand(params ReadOnlySpan<string> names)
    {
        var before = errors.Count;
        foreach (var name in names)
            if (ColumnOf(name) < 0) Add(new(1, name, "缺少这一列，请使用下载的模板。"));
        return errors.Count == before;
    }

    internal int ColumnOf(string name) => columns.GetValueOrDefault(Header(name), -1);

    internal void Add(SheetError error)
    {
        if (known.Add(error)) errors.Add(error);
    }

    private static Sheet Build(IEnumerable<(int Line, IReadOnlyList<SheetCell> Cells)> lines)
    {
        Sheet? sheet = null;
        foreach (var (line, cells) in lines)
        {
            if (cells.All(cell => cell.Text.Length == 0 && cell.Fault is null)) continue;
            if (sheet is null) sheet = WithHeaders(line, cells);
            else if (sheet.rows.Count == MaxRows) throw new RuleBroken($"表格超过{MaxRows}行，请分成几个文件上传。");
            else sheet.rows.Add(new(sheet, line, cells));
        }
        if (sheet is null) throw new RuleBroken("表格里没有内容，第一行应是列名。");
        return sheet;
    }

    private static Sheet WithHeaders(int line, IReadOnlyList<SheetCell> cells)
    {
        var headers = cells.Select(cell => Header(cell.Text)).ToList();
        while (headers.Count > 0 && headers[^1].Length == 0) headers.RemoveAt(headers.Count - 1);
        var columns = new Dictionary<string, int>();
        for (var at = 0; at < headers.Count; at++)
            if (headers[at].Length > 0 && !columns.TryAdd(headers[at], at))
                throw new RuleBroken($"第{line}行的列名“{(headers[at].Length > 20 ? headers[at][..20] + "…" : headers[at])}”出现了两次，请删去一列。");
        return new(headers, columns);
    }

    // Templates mark required columns as 姓名* or 姓名（必填）.
    private static string Header(string text) =>
        text.Narrow().Replace("(必填)", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim(' ', '*', '\t', '\r', '\uFEFF');

    private static byte[] Limited(Stream file)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MaxBytes) throw new RuleBroken($"文件超过{MaxBytes / 1024 / 1024}MB，请分成几个文件上传。");
        }
        return kept.ToArray();
    }
}
