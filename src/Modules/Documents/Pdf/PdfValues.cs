using System.Globalization;
using System.Text;

namespace Fashu.Documents.Pdf;

// The eight kinds of PDF value (ISO 32000-1, 7.3) as C# values: null, bool, long, double, PdfName, PdfString, List, PdfDict; plus reference and stream.

internal readonly record struct PdfRef(int Number, int Generation = 0);

internal readonly record struct PdfName(string Text);

internal sealed record PdfString(byte[] Bytes)
{
    /// <summary>Text as UTF-16 with a byte-order mark, which every reader understands.</summary>
    public static PdfString Of(string text) => new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    public static PdfString Latin(string text) => new(Encoding.Latin1.GetBytes(text));

    public string Text => Bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2)) : Encoding.Latin1.GetString(Bytes);
}

internal sealed class PdfDict : Dictionary<string, object?>
{
    public PdfDict() { }
    public PdfDict(PdfDict other) : base(other) { }

    public T? Get<T>(string key) => TryGetValue(key, out var value) && value is T typed ? typed : default;
    public bool Is(string key, string name) => Get<PdfName?>(key)?.Text == name;
}

internal sealed record PdfStream(PdfDict Dict, ReadOnlyMemory<byte> Data);

/// <summary>Writes PDF values.</summary>
internal static class PdfWriting
{
    extension(Stream to)
    {
        public void Ascii(string text) => to.Write(Encoding.Latin1.GetBytes(text));

        public void Value(object? value)
        {
            switch (value)
            {
                case null: to.Ascii("null"); break;
                case bool yes: to.Ascii(yes ? "true" : "false"); break;
                case int or long: to.Ascii(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)); break;
                case double number: to.Ascii(number.ToString("0.#####", CultureInfo.InvariantCulture)); break;
                case PdfName name: to.Ascii("/" + Escaped(name.Text)); break;
                case PdfString text: to.Ascii("<" + Convert.ToHexString(text.Bytes) + ">"); break;
                case PdfRef reference: to.Ascii($"{reference.Number} {reference.Generation} R"); break;
                case List<object?> list:
                    to.Ascii("[");
                    for (var i = 0; i < list.Count; i++)
                    {
                        if (i > 0) to.Ascii(" ");
                        to.Value(list[i]);
                    }
                    to.Ascii("]");
                    break;
                case PdfDict dict:
                    to.Ascii("<<");
                    foreach (var (key, entry) in dict)
                    {
                        to.Ascii("/" + Escaped(key) + " ");
                        to.Value(entry);
                        to.Ascii("\n");
                    }
                    to.Ascii(">>");
                    break;
                case PdfStream stream:
                    to.Value(new PdfDict(stream.Dict) { ["Length"] = (long)stream.Data.Length });
                    to.Ascii("\nstream\n");
                    to.Write(stream.Data.Span);
                    to.Ascii("\nendstream");
                    break;
                default: throw new ArgumentException($"Not a PDF value: {value.GetType()}");
            }
        }
    }

    private static string Escaped(string name) =>
        string.Concat(name.Select(c => c is > ' ' and < (char)127 && !"#/()<>[]{}%".Contains(c) ? c.ToString() : $"#{(int)c:X2}"));
}
