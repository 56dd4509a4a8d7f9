using Fashu.Harness;
using Microsoft.Playwright;

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
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <param name="phone">390 px wide; else a desktop.</param>
    public async Task<Visitor> Visit(FashuApp app, bool phone = true, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Url.ToString(),
            JavaScriptEnabled = script,
            Locale = "zh-CN",
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        });
        context.SetDefaultTimeout(60_000);
        return new(app, await context.NewPageAsync());
    }
}

/// <summary>A person at a screen: opens pages, fills in forms by the names of their fields, reads what is there.</summary>
public sealed class Visitor
{
    private readonly FashuApp app;
    private readonly List<string> complaints = [];

    public Visitor(FashuApp app, IPage page)
    {
        (this.app, Page) = (app, page);
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained of: blocked scripts, failed files.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).AbsolutePath;

    public async Task Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status < 400, $"{path} answered {answer.Status}");
    }

    public Task Type(string field, string text) => Page.Locator($"[name='{field}']").First.FillAsync(text);

    public Task Choose(string field, string value) => Page.Locator($"input[name='{field}'][value='{value}']").CheckAsync(new() { Force = true });

    public Task Tick(string field) => Page.Locator($"input[type=checkbox][name='{field}']").CheckAsync(new() { Force = true });

    public Task Attach(string field, string file, string type, byte[] content) =>
        Page.Locator($"input[type=file][name='{field}']").First.SetInputFilesAsync(new FilePayload { Name = file, MimeType = type, Buffer = content });

    /// <summary>Presses a button and waits for the page that follows.</summary>
    public async Task Press(string button, string? arriveAt = null)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        if (arriveAt is not null) await Arrive(arriveAt);
        else await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Waits for a page by its path; a star at the end stands for anything.</summary>
    public Task Arrive(string path) => Page.WaitForURLAsync(url =>
    {
        var at = new Uri(url).AbsolutePath;
        return path.EndsWith('*') ? at.StartsWith(path[..^1], StringComparison.Ordinal) : at == path;
    });

    public async Task Follow(string link) => await Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task<string> Text() => Page.Locator("main").First.InnerTextAsync();

    public async Task Sees(string text) => await Assertions.Expect(Page.Locator("main").First).ToContainTextAsync(text, new() { Timeout = 30_000 });

    /// <summary>Signs in by phone; the sample city shows the code to the person who asked.</summary>
    public async Task SignInByPhone(string phone)
    {
        if (Path != "/sign-in") await Open("/sign-in");
        await Type("Form.Phone", phone);
        await Press("发送验证码", "/sign-in/code*");
        var code = System.Text.RegularExpressions.Regex.Match(await Text(), @"验证码是 (\d{6})").Groups[1].Value;
        await Type("Form.Code", code);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in/code", StringComparison.Ordinal));
    }

    public async Task SignInAsStaff(string login)
    {
        await Open("/work/sign-in");
        await Type("Form.Login", login);
        await Type("Form.Password", "Fashu-demo-2026");
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/work/sign-in", StringComparison.Ordinal));
    }

    /// <summary>A picture for people to look at; kept only where FASHU_PICTURES names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("FASHU_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>Lets jobs and reactions catch up, as they do within seconds in a running city.</summary>
    public Task Settle() => app.Settle();
}
