using System.Globalization;

namespace Fashu.Web.Papers;

internal static class TextElements
{
    /// <summary>What a reader sees as single signs; 𠮷 is one though it takes two chars.</summary>
    public static IEnumerable<string> AsStrings(this TextElementEnumerator elements)
    {
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
