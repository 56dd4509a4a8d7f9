using System.Globalization;
using System.Text;

namespace Fashu.Documents.Pdf;

/// <summary>Reads PDF values from bytes. Whatever it does not understand it refuses; it never guesses.</summary>
internal sealed class PdfLexer(byte[] bytes, int at)
{
    private const int DeepestNesting = 64;
    private int depth;

    public int At { get; private set; } = at >= 0 && at <= bytes.Length ? at : throw Bad();

    public object? Value()
    {
        SkipSpace();
        switch (Peek())
        {
            case '/': return Name();
            case '(': return Literal();
            case '[': return List();
            case '<': return Peek(1) == '<' ? Dict() : Hex();
            case >= '0' and <= '9': return ReferenceOr(Number());
            case '+' or '-' or '.': return Number();
        }
        var word = Word();
        return word switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ => throw Bad(),
        };
    }

    public string Word()
    {
        SkipSpace();
        var from = At;
        while (At < bytes.Length && IsRegular(bytes[At])) At++;
        return Encoding.Latin1.GetString(bytes, from, At - from);
    }

    public bool TakeWord(string word)
    {
        var before = At;
        if (Word() == word) return true;
        At = before;
        return false;
    }

    public int Integer() => int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();

    /// <summary>Position of the first byte after the keyword <c>stream</c> and its line end.</summary>
    public int StreamStart()
    {
        if (Peek() == '\r') At++;
        if (Peek() == '\n') At++;
        return At;
    }

    private object Number()
    {
        var word = Word();
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        return double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real) ? real : throw Bad();
    }

    private object ReferenceOr(object number)
    {
        if (number is not long and not (>= 0 and <= int.MaxValue)) return number;
        var before = At;
        SkipSpace();
        if (Peek() is >= '0' and <= '9' && Number() is long and >= 0 and <= 65535 and var generation)
        {
            if (TakeWord("R")) return new PdfRef((int)(long)number, (int)generation);
        }
        At = before;
        return number;
    }

    private PdfName Name()
    {
        At++;
        var raw = WordHere();
        if (!raw.Contains('#')) return new(raw);
        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && byte.TryParse(raw.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 2;
            }
            else
            {
                text.Append(raw[i]);
            }
        }
        return new(text.ToString());
    }

    private string WordHere()
    {
        var from = At;
        while (At < bytes.Length && IsRegular(bytes[At])) At++;
        return Encoding.Latin1.GetString(bytes, from, At - from);
    }

    private List<object?> List()
    {
        At++;
        Deeper();
        var list = new List<object?>();
        while (true)
        {
            SkipSpace();
            if (Peek() == ']') break;
            list.Add(Value());
        }
        At++;
        depth--;
        return list;
    }

    private PdfDict Dict()
    {
        At += 2;
        Deeper();
        var dict = new PdfDict();
        while (true)
        {
            SkipSpace();
            if (Peek() == '>' && Peek(1) == '>') break;
            if (Peek() != '/') throw Bad();
            var key = Name().Text;
            dict[key] = Value();
        }
        At += 2;
        depth--;
        return dict;
    }

    private PdfString Hex()
    {
        At++;
        var digits = new StringBuilder();
        while (Peek() != '>')
        {
            var c = (char)Take();
            if (char.IsAsciiHexDigit(c)) digits.Append(c);
            else if (!IsSpace((byte)c)) throw Bad();
        }
        At++;
        if (digits.Length % 2 == 1) digits.Append('0');
        return new(Convert.FromHexString(digits.ToString()));
    }

    private PdfString Literal()
    {
        At++;
        var text = new List<byte>();
        for (var open = 1; open > 0;)
        {
            var c = Take();
            if (c == '\\')
            {
                Escape(text);
                continue;
            }
            if (c == '(') open++;
            if (c == ')' && --open == 0) break;
            text.Add(c);
        }
        return new([.. text]);
    }

    private void Escape(List<byte> text)
    {
        var c = Take();
        switch ((char)c)
        {
            case 'n': text.Add((byte)'\n'); break;
            case 'r': text.Add((byte)'\r'); break;
            case 't': text.Add((byte)'\t'); break;
            case 'b': text.Add((byte)'\b'); break;
            case 'f': text.Add((byte)'\f'); break;
            case '\r': if (Peek() == '\n') At++; break;
            case '\n': break;
            case >= '0' and <= '7':
                var code = c - '0';
                for (var i = 0; i < 2 && Peek() is >= '0' and <= '7'; i++) code = code * 8 + (Take() - '0');
                text.Add((byte)code);
                break;
            default: text.Add(c); break;
        }
    }

    private void SkipSpace()
    {
        while (At < bytes.Length)
        {
            if (bytes[At] == '%') while (At < bytes.Length && bytes[At] is not ((byte)'\n' or (byte)'\r')) At++;
            else if (IsSpace(bytes[At])) At++;
            else return;
        }
    }

    private void Deeper()
    {
        if (++depth > DeepestNesting) throw Bad();
    }

    private char Peek(int ahead = 0) => At + ahead < bytes.Length ? (char)bytes[At + ahead] : '\uFFFF';
    private byte Take() => At < bytes.Length ? bytes[At++] : throw Bad();
    private static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;
    private static bool IsRegular(byte c) => !IsSpace(c) && !"()<>[]{}/%".Contains((char)c);
    private static PdfRefused Bad() => new("这份 PDF 已损坏，无法读取。请重新导出后再上传。");
}
