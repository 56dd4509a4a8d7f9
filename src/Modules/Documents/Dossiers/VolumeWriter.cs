using System.Globalization;
using System.Text;
using Fashu.Documents.Pdf;

namespace Fashu.Documents.Dossiers;

/// <summary>Joins PDFs into one volume, streaming: copies pages under new numbers, stamps page numbers, adds bookmarks.</summary>
internal sealed class VolumeWriter
{
    private const string FontName = "FashuNumber", DrawingName = "FashuDrawing";
    private readonly Stream to;
    private readonly SortedDictionary<int, long> offsets = [];
    private readonly List<object?> kids = [];
    private readonly List<(string Title, PdfRef Page)> bookmarks = [];
    private readonly PdfRef catalog, tree, font, restore;
    private int next = 1;

    public VolumeWriter(Stream to)
    {
        this.to = to;
        to.Ascii("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        (catalog, tree, font, restore) = (Reserve(), Reserve(), Reserve(), Reserve());
        Put(font, new PdfDict { ["Type"] = new PdfName("Font"), ["Subtype"] = new PdfName("Type1"), ["BaseFont"] = new PdfName("Helvetica") });
        Put(restore, new PdfStream([], "q\n"u8.ToArray()));
    }

    public int Pages => kids.Count;

    /// <param name="firstNumber">Number stamped on the first page; null leaves the pages unnumbered (cover, index, note).</param>
    public void Append(PdfFile file, string bookmark, int? firstNumber)
    {
        var copy = new PdfCopy(file, Reserve, Put);
        var first = kids.Count;
        foreach (var (_, page) in file.Pages())
        {
            kids.Add(Add(Page(file, copy, page, firstNumber + kids.Count - first)));
        }
        if (kids.Count > first) bookmarks.Add((bookmark, (PdfRef)kids[first]!));
    }

    public void Finish(string title, DateTime atUtc)
    {
        Put(tree, new PdfDict { ["Type"] = new PdfName("Pages"), ["Count"] = (long)kids.Count, ["Kids"] = kids });
        Put(catalog, new PdfDict
        {
            ["Type"] = new PdfName("Catalog"),
            ["Pages"] = tree,
            ["Outlines"] = Outline(),
            ["PageMode"] = new PdfName("UseOutlines"),
            ["Lang"] = PdfString.Latin("zh-CN"),
            ["ViewerPreferences"] = new PdfDict { ["DisplayDocTitle"] = true }
        });
        var info = Add(new PdfDict { ["Title"] = PdfString.Of(title), ["Producer"] = PdfString.Latin("Fashu"), ["CreationDate"] = PdfString.Latin(atUtc.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)) });
        var table = to.Position;
        to.Ascii($"xref\n0 {next}\n0000000000 65535 f \n");
        for (var number = 1; number < next; number++) to.Ascii($"{offsets[number]:D10} 00000 n \n");
        to.Ascii("trailer\n");
        to.Value(new PdfDict { ["Size"] = (long)next, ["Root"] = catalog, ["Info"] = info });
        to.Ascii($"\nstartxref\n{table}\n%%EOF\n");
    }

    private PdfDict Page(PdfFile file, PdfCopy copy, PdfDict page, int? number)
    {
        var drawings = number is null ? [] : Drawings(file, page);
        var bare = new PdfDict { ["Type"] = new PdfName("Page") };
        foreach (var key in (string[])["MediaBox", "CropBox", "Rotate", "Group", "UserUnit"])
            if (page.TryGetValue(key, out var value)) bare[key] = file.Resolve(value);
        bare["Resources"] = Opened(file, page.GetValueOrDefault("Resources"), "Font", "XObject");
        bare["Contents"] = file.Resolve(page.GetValueOrDefault("Contents")) as List<object?> ?? [page.GetValueOrDefault("Contents")];
        bare["Drawings"] = drawings.ConvertAll(d => d.Form);

        var made = (PdfDict)copy.Value(bare)!;
        made["Parent"] = tree;
        made.Remove("Drawings", out var copied);
        if (number is null) return made;

        var resources = made.Get<PdfDict>("Resources")!;
        resources.Get<PdfDict>("Font")![FontName] = font;
        var forms = resources.Get<PdfDict>("XObject")!;
        var end = new StringBuilder("\nQ\n");
        for (var i = 0; i < drawings.Count; i++)
        {
            forms[DrawingName + i] = ((List<object?>)copied!)[i];
            end.Append(CultureInfo.InvariantCulture, $"q {drawings[i].Matrix} cm /{DrawingName}{i} Do Q\n");
        }
        end.Append(Stamp(file, page, number.Value));
        made["Contents"] = (List<object?>)[restore, .. made.Get<List<object?>>("Contents")!.Where(c => c is PdfRef), Add(new PdfStream([], Encoding.Latin1.GetBytes(end.ToString())))];
        return made;
    }

