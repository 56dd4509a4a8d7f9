using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace Fashu.Web;

/// <summary>Addresses of the browser bundle. Every name carries a hash, so that a browser keeps each file for good.</summary>
public sealed class WebAssets
{
    internal const string Folder = "/_content/Fashu.Web/dist";

    private readonly Lazy<Manifest> manifest;

    public WebAssets(IWebHostEnvironment environment) => manifest = new(() =>
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"{Folder}/manifest.json");
        if (!file.Exists) throw new InvalidOperationException("The browser bundle is missing: build src/Web first (it needs Node 20 or later).");
        using var stream = file.CreateReadStream();
        return JsonSerializer.Deserialize<Manifest>(stream, JsonSerializerOptions.Web)!;
    });

    public string Script => $"{Folder}/{manifest.Value.Script}";
    public string Style => $"{Folder}/{manifest.Value.Style}";
    /// <summary>The icons of citizen pages, then the rest.</summary>
    public string Sprite(int part) => $"{Folder}/{manifest.Value.Sprites[part]}";

    public IEnumerable<string> Preload => manifest.Value.Preload.Select(file => $"{Folder}/{file}");

    private sealed record Manifest(string Script, string Style, string[] Sprites, string[] Preload);
}
