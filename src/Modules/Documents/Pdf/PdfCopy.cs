namespace Fashu.Documents.Pdf;

/// <summary>Copies values from one file into another, with everything they refer to, under new numbers.</summary>
internal sealed class PdfCopy(PdfFile from, Func<PdfRef> reserve, Action<PdfRef, object?> put)
{
    private readonly Dictionary<int, PdfRef> copied = [];
    private readonly Queue<(int From, PdfRef To)> pending = [];

    public object? Value(object? value)
    {
        var copy = Shallow(value);
        while (pending.TryDequeue(out var next)) put(next.To, Shallow(from.Object(next.From)));
        return copy;
    }

    private object? Shallow(object? value) => value switch
    {
        PdfRef reference => To(reference),
        List<object?> list => list.ConvertAll(Shallow),
        PdfDict dict => Copy(dict),
        PdfStream stream => stream with { Dict = Copy(stream.Dict) },
        _ => value,
    };

    private PdfDict Copy(PdfDict dict)
    {
        var copy = new PdfDict();
        foreach (var (key, value) in dict) copy[key] = Shallow(value);
        return copy;
    }

    private PdfRef To(PdfRef reference)
    {
        if (copied.TryGetValue(reference.Number, out var known)) return known;
        var made = copied[reference.Number] = reserve();
        pending.Enqueue((reference.Number, made));
        return made;
    }
}
