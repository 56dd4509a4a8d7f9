namespace Fashu.Documents.Pdf;

/// <summary>An incremental update (ISO 32000-1, 7.5.6): new and changed objects behind the untouched bytes of the file.</summary>
internal sealed class PdfUpdate(PdfFile file)
{
    private readonly SortedDictionary<int, (int Generation, object? Value)> changed = [];
    private int next = file.Size;

    public PdfRef Reserve() => new(next++);

    public void Put(PdfRef at, object? value) => changed[at.Number] = (at.Generation, value);

    public PdfRef Add(object? value)
    {
        var at = Reserve();
        Put(at, value);
        return at;
    }

    /// <summary>The object as it will be after this update.</summary>
    public object? Current(PdfRef at) => changed.TryGetValue(at.Number, out var entry) ? entry.Value : file.Object(at.Number);

    public byte[] ToBytes()
    {
        var result = new MemoryStream(file.Bytes.Length + 65536);
        result.Write(file.Bytes);
        if (file.Bytes[^1] != '\n') result.Ascii("\n");

        var offsets = new List<(int Number, int Generation, long At)>();
        foreach (var (number, (generation, value)) in changed)
        {
            offsets.Add((number, generation, result.Position));
            result.Ascii($"{number} {generation} obj\n");
            result.Value(value);
            result.Ascii("\nendobj\n");
        }

        var table = result.Position;
        result.Ascii("xref\n");
        foreach (var (number, generation, at) in offsets) result.Ascii($"{number} 1\n{at:D10} {generation:D5} n \n");
        var trailer = new PdfDict { ["Size"] = (long)next, ["Root"] = file.Root, ["Prev"] = (long)file.LastTable };
        foreach (var kept in (string[])["Info", "ID"])
            if (file.Trailer.TryGetValue(kept, out var value)) trailer[kept] = value;
        result.Ascii("trailer\n");
        result.Value(trailer);
        result.Ascii($"\nstartxref\n{table}\n%%EOF\n");
        return result.ToArray();
    }
}
