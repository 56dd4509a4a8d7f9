using Fashu.Documents.Pdf;

namespace Fashu.Documents.Signatures;

/// <summary>The interactive form of a PDF (AcroForm) while one signature is added to it.</summary>
internal sealed class Form
{
    private readonly PdfFile file;
    private readonly PdfUpdate update;
    private readonly PdfRef at;
    private readonly PdfDict dict;
    private readonly List<object?> fields;

    private Form(PdfFile file, PdfUpdate update, PdfRef at, PdfDict dict)
    {
        (this.file, this.update, this.at, this.dict) = (file, update, at, dict);
        fields = [.. file.List(dict.GetValueOrDefault("Fields"))];
    }

    public static Form Open(PdfFile file, PdfUpdate update)
    {
        var entry = file.Catalog.GetValueOrDefault("AcroForm");
        var dict = entry is null ? new PdfDict() : new PdfDict(file.Dict(entry));
        if (dict.ContainsKey("XFA")) throw new PdfRefused("这份 PDF 是动态表单，不能签名。请打印成普通 PDF 后再上传。");
        if (entry is PdfRef known) return new(file, update, known, dict);
        // An object of its own, so that later signatures leave the catalog alone.
        var made = update.Reserve();
        update.Put(file.Root, new PdfDict(file.Catalog) { ["AcroForm"] = made });
        return new(file, update, made, dict);
    }

    /// <summary>Papers reserve places as links to themselves; each becomes an empty field in the link's own object, so page and structure stay as they are.</summary>
    public void TurnSlotsIntoFields(string prefix)
    {
        foreach (var (pageAt, page) in file.Pages())
        {
            foreach (var annotation in file.List(page.GetValueOrDefault("Annots")))
            {
                if (annotation is not PdfRef linkAt || file.Resolve(linkAt) is not PdfDict link) continue;
                if (!link.Is("Subtype", "Link") || link.Get<PdfName?>("Dest")?.Text is not { } target || !target.StartsWith(prefix, StringComparison.Ordinal)) continue;
                var field = Field(target[prefix.Length..], pageAt, link["Rect"]);
                if (link.TryGetValue("StructParent", out var structure)) field["StructParent"] = structure;
                update.Put(linkAt, field);
                fields.Add(linkAt);
            }
        }
    }

    public (PdfRef At, PdfDict Field) EmptyField(string name)
    {
        foreach (var reference in fields.OfType<PdfRef>())
        {
            if (update.Current(reference) is not PdfDict field || field.Get<PdfString>("T")?.Text != name) continue;
            if (field.ContainsKey("V")) throw new PdfRefused("这一处已经签过名，不能再签。");
            return (reference, new PdfDict(field));
        }
        throw new PdfRefused("文书上没有留出这一处签名的位置。");
    }

    public (PdfRef At, PdfDict Field) NewInvisibleField()
    {
        var (pageAt, page) = file.Pages()[0];
        var taken = fields.Select(f => (f is PdfRef r ? update.Current(r) : f) as PdfDict).Select(f => f?.Get<PdfString>("T")?.Text).ToHashSet();
        var name = Enumerable.Range(1, fields.Count + 1).Select(i => $"Signature{i}").First(n => !taken.Contains(n));
        var field = Field(name, pageAt, new List<object?> { 0L, 0L, 0L, 0L });
        var made = update.Reserve();
        fields.Add(made);

        var annotations = page.GetValueOrDefault("Annots");
        var longer = new List<object?>(file.List(annotations)) { made };
        if (annotations is PdfRef listAt) update.Put(listAt, longer);
        else update.Put(pageAt, new PdfDict(file.Dict(pageAt)) { ["Annots"] = longer });
        return (made, field);
    }

    public void Save() => update.Put(at, new PdfDict(dict) { ["Fields"] = fields, ["SigFlags"] = 3L });

    private static PdfDict Field(string name, PdfRef page, object? rect) => new()
    {
        ["Type"] = new PdfName("Annot"),
        ["Subtype"] = new PdfName("Widget"),
        ["FT"] = new PdfName("Sig"),
        ["T"] = PdfString.Latin(name),
        ["F"] = 4L,
        ["P"] = page,
        ["Rect"] = rect,
    };
}
