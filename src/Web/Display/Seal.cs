using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Fashu.Web;

/// <summary>A round red seal: name along the rim, star in the middle. Placed over the date inside an element of class "dated".</summary>
public sealed class Seal : ComponentBase
{
    private const string Font = "font-family=\"Noto Serif CJK SC,Source Han Serif SC,SimSun,serif\" font-weight=\"600\" fill=\"currentColor\" text-anchor=\"middle\"";

    [Parameter, EditorRequired] public string Name { get; set; } = "";
    /// <summary>Words under the star, such as 调解专用章.</summary>
    [Parameter] public string? Under { get; set; }

    // written as markup because Razor keeps the element name "text" for itself
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var name = HtmlEncoder.Default.Encode(Name);
        var arc = $"rim-{Guid.NewGuid():N}";
        var size = Name.Length switch { <= 10 => 25, <= 14 => 20, <= 18 => 16, _ => 13 };
        var length = Math.Min(272, Math.Max(1, Name.Length - 1) * (size + 8));
        builder.AddMarkupContent(0, $"""
            <svg class="seal" viewBox="0 0 200 200" role="img" aria-label="{name}印章"><defs><path id="{arc}" d="M51.1 138.2A62 62 0 1 1 148.9 138.2" fill="none"/></defs>
            <circle cx="100" cy="100" r="94" fill="none" stroke="currentColor" stroke-width="6"/><path d="M100 70l6.9 21.2h22.3l-18 13.1 6.9 21.2-18.1-13.1-18 13.1 6.9-21.2-18-13.1h22.2z" fill="currentColor"/>
            <text font-size="{size}" {Font}><textPath href="#{arc}" startOffset="50%" textLength="{length}" lengthAdjust="spacing">{name}</textPath></text>
            {(Under is null ? "" : $"<text x=\"100\" y=\"157\" font-size=\"18\" {Font}>{HtmlEncoder.Default.Encode(Under)}</text>")}</svg>
            """);
    }
}
