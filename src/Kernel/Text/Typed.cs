using System.Text;

namespace Fashu;

/// <summary>What people type, brought to the form that numbers and codes are kept in.</summary>
public static class Typed
{
    extension(string text)
    {
        /// <summary>Full-width letters, digits and signs become their narrow form: １２Ｘ → 12X.</summary>
        public string Narrow()
        {
            var narrow = new StringBuilder(text.Length);
            foreach (var sign in text)
                narrow.Append(sign switch
                {
                    '\u3000' => ' ',
                    >= '\uFF01' and <= '\uFF5E' => (char)(sign - 0xFEE0),
                    _ => sign,
                });
            return narrow.ToString();
        }

        /// <summary>A code as typed: narrow, upper case, without the spaces and dashes people group it with.</summary>
        public string AsCode() => string.Concat(text.Narrow().Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '–' or '—' or '\uFEFF' or '\u200B'))).ToUpperInvariant();
    }

    /// <summary>Only 0–9, not the digits of other scripts.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
