namespace Fashu.Web;

/// <summary>One act of a procedure and the page where it is done.</summary>
/// <param name="Page">Under the matter's staff page; beginning with / an address of the house, in which {id} stands for the matter.</param>
/// <param name="Key">The letter that presses it.</param>
/// <param name="Hard">Ends something or alarms somebody: red, and never the primary button.</param>
/// <param name="Aside">A step back or aside: open, but not what usually comes next.</param>
/// <param name="Useful">Whether there is anything to do now; the table alone says only that it is lawful.</param>
/// <param name="Usual">Whether just this usually comes next now, before what stands above it.</param>
public sealed record ActLine<T>(Enum Act, string Page, string Title, string? Key = null, bool Hard = false, bool Aside = false, Func<T, bool>? Useful = null, Func<T, bool>? Usual = null) where T : Matter;

/// <summary>The acts of a procedure as ways to their pages, in the order in which an officer usually needs them.</summary>
public sealed class ActMenu<T>(params IReadOnlyList<ActLine<T>> lines) where T : Matter
{
    /// <summary>What is open to this person and of use now; acts of one page stand there once.</summary>
    /// <param name="address">The matter's own staff page.</param>
    public IReadOnlyList<ActLink> For(T matter, string address, Actor by)
    {
        var open = matter.ActsFor(by).ToDictionary(a => a.Act, a => a.Article);
        return [.. lines.Where(l => open.ContainsKey(l.Act.ToString()) && l.Useful?.Invoke(matter) != false).DistinctBy(l => l.Page).OrderBy(l => l.Usual?.Invoke(matter) == true ? 0 : 1)
            .Select(l => new ActLink(l.Title, Href(l.Page), open[l.Act.ToString()], l.Key, l.Hard, !l.Hard && !l.Aside))];

        string Href(string page) => page.StartsWith('/') ? page.Replace("{id}", matter.Id.ToString(), StringComparison.Ordinal) : $"{address}/{page}";
    }
}
