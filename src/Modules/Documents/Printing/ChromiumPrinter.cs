using System.Globalization;
using System.Net;
using Fashu.Web.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fashu.Documents.Printing;

/// <summary>Renders a paper's component to HTML and prints it with the warm browser.</summary>
internal sealed class ChromiumPrinter(PrintBrowser browser, IServiceScopeFactory scopes, ILoggerFactory logs) : IPrinter
{
    public bool Available => browser.Executable is not null;
    public string? Unavailable => Available ? null : PrintBrowser.NoBrowser;

    public async Task<string> Html<TPaper>(IReadOnlyDictionary<string, object?> parameters, PrintOptions? options = null, CancellationToken cancel = default)
        where TPaper : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Key, p => p.Value));
            return (await renderer.RenderComponentAsync<TPaper>(view)).ToHtmlString();
        });
        var size = options?.Points is { } points ? string.Create(CultureInfo.InvariantCulture, $"@page{{size:{points.Width}pt {points.Height}pt;margin:0}}") : "";
        return $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{WebUtility.HtmlEncode(options?.Title)}</title><style>{PaperStyle.Sheet}{size}</style></head><body>{body}</body></html>";
    }

    public async Task<byte[]> Pdf<TPaper>(IReadOnlyDictionary<string, object?> parameters, PrintOptions? options = null, CancellationToken cancel = default)
        where TPaper : IComponent =>
        await PdfOf(await Html<TPaper>(parameters, options, cancel), options, cancel);

    public Task<byte[]> PdfOf(string html, PrintOptions? options = null, CancellationToken cancel = default) => browser.Use(async page =>
    {
        await page.SetContentAsync(html, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Load });
        if (options?.PicturesMustShow == true && !await page.Locator("img").EvaluateAllAsync<bool>("all => all.every(i => i.naturalWidth > 0)"))
            throw new PdfRefused("这张图片已损坏或者格式不支持，无法显示。");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = options?.Points is null });
        // The page goes back to the pool without anybody's data in it.
        await page.SetContentAsync("");
        return pdf;
    }, cancel);
}
