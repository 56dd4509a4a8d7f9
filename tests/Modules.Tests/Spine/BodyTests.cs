using System.Net;
using System.Text;
using Fashu.Harness;

namespace Fashu.Modules.Tests.Spine;

/// <summary>How much anybody may send: words everywhere, files where they are asked for; more is refused with a sentence and nothing of it kept.</summary>
public class BodyTests
{
    private const int Mega = 1024 * 1024;

    [Fact]
    public async Task Words_have_a_small_limit_and_files_a_large_one()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, live: true);
        using var client = new HttpClient { BaseAddress = app.Url };
        foreach (var chunked in new[] { false, true })
        {
            var page = await Send(client, "/sign-in", new ByteArrayContent(Form(13)), "application/x-www-form-urlencoded", chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
            Assert.Contains("提交的内容太大", await page.Content.ReadAsStringAsync());
            Assert.Contains("返回上一页", await page.Content.ReadAsStringAsync());
            var api = await Send(client, "/api/v1/people/codes", new StringContent($"{{\"phone\":\"{new string('1', 13 * Mega)}\"}}"), "application/json", chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, api.StatusCode);
            Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
            Assert.Contains("文字最多约10MB", await api.Content.ReadAsStringAsync());
        }
        // ten megabytes are read, and the answer is about the form
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, (await Send(client, "/sign-in", new ByteArrayContent(Form(10)), "application/x-www-form-urlencoded", false)).StatusCode);
        // photos are taken from somebody without an account, for the filing
        var photos = new MultipartFormDataContent { { new ByteArrayContent(new byte[20 * Mega]), "Form.Photos", "a.jpg" } };
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, (await Send(client, "/file/what", photos, null, false)).StatusCode);
        // a page that takes files and wants a session reads none from who has no session; what was chosen stays in the browser's page before
        var ended = await Send(client, "/me/verify", new MultipartFormDataContent { { new ByteArrayContent(new byte[20 * Mega]), "Form.Front", "a.jpg" } }, null, false);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        Assert.Contains("返回上一页再提交一次", await ended.Content.ReadAsStringAsync());
    }

    private static byte[] Form(int megabytes) => Encoding.ASCII.GetBytes("Form.Phone=" + new string('1', megabytes * Mega));

    private static Task<HttpResponseMessage> Send(HttpClient client, string path, HttpContent content, string? type, bool chunked)
    {
        if (type is not null) content.Headers.ContentType = new(type);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        // the refusal comes before the body, so that no connection breaks amid sending
        request.Headers.ExpectContinue = true;
        return client.SendAsync(request);
    }
}
