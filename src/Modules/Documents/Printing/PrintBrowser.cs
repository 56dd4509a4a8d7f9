using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Fashu.Documents.Printing;

/// <summary>
/// One headless browser, started by the first print, kept warm, ended when idle, started anew after a crash. Pages are pooled;
/// they have no network and no script, so a paper can show only what it carries.
/// </summary>
internal sealed partial class PrintBrowser(IOptions<PrintSettings> options, TimeProvider clock, ILogger<PrintBrowser> log) : IAsyncDisposable, IDisposable
{
    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
        "--disable-quic", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND", "--font-render-hinting=none",
    ];

    private readonly PrintSettings settings = options.Value;
    private readonly SemaphoreSlim places = new(Math.Max(1, options.Value.Pages));
    private readonly SemaphoreSlim gate = new(1);
    private Session? session;
    private ITimer? idle;
    private int busy;

    public string? Executable => BrowserFinder.Find(settings.Browser);

    internal IBrowser? Running => session?.Browser;

    /// <summary>Lends a page. A browser that died under the work is replaced and the work done once more.</summary>
    public async Task<T> Use<T>(Func<IPage, Task<T>> work, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        Interlocked.Increment(ref busy);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var current = await Open(cancel);
                try
                {
                    return await Once(current, work, cancel);
                }
                catch (PlaywrightException failure) when (attempt == 1)
                {
                    // Whether the browser or only the page died is often not yet known: both are replaced. Printing twice harms nobody.
                    BrowserLost(failure.Message);
                    await Drop(current);
                }
                catch (TimeoutException slow)
                {
                    PrintFailed(slow);
                    throw new PrinterUnavailable($"生成 PDF 超过 {settings.TimeoutSeconds} 秒仍未完成。请稍后再试，或者先用打印预览。");
                }
                catch (PlaywrightException failure)
                {
                    PrintFailed(failure);
                    throw new PrinterUnavailable("生成 PDF 的浏览器没有响应。请稍后再试，或者先用打印预览。");
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref busy);
            places.Release();
            Rest();
        }
    }

    private async Task<T> Once<T>(Session current, Func<IPage, Task<T>> work, CancellationToken cancel)
    {
        if (!current.Pages.TryTake(out var page)) page = await current.Context.NewPageAsync();
        var done = false;
        try
        {
            page.SetDefaultTimeout(settings.TimeoutSeconds * 1000f);
            var result = await work(page).WaitAsync(TimeSpan.FromSeconds(settings.TimeoutSeconds), clock, cancel);
            done = true;
            return result;
        }
        finally
        {
            // A page whose work was cut off may still be at it: it is not lent again.
            if (done) current.Pages.Add(page);
            else _ = page.CloseAsync().ContinueWith(closed => closed.Exception, TaskScheduler.Default);
        }
    }

    private async Task<Session> Open(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (session is { Browser.IsConnected: true } alive) return alive;
            await Close();
            var executable = Executable ?? throw new PrinterUnavailable(NoBrowser);
            try
            {
                return session = await Session.Start(executable, settings, Quiet);
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException or IOException or System.ComponentModel.Win32Exception)
            {
                PrintFailed(failure);
                throw new PrinterUnavailable("这台服务器上的浏览器无法启动，暂时不能生成 PDF。请先用打印预览，并请管理员检查浏览器。");
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public const string NoBrowser = "这台服务器没有安装 Chromium、Chrome 或者 Edge 浏览器，不能生成 PDF。请用打印预览，或者请管理员安装后再试。";

    private void Rest()
    {
        idle ??= clock.CreateTimer(_ => _ = CloseWhenIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        idle.Change(TimeSpan.FromMinutes(settings.IdleMinutes), Timeout.InfiniteTimeSpan);
    }

    private async Task CloseWhenIdle()
    {
        await gate.WaitAsync();
        try
        {
            if (busy == 0) await Close();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Drop(Session lost)
    {
        await gate.WaitAsync();
        try
        {
            if (ReferenceEquals(session, lost)) await Close();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Close()
    {
        if (session is not { } old) return;
        session = null;
        await old.DisposeAsync();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (idle is not null) await idle.DisposeAsync();
        await gate.WaitAsync();
        await Close();
        gate.Dispose();
        places.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "The print browser was lost and is started anew: {Why}")]
    private partial void BrowserLost(string why);

    [LoggerMessage(LogLevel.Error, "Printing failed")]
    private partial void PrintFailed(Exception cause);
}
