using System.Globalization;
using System.Text;

namespace Fashu.Documents.Dossiers;

/// <summary>File names inside the zip that every system can unpack and none can be led astray by.</summary>
internal static class SafeNames
{
    private const int Longest = 80;

    public static string Of(int order, int count, string name)
    {
        var prefix = order.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(2, count.ToString(CultureInfo.InvariantCulture).Length), '0');
        var clean = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            // Format signs can turn the reading direction and so disguise an ending; separators could leave the folder.
            var harmful = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                || (rune.IsBmp && "<>:\"/\\|?*".Contains((char)rune.Value));
            if (harmful) clean.Append('_');
            else clean.Append(rune);
        }
        var text = clean.ToString().Trim(' ', '.');
        if (text.Length == 0) text = "未命名";
        return $"{prefix}-{Shortened(text)}";
    }

    private static string Shortened(string text)
    {
        var ending = Path.GetExtension(text) is { Length: <= 12 } known ? known : "";
        var stem = text[..^ending.Length];
        var elements = new List<string>();
        var all = StringInfo.GetTextElementEnumerator(stem);
        while (all.MoveNext() && elements.Count < Longest) elements.Add(all.GetTextElement());
        return string.Concat(elements).TrimEnd(' ', '.') + ending;
    }
}
