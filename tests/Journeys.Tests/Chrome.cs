using Fashu.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Fashu.Journeys.Tests.Chrome))]
[assembly: AssemblyFixture(typeof(Fashu.Journeys.Tests.City))]
[assembly: AssemblyFixture(typeof(Fashu.Harness.Shared))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // a browser and a city at a time are enough for one machine

namespace Fashu.Journeys.Tests;

/// <summary>One headless browser for the run; each person gets a context of his own.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = new[] { "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge" }.First(File.Exists),
            // date fields and the browser's own words follow the language of the machine, not that of the page
            Env = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!)
                .Where(e => e.Key is not ("LANGUAGE" or "LC_ALL")).Append(new("LANGUAGE", "zh_CN")).ToDictionary(),
            Args = ["--no-sandbox", "--lang=zh-CN", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    public async Task<Visitor> Open(FashuApp app, int width, bool script)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Url.ToString(),
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
        });
        context.SetDefaultTimeout(60_000);
        return new(app, await context.NewPageAsync());
    }
}
