using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Fashu.Documents.Printing;

/// <summary>One run of the browser with its driver.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly IPlaywright driver;

    private Session(IPlaywright driver, IBrowser browser, IBrowserContext context) => (this.driver, Browser, Context) = (driver, browser, context);

    public IBrowser Browser { get; }
    public IBrowserContext Context { get; }
    public ConcurrentBag<IPage> Pages { get; } = [];

    public static async Task<Session> Start(string executable, PrintSettings settings, IEnumerable<string> arguments)
    {
        var driver = await Playwright.CreateAsync();
        IBrowser? browser = null;
        try
        {
            browser = await driver.Chromium.LaunchAsync(new()
            {
                ExecutablePath = executable,
                ChromiumSandbox = settings.Sandbox ?? !Environment.IsPrivilegedProcess,
                Args = arguments,
                Timeout = settings.TimeoutSeconds * 1000f,
            });
            var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, AcceptDownloads = false, ServiceWorkers = ServiceWorkerPolicy.Block });
            await context.RouteAsync("**/*", route => route.AbortAsync());
            return new(driver, browser, context);
        }
        catch
        {
            if (browser is not null) await browser.CloseAsync();
            driver.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Browser.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // It is gone already.
        }
        driver.Dispose();
    }
}
