using Microsoft.AspNetCore.Components;

namespace Fashu.Documents;

/// <summary>Turns a paper (a Razor component) into HTML for the preview and into PDF for the file. Same component, same look.</summary>
public interface IPrinter
{
    /// <summary>Whether PDFs can be made on this machine. HTML always can.</summary>
    bool Available { get; }

    /// <summary>Why not, as a Chinese sentence; null while <see cref="Available"/>.</summary>
    string? Unavailable { get; }

    /// <summary>The paper as one self-contained HTML document, needing neither network nor script.</summary>
    Task<string> Html<TPaper>(IReadOnlyDictionary<string, object?> parameters, PrintOptions? options = null, CancellationToken cancel = default)
        where TPaper : IComponent;

    /// <exception cref="PrinterUnavailable">No browser here, or it does not answer.</exception>
    Task<byte[]> Pdf<TPaper>(IReadOnlyDictionary<string, object?> parameters, PrintOptions? options = null, CancellationToken cancel = default)
        where TPaper : IComponent;

    /// <exception cref="PrinterUnavailable">No browser here, or it does not answer.</exception>
    /// <exception cref="PdfRefused">A picture cannot be shown, where that was asked for.</exception>
    Task<byte[]> PdfOf(string html, PrintOptions? options = null, CancellationToken cancel = default);
}

/// <summary>A paper whose whole content is one record, its parameter <c>Facts</c>.</summary>
public abstract class PaperOf<TFacts> : ComponentBase
{
    [Parameter, EditorRequired] public TFacts Facts { get; set; } = default!;
}

/// <summary>How a paper is printed. Paper size and margins come from the style sheet's @page unless a size is given here.</summary>
public sealed record PrintOptions
{
    /// <summary>Title of the PDF document, shown by readers.</summary>
    public string Title { get; init; } = "";

    /// <summary>Page size in points (1/72 inch) without margins, for signature marks and stamps.</summary>
    public (double Width, double Height)? Points { get; init; }

    /// <summary>Refuse to print where a picture cannot be decoded, rather than leave a blank.</summary>
    public bool PicturesMustShow { get; init; }
}

/// <summary>A PDF cannot be made now. The message is a plain Chinese sentence; the print view of the same paper still works.</summary>
public sealed class PrinterUnavailable(string message) : RuleBroken(message);

public static class PrinterShortcuts
{
    extension(IPrinter printer)
    {
        public Task<byte[]> Pdf<TPaper, TFacts>(TFacts facts, PrintOptions? options = null, CancellationToken cancel = default)
            where TPaper : PaperOf<TFacts> =>
            printer.Pdf<TPaper>(Parameters(facts), options, cancel);

        public Task<string> Html<TPaper, TFacts>(TFacts facts, PrintOptions? options = null, CancellationToken cancel = default)
            where TPaper : PaperOf<TFacts> =>
            printer.Html<TPaper>(Parameters(facts), options, cancel);
    }

    private static Dictionary<string, object?> Parameters(object? facts) => new() { ["Facts"] = facts };
}