    /// <summary>Pictures of signature fields, so that they stay visible where the fields themselves must not go (their signatures would be broken here).</summary>
    private static List<(object? Form, string Matrix)> Drawings(PdfFile file, PdfDict page)
    {
        var found = new List<(object?, string)>();
        foreach (var annotation in file.List(page.GetValueOrDefault("Annots")))
        {
            if (file.Resolve(annotation) is not PdfDict widget || !widget.Is("Subtype", "Widget")) continue;
            if (file.Resolve(widget.GetValueOrDefault("AP")) is not PdfDict looks || looks.GetValueOrDefault("N") is not PdfRef normal) continue;
            if (file.Resolve(normal) is not PdfStream form) continue;
            var (rect, box) = (Numbers(file, widget.GetValueOrDefault("Rect")), Numbers(file, form.Dict.GetValueOrDefault("BBox")));
            if (rect is not [var left, var bottom, var right, var top] || box is not [var x0, var y0, var x1, var y1] || x1 <= x0 || y1 <= y0) continue;
            var (wide, high) = ((right - left) / (x1 - x0), (top - bottom) / (y1 - y0));
            found.Add((normal, string.Create(CultureInfo.InvariantCulture, $"{wide:0.####} 0 0 {high:0.####} {left - x0 * wide:0.###} {bottom - y0 * high:0.###}")));
        }
        return found;
    }

    /// <summary>The number in the upper outer corner as a numbering stamp sets it, upright also on turned pages.</summary>
    private static string Stamp(PdfFile file, PdfDict page, int number)
    {
        const double Size = 12, Right = 34, Top = 34;
        var box = Numbers(file, page.GetValueOrDefault("CropBox") ?? page.GetValueOrDefault("MediaBox"));
        if (box is not [var a, var b, var c, var d]) return "";
        var (x0, y0, x1, y1) = (Math.Min(a, c), Math.Min(b, d), Math.Max(a, c), Math.Max(b, d));
        var text = number.ToString(CultureInfo.InvariantCulture);
        var inset = Right + text.Length * Size * 0.556;
        var turn = (int)((file.Resolve(page.GetValueOrDefault("Rotate")) as long? ?? 0) % 360 + 360) % 360;
        var (matrix, x, y) = turn switch
        {
            90 => ("0 1 -1 0", x0 + Top, y1 - inset),
            180 => ("-1 0 0 -1", x0 + inset, y0 + Top),
            270 => ("0 -1 1 0", x1 - Top, y0 + inset),
            _ => ("1 0 0 1", x1 - inset, y1 - Top),
        };
        return string.Create(CultureInfo.InvariantCulture, $"q 0 g BT /{FontName} {Size} Tf {matrix} {x:0.##} {y:0.##} Tm ({text}) Tj ET Q\n");
    }

    private PdfRef Outline()
    {
        var root = Reserve();
        var items = bookmarks.ConvertAll(_ => Reserve());
        for (var i = 0; i < items.Count; i++)
        {
            var item = new PdfDict { ["Title"] = PdfString.Of(bookmarks[i].Title), ["Parent"] = root, ["Dest"] = new List<object?> { bookmarks[i].Page, new PdfName("Fit") } };
            if (i > 0) item["Prev"] = items[i - 1];
            if (i < items.Count - 1) item["Next"] = items[i + 1];
            Put(items[i], item);
        }
        Put(root, new PdfDict { ["Type"] = new PdfName("Outlines"), ["First"] = items[0], ["Last"] = items[^1], ["Count"] = (long)items.Count });
        return root;
    }

    private static PdfDict Opened(PdfFile file, object? value, params string[] keys)
    {
        var dict = new PdfDict(file.Resolve(value) as PdfDict ?? []);
        foreach (var key in keys) dict[key] = new PdfDict(file.Resolve(dict.GetValueOrDefault(key)) as PdfDict ?? []);
        return dict;
    }

    private static double[] Numbers(PdfFile file, object? value) =>
        [.. file.List(value).Select(file.Resolve).Where(v => v is long or double).Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture))];

    private PdfRef Reserve() => new(next++);

    private PdfRef Add(object? value)
    {
        var at = Reserve();
        Put(at, value);
        return at;
    }

    private void Put(PdfRef at, object? value)
    {
        offsets[at.Number] = to.Position;
        to.Ascii($"{at.Number} 0 obj\n");
        to.Value(value);
        to.Ascii("\nendobj\n");
    }
}
