using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>
/// A signed JSON POST to a service of the city's own choice, described by settings alone: Url, Key, Body (a template with {names}),
/// TimeoutSeconds, Attempts. The signature is HMAC-SHA256 over "time.body"; the same key on every attempt lets the other side answer once.
/// </summary>
internal sealed class PartnerCall(IHttpClientFactory clients, TimeProvider clock, IConfigurationSection options, string normalBody)
{
    public const string ClientName = "partner";

    public sealed record Answer(bool Ok, JsonNode? Body, string? Error)
    {
        public string? Text(string field) => Body is JsonObject known && known[field] is JsonValue value ? value.ToString() : null;
    }

    public static bool IsConfigured(IConfigurationSection options) => !string.IsNullOrWhiteSpace(options["Url"]);

    public async Task<Answer> Post(IReadOnlyDictionary<string, string> values, Guid key, CancellationToken cancel)
    {
        var url = Address();
        var body = Fill(options["Body"] is { Length: > 0 } template ? template : normalBody, values);
        var attempts = options.GetValue("Attempts", 3);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await Try(url, body, key, cancel);
            if (answer.Error is null || attempt >= attempts || !answer.Again) return new(answer.Error is null, answer.Body, answer.Error);
            await Task.Delay(TimeSpan.FromMilliseconds(options.GetValue("PauseMilliseconds", 500) * attempt), clock, cancel);
        }
    }

    private async Task<(JsonNode? Body, string? Error, bool Again)> Try(Uri url, string body, Guid key, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.GetValue("TimeoutSeconds", 5)));
        try
        {
            var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key.ToString());
            request.Headers.Add("X-Signature-Time", time);
            request.Headers.Add("X-Signature", Sign(options["Key"] ?? "", time, body));
            using var response = await clients.CreateClient(ClientName).SendAsync(request, limit.Token);
            var status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode) return (null, $"HTTP {status}", status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
            var text = await response.Content.ReadAsStringAsync(limit.Token);
            try { return (text.Length == 0 ? null : JsonNode.Parse(text), null, false); }
            catch (JsonException) { return (null, "the answer is not JSON", false); }
        }
        catch (HttpRequestException e) { return (null, e.HttpRequestError.ToString(), true); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return (null, "no answer in time", true); }
    }

    public static string Sign(string key, string time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{body}")));

    // Values are escaped as JSON strings, so that a text cannot leave its quotes.
    private static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(template, (body, value) => body.Replace("{" + value.Key + "}", JsonEncodedText.Encode(value.Value).ToString(), StringComparison.Ordinal));

    private Uri Address()
    {
        var url = new Uri(options["Url"]!, UriKind.Absolute);
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback) throw new InvalidOperationException($"{options.Path}:Url must be https.");
        if (string.IsNullOrEmpty(options["Key"])) throw new InvalidOperationException($"{options.Path}:Key is missing.");
        return url;
    }
}
