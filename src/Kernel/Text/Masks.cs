using System.Globalization;

namespace Fashu;

/// <summary>Personal data as shown to those who need to recognize it, not to know it.</summary>
public static class Masks
{
    extension(string text)
    {
        /// <summary>138****8000; shorter numbers keep only their last two digits.</summary>
        public string MaskPhone() => text.Length >= 11 ? $"{text[..3]}****{text[^4..]}" : Tail(text, 2);

        /// <summary>The first six characters, so that the length stays hidden; short ones keep two.</summary>
        public string MaskAddress() => text.Length > 8 ? $"{text[..(char.IsHighSurrogate(text[5]) ? 5 : 6)]}****" : $"{text[..Math.Min(text.Length, text.Length > 1 && char.IsHighSurrogate(text[1]) ? 1 : 2)]}****";

        /// <summary>330100********0019; other documents keep only their last four characters.</summary>
        public string MaskIdNumber() => text.Length == 18 ? $"{text[..6]}********{text[^4..]}" : Tail(text, 4);

        /// <summary>张*, 欧**: the first character and never more than two stars, so that the length stays hidden.</summary>
        public string MaskName()
        {
            var name = new StringInfo(text);
            return name.LengthInTextElements switch
            {
                0 => "",
                1 => "*",
                2 => name.SubstringByTextElements(0, 1) + "*",
                _ => name.SubstringByTextElements(0, 1) + "**",
            };
        }
    }

    private static string Tail(string text, int shown) =>
        text.Length <= shown * 2 ? new('*', text.Length) : new string('*', text.Length - shown) + text[^shown..];
}
