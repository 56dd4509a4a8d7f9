using System.Text.RegularExpressions;
using Fashu.Harness;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>A person at a screen: opens pages, fills in forms by the names of their fields, reads what is there.</summary>
public sealed class Visitor
{
    private readonly FashuApp app;
    private readonly List<string> complaints = [];
    private ICDPSession? tools;

    public Visitor(FashuApp app, IPage page)
    {
        (this.app, Page) = (app, page);
        // a refused form or link is an answer of the page, not a fault of it
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) complaints.Add($"{Path}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Add($"{Path}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained of: blocked scripts, failed files.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>The id in the address of the page: of a case, a person, a hand-over.</summary>
    public Guid Id => Guid.Parse(Regex.Match(Page.Url, @"[0-9a-f]{8}-[0-9a-f-]{27}").Value);

    /// <summary>The developer tools; open to the end, since closing them ends what the page was told of paper and darkness.</summary>
    public async Task<ICDPSession> Tools() => tools ??= await Page.Context.NewCDPSessionAsync(Page);

    public async Task Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status < 400, $"{path} answered {answer.Status}");
    }

    public Task Type(string field, string text) => Field(field).FillAsync(text);

    public Task Choose(string field, string value) => Page.Locator($"input[name='{field}'][value='{value}']").CheckAsync(new() { Force = true });

    public Task Select(string field, string option) => Field(field).SelectOptionAsync(option);

    /// <summary>Chooses from a list the first line that contains the words.</summary>
    public async Task SelectBy(string field, string words) =>
        await Field(field).SelectOptionAsync(await Field(field).Locator("option").Filter(new() { HasText = words }).First.GetAttributeAsync("value") ?? "");

    public Task Tick(string field) => Page.Locator($"input[type=checkbox][name='{field}']").CheckAsync(new() { Force = true });

    public Task Attach(string field, string file, string type, byte[] content) =>
        Page.Locator($"input[type=file][name='{field}']").First.SetInputFilesAsync(new FilePayload { Name = file, MimeType = type, Buffer = content });

    /// <summary>Signs by hand in a field: three strokes with the mouse.</summary>
    public async Task Draw(string field)
    {
        var canvas = Page.Locator($".signature:has(input[name='{field}']) canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        foreach (var stroke in ((float X, float Y)[][])[[(0.2f, 0.2f), (0.3f, 0.7f), (0.35f, 0.3f)], [(0.45f, 0.3f), (0.6f, 0.35f), (0.5f, 0.8f)], [(0.65f, 0.2f), (0.7f, 0.8f), (0.85f, 0.5f)]])
        {
            await Page.Mouse.MoveAsync(box.X + box.Width * stroke[0].X, box.Y + box.Height * stroke[0].Y);
            await Page.Mouse.DownAsync();
            foreach (var (x, y) in stroke[1..]) await Page.Mouse.MoveAsync(box.X + box.Width * x, box.Y + box.Height * y, new() { Steps = 6 });
            await Page.Mouse.UpAsync();
        }
        await Assertions.Expect(Page.Locator($"input[name='{field}']")).ToHaveValueAsync(new Regex("^data:image/png;base64,.{500}"));
    }

    /// <summary>Presses a button and waits for the page that follows.</summary>
    public async Task Press(string button, string? arriveAt = null)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        if (arriveAt is not null) await Arrive(arriveAt);
        else await Rest();
    }

    public async Task Follow(string link, string? arriveAt = null)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        if (arriveAt is not null) await Arrive(arriveAt);
        else await Rest();
    }

    /// <summary>Waits for a page by its path; a star at the end stands for anything.</summary>
    public Task Arrive(string path) => Until(url => path.EndsWith('*') ? url.AbsolutePath.StartsWith(path[..^1], StringComparison.Ordinal) : url.AbsolutePath == path);

    /// <summary>Waits for an address; where it does not come, says what stands there instead.</summary>
    public async Task Until(Func<Uri, bool> there)
    {
        try { await Page.WaitForURLAsync(url => there(new(url)), new() { WaitUntil = WaitUntilState.Commit }); } // Rest waits for what belongs to it
        catch (TimeoutException)
        {
            var busy = await this.Ask("[...document.querySelectorAll('[aria-busy], button[disabled]')].map(e => e.outerHTML.slice(0, 120)).concat([...document.querySelectorAll('main input:not([type=hidden]), main textarea')].map(e => `${e.name}=${e.value}`)).join('; ')");
            Assert.Fail($"Still at {Page.Url} ({busy}):\n{await Text()}");
        }
        await Rest();
    }

    /// <summary>Until the page stands still: loaded, and Turbo has drawn what it fetched.</summary>
    public async Task Rest()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.Locator("html:not([aria-busy])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public Task<string> Text() => Page.Locator("main").First.InnerTextAsync();

    public Task Sees(string text) => Assertions.Expect(Page.Locator("main").First).ToContainTextAsync(text, new() { Timeout = 30_000 });

    public async Task SeesNot(string text) => Assert.DoesNotContain(text, await Text(), StringComparison.Ordinal);

    /// <summary>Signs in by phone; the sample city shows the code to the person who asked.</summary>
    public async Task SignInByPhone(string phone)
    {
        if (Path != "/sign-in") await Open("/sign-in");
        await Type("Form.Phone", phone);
        await Press("发送验证码", "/sign-in/code*");
        await Sees("验证码是");
        await Type("Form.Code", Regex.Match(await Text(), @"验证码是 (\d{6})").Groups[1].Value);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Until(url => url.AbsolutePath != "/sign-in/code");
    }

    public async Task SignInAsStaff(string login, string password = "Fashu-demo-2026")
    {
        await Open("/work/sign-in");
        await Type("Form.Login", login);
        await Type("Form.Password", password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Until(url => url.AbsolutePath != "/work/sign-in");
    }

    /// <summary>A picture for people to look at; kept only where FASHU_PICTURES names a folder.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("FASHU_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await Rest();
        await InWhole(() => Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, name + ".png"), FullPage = true }));
    }

    /// <summary>The window grows to the page meanwhile, so that bars at its edge lie where they belong and over nothing.</summary>
    internal async Task InWhole(Func<Task> look)
    {
        var seen = Page.ViewportSize!;
        var whole = (await this.Ask("Math.max(document.documentElement.scrollHeight, innerHeight)")).GetInt32();
        await Page.SetViewportSizeAsync(seen.Width, Math.Min(whole, 12_000));
        await look();
        await Page.SetViewportSizeAsync(seen.Width, seen.Height);
        await Page.WaitForFunctionAsync("height => innerHeight === height", seen.Height); // a click aimed before would land beside its button
    }

    /// <summary>A picture and the check for accessibility: what a journey does at every page worth stopping at.</summary>
    public async Task Look(string name)
    {
        await Rest();
        await Picture(name);
        await this.IsAccessible();
    }

    /// <summary>Lets jobs and reactions catch up, as they do within seconds in a running city.</summary>
    public Task Settle() => app.Settle();

    private ILocator Field(string name) => Page.Locator($"[name='{name}']:not([type=hidden])").First;
}
