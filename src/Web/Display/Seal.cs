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
        var size = Name.Length switch { <= 10 => 26, <= 14 => 22, <= 18 => 18, _ => 15 };
        var length = Math.Min(325, Math.Max(1, Name.Length - 1) * (size + 8));
        builder.AddMarkupContent(0, $"""
            <svg class="seal" viewBox="0 0 200 200" role="img" aria-label="{name}印章"><defs><path id="{arc}" d="M41.4 145.9A74.4 74.4 0 1 1 158.6 145.9" fill="none"/></defs>
            <circle cx="100" cy="100" r="94" fill="none" stroke="currentColor" stroke-width="6"/><path d="M100 66l7.9 24.2h25.5l-20.6 15 7.9 24.2-20.7-15-20.6 15 7.9-24.2-20.6-15h25.4z" fill="currentColor"/>
            <text font-size="{size}" {Font}><textPath href="#{arc}" startOffset="50%" textLength="{length}" lengthAdjust="spacing">{name}</textPath></text>
            {(Under is null ? "" : $"<text x=\"100\" y=\"160\" font-size=\"18\" {Font}>{HtmlEncoder.Default.Encode(Under)}</text>")}</svg>
            """);
    }
}
