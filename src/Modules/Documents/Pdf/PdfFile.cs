using System.Text;

namespace Fashu.Documents.Pdf;

/// <summary>A PDF with classic cross-reference tables, read in place. Compressed or hybrid tables and encrypted files are refused.</summary>
internal sealed class PdfFile
{
    private const int Freed = -1, DeepestTree = 64, DeepestLength = 4;
    private const long MostObjects = 8_388_608;
    private readonly Dictionary<int, int> offsets = [];
    private readonly Dictionary<int, object?> read = [];
    private int lengths;
    private long streamed;

    public PdfFile(byte[] bytes)
    {
        Bytes = bytes;
        Trailer = ReadTables();
        if (Trailer.ContainsKey("Encrypt")) throw new PdfRefused("这份 PDF 设有密码或者限制，不能签名或者装订。请去掉密码后再上传。");
        Catalog = Dict(Trailer.GetValueOrDefault("Root"));
    }

    public byte[] Bytes { get; }
    public PdfDict Trailer { get; }
    public PdfDict Catalog { get; }
    public int LastTable { get; private set; }
    public PdfRef Root => Trailer.Get<PdfRef?>("Root") ?? throw Damaged();
    public int Size => Trailer.Get<long>("Size") is > 0 and < MostObjects and var size ? (int)size : throw Damaged();

    public object? Resolve(object? value)
    {
        for (var hops = 0; value is PdfRef reference; hops++)
        {
            if (hops > 16) throw Damaged();
            value = Object(reference.Number);
        }
        return value;
    }

    public PdfDict Dict(object? value) => Resolve(value) as PdfDict ?? throw Damaged();
    public List<object?> List(object? value) => Resolve(value) as List<object?> ?? [];

    public object? Object(int number)
    {
        if (read.TryGetValue(number, out var known)) return known;
        if (!offsets.TryGetValue(number, out var offset) || offset == Freed) return null;
        var lexer = new PdfLexer(Bytes, offset);
        if (lexer.Integer() != number) throw Damaged();
        lexer.Integer();
        if (!lexer.TakeWord("obj")) throw Damaged();
        var value = lexer.Value();
        if (value is PdfDict dict && lexer.TakeWord("stream")) value = Stream(dict, lexer.StreamStart());
        return read[number] = value;
    }

    /// <summary>All pages in order, each with what it inherits (ISO 32000-1, table 30) written into its own dictionary.</summary>
    public IReadOnlyList<(PdfRef Ref, PdfDict Page)> Pages()
    {
        var pages = new List<(PdfRef, PdfDict)>();
        var seen = new HashSet<int>();
        Walk(Catalog.Get<PdfRef?>("Pages") ?? throw Damaged(), new(), 0);
        return pages;

        void Walk(PdfRef node, PdfDict inherited, int depth)
        {
            if (!seen.Add(node.Number) || depth > DeepestTree) throw Damaged();
            var dict = Dict(node);
            var passed = new PdfDict(inherited);
            foreach (var key in (string[])["Resources", "MediaBox", "CropBox", "Rotate"])
                if (dict.TryGetValue(key, out var value)) passed[key] = value;
            if (!dict.ContainsKey("Kids"))
            {
                var page = new PdfDict(dict);
                foreach (var (key, value) in passed) page[key] = value;
                pages.Add((node, page));
                return;
            }
            foreach (var kid in List(dict["Kids"]))
                Walk(kid as PdfRef? ?? throw Damaged(), passed, depth + 1);
        }
    }

    private PdfStream Stream(PdfDict dict, int start)
    {
        // A length may stand in an object of its own; one that is a stream again, or this one, would lead on for ever.
        if (++lengths > DeepestLength) throw Damaged();
        var length = Resolve(dict.GetValueOrDefault("Length")) as long? ?? throw Damaged();
        lengths--;
        // Each stream is read once: streams that lie over each other would make a small file into an endless volume.
        if (length < 0 || length > Bytes.Length - start || (streamed += length) > Bytes.Length) throw Damaged();
        return new(dict, Bytes.AsMemory(start, (int)length));
    }

    private PdfDict ReadTables()
    {
        var tail = Bytes.AsSpan(Math.Max(0, Bytes.Length - 2048));
        var mark = tail.LastIndexOf("startxref"u8);
        if (mark < 0 || !Bytes.AsSpan().StartsWith("%PDF-"u8)) throw Damaged();
        var next = new PdfLexer(Bytes, Bytes.Length - tail.Length + mark + 9).Integer();
        LastTable = next;

        PdfDict? newest = null;
        var seen = new HashSet<int>();
        while (seen.Add(next))
        {
            var trailer = ReadTable(next);
            newest ??= trailer;
            if (trailer.ContainsKey("XRefStm")) throw Compressed();
            if (trailer.GetValueOrDefault("Prev") is not long previous) break;
            if (previous is < 0 or > int.MaxValue) throw Damaged();
            next = (int)previous;
        }
        return newest ?? throw Damaged();
    }

    private PdfDict ReadTable(int at)
    {
        if (at < 0 || at >= Bytes.Length) throw Damaged();
        var lexer = new PdfLexer(Bytes, at);
        if (!lexer.TakeWord("xref")) throw LooksLikeStream(at) ? Compressed() : Damaged();
        while (!lexer.TakeWord("trailer"))
        {
            var first = lexer.Integer();
            var count = lexer.Integer();
            for (var i = 0; i < count; i++)
            {
                var offset = lexer.Integer();
                lexer.Integer();
                var kind = lexer.Word();
                if (kind is not ("n" or "f")) throw Damaged();
                // The newest table is read first, so the first entry for a number wins, also when it frees the number.
                offsets.TryAdd(first + i, kind == "n" && offset > 0 ? offset : Freed);
            }
        }
        return lexer.Value() as PdfDict ?? throw Damaged();
    }

    private bool LooksLikeStream(int at) =>
        Encoding.Latin1.GetString(Bytes, at, Math.Min(40, Bytes.Length - at)).Contains(" obj");

    private static PdfRefused Compressed() => new("这份 PDF 使用压缩的交叉引用表，不能直接签名或者装订。请另存为普通 PDF（1.4 版）后再上传。");
    private static PdfRefused Damaged() => new("这份 PDF 已损坏，无法读取。请重新导出后再上传。");
}
