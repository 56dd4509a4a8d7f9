namespace Fashu.Web;

/// <summary>Style class and shape of the five colours; the word comes from the matter.</summary>
internal static class Tones
{
    extension(Colour colour)
    {
        public string Css => colour switch
        {
            Colour.Blue => "blue",
            Colour.Orange => "orange",
            Colour.Yellow => "yellow",
            Colour.Red => "red",
            Colour.Green => "green",
            _ => "none",
        };

        public string Shape => $"stage-{colour.Css}";
    }
}

public enum NoticeKind
{
    Info,
    Success,
    Warn,
    Danger,
}

/// <summary>A saved filter or a part of a page.</summary>
/// <param name="Urgent">The count asks for attention.</param>
public sealed record Tab(string Title, string Href, int? Count = null, bool Active = false, bool Urgent = false);

/// <summary>One line of a timeline.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="Sealed">The step is in the evidence log; null where that is not told.</param>
public sealed record TimelineItem(DateTime At, string Title, string? Who = null, string? Text = null, string Icon = "check", Colour Colour = Colour.None, bool? Sealed = null, string? Article = null)
{
    public Microsoft.AspNetCore.Components.RenderFragment? Body { get; init; }
}

/// <summary>A step open to the viewer, as a way to its page.</summary>
/// <param name="Key">The letter that presses it.</param>
/// <param name="Onward">It takes the matter further on its usual way; only such a step is offered as the primary button.</param>
public sealed record ActLink(string Title, string Href, string? Article = null, string? Key = null, bool Danger = false, bool Onward = true);
