namespace Fashu.Web.Papers;

/// <summary>The style sheet of papers (wwwroot/paper.css), for documents that must carry it inside.</summary>
public static class PaperStyle
{
    public static string Sheet { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PaperStyle).Assembly.GetManifestResourceStream("paper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
