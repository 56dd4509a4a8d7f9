using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fashu.Documents;
using Fashu.Documents.Printing;
using Fashu.Web.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Documents;

[Collection(nameof(Desk))]
public sealed class PrintingTests(Desk desk)
{
    private static Dictionary<string, object?> Notice(string title, string body) => new()
    {
        ["Title"] = title,
        ["Number"] = "（2026）河东人调字第12号",
        ["ChildContent"] = (RenderFragment)(b => b.AddMarkupContent(0, $"<p>{body}</p>")),
    };

    [Fact]
    public async Task Chinese_with_rare_characters_comes_back_as_text()
    {
        var pdf = await desk.Printer.Pdf<Paper>(Notice("调解通知书", "龚䶮与𠮷田之间的相邻纠纷，金额12,000元。"));
        var text = Desk.TextOf(pdf);
        Assert.Contains("调解通知书", text);
        Assert.Contains("龚䶮与𠮷田之间的相邻纠纷", text);
        Assert.Contains("（2026）河东人调字第12号", text);
        Assert.Matches("—\\s*1\\s*—", text);
    }

    [Fact]
    public async Task Markup_in_names_stays_text()
    {
        var html = await desk.Printer.Html<Paper>(new Dictionary<string, object?> { ["Title"] = "<script>alert(1)</script>" }, new() { Title = "</title><b>" });
        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("</title><b>", html);
    }

    [Fact]
    public async Task Eight_at_once_are_all_printed_each_with_its_own_text()
    {
        var printed = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => desk.Printer.Pdf<Paper>(Notice($"第{i}号文书", $"正文{i}"))));
        for (var i = 1; i <= 8; i++)
        {
            var text = Desk.TextOf(printed[i - 1]);
            Assert.Contains($"第{i}号文书", text);
            Assert.DoesNotContain($"第{i % 8 + 1}号文书", text);
        }
    }

    [Fact]
    public async Task A_killed_browser_is_replaced()
    {
        await desk.Printer.PdfOf("<p>一</p>");
        var session = await desk.Browser.Running!.NewBrowserCDPSessionAsync();
        var info = await session.SendAsync("SystemInfo.getProcessInfo");
        var browser = info!.Value.GetProperty("processInfo").EnumerateArray().Single(p => p.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32();
        using (var process = Process.GetProcessById(browser))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.Contains("二", Desk.TextOf(await desk.Printer.PdfOf("<p>二</p>")));
    }

    [Fact]
    public async Task A_browser_killed_during_a_print_costs_no_print()
    {
        await desk.Printer.PdfOf("<p>一</p>");
        var prints = Enumerable.Range(0, 8).Select(i => desk.Printer.PdfOf($"<p>第{i}件</p>" + string.Concat(Enumerable.Repeat("<p>调解</p>", 2000)))).ToList();
        await desk.Browser.Running!.CloseAsync();
        var done = await Task.WhenAll(prints);
        Assert.All(done.Index(), p => Assert.Contains($"第{p.Index}件", Desk.TextOf(p.Item)));
    }

    [Fact]
    public async Task Nothing_is_fetched_and_no_script_runs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var at = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var pdf = await desk.Printer.PdfOf($"<meta charset=utf-8><link rel=stylesheet href='{at}/a.css'><img src='{at}/a.png'><iframe src='{at}'></iframe><iframe src='file:///etc/hostname'></iframe><p id=p>原文</p><script>document.getElementById('p').textContent='改'</script>");
        Assert.Contains("原文", Desk.TextOf(pdf));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Without_a_browser_there_is_a_sentence_and_the_preview_still_works()
    {
        await using var services = Desk.Build(("Print:Browser", "/nowhere/chromium"));
        var printer = services.GetRequiredService<IPrinter>();
        Assert.False(printer.Available);
        Assert.Equal(PrintBrowser.NoBrowser, printer.Unavailable);
        var failure = await Assert.ThrowsAsync<PrinterUnavailable>(() => printer.PdfOf("<p>一</p>"));
        Assert.Equal("这台服务器没有安装 Chromium、Chrome 或者 Edge 浏览器，不能生成 PDF。请用打印预览，或者请管理员安装后再试。", failure.Message);
        Assert.Contains("调解通知书", WebUtility.HtmlDecode(await printer.Html<Paper>(Notice("调解通知书", "正文"))));
    }

    [Fact]
    public async Task A_browser_that_cannot_start_is_a_sentence_too()
    {
        await using var services = Desk.Build(("Print:Browser", "/bin/false"));
        var failure = await Assert.ThrowsAsync<PrinterUnavailable>(() => services.GetRequiredService<IPrinter>().PdfOf("<p>一</p>"));
        Assert.StartsWith("这台服务器上的浏览器无法启动", failure.Message);
    }

    [Fact]
    public async Task The_browser_ends_when_nobody_prints()
    {
        await using var services = Desk.Build(("Print:IdleMinutes", "0.005"));
        await services.GetRequiredService<IPrinter>().PdfOf("<p>一</p>");
        var browser = services.GetRequiredService<PrintBrowser>();
        var ended = new TaskCompletionSource();
        if (browser.Running is { } running)
        {
            running.Disconnected += (_, _) => ended.TrySetResult();
            if (running.IsConnected) await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        Assert.Null(browser.Running);
    }
}
