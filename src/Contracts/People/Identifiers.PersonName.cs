using System.Globalization;
using System.Text;

namespace Fashu.People;

/// <summary>A person's name as documents print it: rare characters kept as they are, one kind of middle dot, no spaces between Chinese characters.</summary>
public sealed record PersonName
{
    private const int Shortest = 2;
    private const int Longest = 50;
    private const char Dot = '\u00B7';
    // Input methods and old systems write the middle dot in many ways.
    private const string DotLookAlikes = "\u2022\u2027\u2219\u22C5\u30FB\uFF65\u16EB\u0387\u2E31\u25CF";

    private PersonName(string text) => Text = text;

    public string Text { get; }

    public string Masked => Text.MaskName();

    public static bool TryRead(string? text, out PersonName value, out string error)
    {
        value = null!;
        error = "";
        var typed = text ?? "";
        if (typed.Length > Longest * 8) error = $"姓名太长，最多{Longest}个字。";
        else if (BrokenSurrogate(typed)) error = "姓名里有无法识别的字符，请重新输入。";
        else
        {
            typed = Tidy(typed);
            error = Fault(typed);
        }
        if (error.Length > 0) return false;
        value = new(typed);
        return true;
    }

    public override string ToString() => Text;

    private static string Tidy(string typed)
    {
        var text = Spaced(string.Concat(typed.Narrow().Trim().Select(sign => DotLookAlikes.Contains(sign) ? Dot : sign)));
        var runes = text.EnumerateRunes().ToList();
        // A full stop between two Chinese characters is a middle dot typed in a hurry.
        for (var at = 1; at < runes.Count - 1; at++)
            if (runes[at].Value == '.' && IsHan(runes[at - 1]) && IsHan(runes[at + 1])) runes[at] = new(Dot);
        text = string.Concat(runes);
        // Composed accents, but never for compatibility ideographs: normalizing would replace a registered character.
        return runes.Any(rune => rune.Value is >= 0xF900 and <= 0xFAFF or >= 0x2F800 and <= 0x2FA1F) ? text : text.Normalize();
    }

    // 张　三 is set apart for looks; a space between two Latin words is part of the name.
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder();
        var (last, gap) = (default(Rune), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)) gap = true;
            else
            {
                if (gap && IsLatin(last) && IsLatin(rune)) spaced.Append(' ');
                spaced.Append(rune.ToString());
                (last, gap) = (rune, false);
            }
        }
        return spaced.ToString();
    }

    private static string Fault(string name)
    {
        if (name.Length == 0) return "请填写姓名。";
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is '<' or '>' or '&' or '"' or '/' or '\\' or '{' or '}' or '=' or '@') return "姓名里不能有符号，请只填姓名。";
            if (Rune.IsDigit(rune)) return "姓名里不能有数字。";
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse) return "姓名里有专用区的生僻字编码，请改用国家标准编码的生僻字输入。";
            if (!Allowed(rune)) return "姓名里有看不见的字符或符号，请重新输入。";
        }
        if (name[0] == Dot || name[^1] == Dot || name.Contains("\u00B7\u00B7", StringComparison.Ordinal)) return "姓名里的间隔号“·”应在两段名字之间。";
        return new StringInfo(name).LengthInTextElements switch
        {
            < Shortest => "姓名至少2个字。",
            > Longest => $"姓名太长，最多{Longest}个字。",
            _ => "",
        };
    }

    private static bool Allowed(Rune rune) =>
        Rune.IsLetter(rune) || IsHan(rune) || rune.Value is Dot or ' ' or '-' or '\'' or '’' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Planes 2 and 3 whole: characters newer than the runtime's tables are names all the same.
    private static bool IsHan(Rune rune) => rune.Value is >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
        or 0x3007 or >= 0x20000 and <= 0x3FFFD;

    private static bool IsLatin(Rune rune) => rune.Value != Dot && !IsHan(rune);

    private static bool BrokenSurrogate(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
