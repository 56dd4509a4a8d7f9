using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fashu.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>The other side of an adapter: a small server that keeps what it was asked and answers what the test says.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly WebApplication app;

    private Peer(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Body, string Key, string Time, string Signature)> Asked { get; } = [];
    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<Peer> Start(Func<int, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var peer = new Peer(builder.Build());
        peer.app.MapPost("/", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var headers = http.Request.Headers;
            peer.Asked.Enqueue((await reader.ReadToEndAsync(), headers["Idempotency-Key"]!, headers["X-Signature-Time"]!, headers["X-Signature"]!));
            var (status, body) = answer(peer.Asked.Count);
            if (status == 0) await Task.Delay(Timeout.Infinite, http.RequestAborted);
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
        });
        await peer.app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

public class PartnerTests
{
    private static readonly Guid key = new("0198a000-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_message_goes_out_signed_and_escaped()
    {
        await using var peer = await Peer.Start(_ => (200, """{"id":"m-1"}"""));
        var receipt = await Gateway(peer.Url, new() { ["Sms:Sender"] = "法枢" }).Send("10000000001", "他说：\"好\"\n", key, default);
        Assert.Equal(new SmsReceipt(true, "m-1", null), receipt);
        var (body, sentKey, time, signature) = Assert.Single(peer.Asked);
        var json = JsonNode.Parse(body)!;
        Assert.Equal(("10000000001", "他说：\"好\"\n", "法枢", key.ToString()), ((string)json["phone"]!, (string)json["text"]!, (string)json["sender"]!, (string)json["key"]!));
        Assert.Equal(key.ToString(), sentKey);
        Assert.Equal(PartnerCall.Sign("secret", time, body), signature);
        Assert.NotEqual(PartnerCall.Sign("other", time, body), signature);
    }

    [Fact]
    public async Task A_failing_gateway_is_tried_again_under_the_same_key()
    {
        await using var peer = await Peer.Start(n => n < 3 ? (503, "") : (200, """{"id":"m-2"}"""));
        Assert.True((await Gateway(peer.Url).Send("10000000001", "x", key, default)).Accepted);
        Assert.Equal(3, peer.Asked.Count);
        Assert.Single(peer.Asked.Select(a => a.Key).Distinct());
    }

    [Theory]
    [InlineData(400, "", 1)]
    [InlineData(500, "", 3)]
    [InlineData(302, "", 1)]
    [InlineData(200, "no json", 1)]
    [InlineData(0, "", 3)]
    public async Task What_is_not_taken_is_said(int status, string body, int tries)
    {
        await using var peer = await Peer.Start(_ => (status, body));
        var receipt = await Gateway(peer.Url, new() { ["Sms:TimeoutSeconds"] = "1" }).Send("10000000001", "x", key, default);
        Assert.False(receipt.Accepted);
        Assert.NotNull(receipt.Error);
        Assert.Equal(tries, peer.Asked.Count);
    }

    [Fact]
    public async Task A_gateway_with_its_own_words_is_understood_by_settings()
    {
        await using var peer = await Peer.Start(n => (200, n == 1 ? """{"code":"0","sid":"9"}""" : """{"code":"131","sid":null}"""));
        var gateway = Gateway(peer.Url, new()
        {
            ["Sms:Body"] = """{"mobile":"{phone}","content":"【{sender}】{text}"}""",
            ["Sms:Sender"] = "法枢",
            ["Sms:OkField"] = "code",
            ["Sms:OkValue"] = "0",
            ["Sms:IdField"] = "sid",
        });
        Assert.Equal(new SmsReceipt(true, "9", null), await gateway.Send("10000000001", "您好", key, default));
        Assert.Equal("【法枢】您好", (string)JsonNode.Parse(peer.Asked.First().Body)!["content"]!);
        Assert.Equal(new SmsReceipt(false, null, "code=131"), await gateway.Send("10000000001", "您好", key, default));
    }

    [Fact]
    public async Task Plain_http_to_another_machine_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Gateway("http://192.0.2.1/").Send("10000000001", "x", key, default));
        Assert.Contains("https", refused.Message);
    }

    [Theory]
    [InlineData("""{"result":"same"}""", IdentityAnswer.Same)]
    [InlineData("""{"result":"different"}""", IdentityAnswer.Different)]
    [InlineData("""{"result":"no record"}""", IdentityAnswer.AskOfficer)]
    [InlineData("""{}""", IdentityAnswer.AskOfficer)]
    [InlineData("oops", IdentityAnswer.AskOfficer)]
    public async Task Only_a_clear_answer_of_the_identity_service_counts(string body, IdentityAnswer means)
    {
        await using var peer = await Peer.Start(_ => (200, body));
        var service = new IdentityService(Clients(), TimeProvider.System, Settings("Identity", peer.Url));
        Assert.Equal(means, await service.Compare(new(key, "陈青山", House.IdA, [1, 2, 3]), default));
        var json = JsonNode.Parse(peer.Asked.First().Body)!;
        Assert.Equal(("陈青山", House.IdA, "AQID"), ((string)json["name"]!, (string)json["idNumber"]!, (string)json["face"]!));
    }

    [Theory]
    [InlineData("same", 303, true)]
    [InlineData("different", 422, false)]
    public async Task A_citizen_is_verified_on_line(string result, int code, bool verified)
    {
        await using var peer = await Peer.Start(_ => (200, $$"""{"result":"{{result}}"}"""));
        await using var house = await House.Open(Database.Sqlite, new() { ["Identity:Url"] = peer.Url, ["Identity:Key"] = "secret", ["Identity:Title"] = "市级身份认证" });
        var (citizen, id) = await house.Citizen("10000000001");
        Assert.Contains("市级身份认证", (await citizen.Get("/me/verify")).Text);
        var answer = await citizen.Fill("/me/verify", "online", ("Online.Name", "陈青山"), ("Online.IdNumber", House.IdA), ("Online.AgreeNumber", "true"));
        Assert.True(answer.Code == code, answer.Text);
        Assert.Equal(verified, await house.App.With<IPeople, bool>(async p => (await p.Find(id, default))!.Verified));
    }

    private static SmsGateway Gateway(string url, Dictionary<string, string?>? more = null) => new(Clients(), TimeProvider.System, Settings("Sms", url, more));

    private static IHttpClientFactory Clients() =>
        new ServiceCollection().AddHttpClient(PartnerCall.ClientName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).Services
            .BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    private static IConfiguration Settings(string section, string url, Dictionary<string, string?>? more = null) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>(more ?? []) { [$"{section}:Url"] = url, [$"{section}:Key"] = "secret", [$"{section}:PauseMilliseconds"] = "1" }).Build();
}
