using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Fashu.Web;

/// <summary>One line icon of the sprite; decoration only, the word stands beside it.</summary>
public sealed class Icon : ComponentBase
{
    private static readonly FrozenDictionary<string, int> known = Read();

    [Inject] private WebAssets Files { get; set; } = null!;

    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter] public string? Class { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (!known.TryGetValue(Name, out var part)) throw new InvalidOperationException($"No icon \"{Name}\": add the name to src/Web/Browser/icons.txt.");
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", Class is null ? "icon" : $"icon {Class}");
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.OpenElement(3, "use");
        builder.AddAttribute(4, "href", $"{Files.Sprite(part)}#{Name}");
        builder.CloseElement();
        builder.CloseElement();
    }

    private static FrozenDictionary<string, int> Read()
    {
        using var reader = new StreamReader(typeof(Icon).Assembly.GetManifestResourceStream("icons.txt")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n")
            .SelectMany((names, part) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => (name, part)))
            .ToFrozenDictionary(i => i.name, i => i.part);
    }
}
