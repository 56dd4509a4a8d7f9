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
        using var client = Patient(app.Url);
        foreach (var chunked in new[] { false, true })
        {
            // what comes in pieces is refused amid sending: a little too much, so that all of it is under way by then
            var megabytes = chunked ? 12 : 13;
            var page = await Send(client, "/sign-in", new ByteArrayContent(Form(megabytes)), "application/x-www-form-urlencoded", chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
            Assert.Contains("提交的内容太大", await page.Content.ReadAsStringAsync());
            Assert.Contains("返回上一页", await page.Content.ReadAsStringAsync());
            var api = await Send(client, "/api/v1/people/codes", new StringContent($"{{\"phone\":\"{new string('1', megabytes * Mega)}\"}}"), "application/json", chunked);
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

    [Fact]
    public async Task Words_alone_have_their_small_limit_where_files_are_taken_too()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, live: true);
        using var client = Patient(app.Url);
        static byte[] Many(int values) => Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, values).Select(i => $"Form.Facts{i}=" + new string('1', 6 * Mega))));
        foreach (var path in new[] { "/file/what", "/file/confirm" })
        {
            foreach (var chunked in new[] { false, true })
            {
                var refused = await Send(client, path, new ByteArrayContent(Many(chunked ? 2 : 20)), "application/x-www-form-urlencoded", chunked);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
                Assert.Contains("文字最多约10MB", await refused.Content.ReadAsStringAsync());
            }
            // ten megabytes are read, and the answer is about the form
            Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, (await Send(client, path, new ByteArrayContent(Form(10)), "application/x-www-form-urlencoded", false)).StatusCode);
        }
        var parts = Parts(await client.GetStringAsync("/file/what"), new string('1', 20 * Mega));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(client, "/file/what", parts, null, false)).StatusCode);
        var split = Parts(await client.GetStringAsync("/file/what"), [.. Enumerable.Repeat(new string('1', 8 * Mega), 2)]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(client, "/file/what", split, null, false)).StatusCode);

        // as the page itself sends it, with its tokens
        static MultipartFormDataContent Parts(string page, params string[] words)
        {
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in Caller.FieldsOf(page, "what")) content.Add(new StringContent(value), name);
            foreach (var text in words) content.Add(new StringContent(text), "Form.Facts");
            return content;
        }
    }

    // a busy server may take its time to say whether it wants the body
    private static HttpClient Patient(Uri url) => new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = url };

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
