using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fashu;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fashu.Harness;

/// <summary>What came back: status, where to go, the text.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, string Text, HttpResponseMessage Raw)
{
    public int Code => (int)Status;
    public JsonNode Json => JsonNode.Parse(Text)!;
}

/// <summary>Somebody's browser without script: keeps cookies, sends the forms of a page by their names, follows redirects only when told.</summary>
public sealed partial class Caller(FashuApp app)
{
    private readonly HttpClient client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    public HttpClient Client => client;

    /// <summary>Opens a session as if this person had signed in.</summary>
    public Caller SignedIn(Guid id, ActorKind kind, string name = "", int stamp = 1)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(FashuPrincipal.Scheme);
        var user = FashuPrincipal.Create(id, kind, name, stamp, shared: false);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket((ClaimsPrincipal)user, new() { IssuedUtc = now, ExpiresUtc = now.AddDays(365) }, FashuPrincipal.Scheme);
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        return this;
    }

    public async Task<Answer> Get(string path) => await Read(await client.GetAsync(path));

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Read(await client.SendAsync(request));
    }

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    /// <summary>Opens the page, fills in the named form and sends it.</summary>
    public async Task<Answer> Fill(string page, string form, params (string Name, string Value)[] values) => await Submit(page, await Get(page), form, values);

    /// <summary>Sends a form of a page that was opened before.</summary>
    public async Task<Answer> Submit(string page, Answer opened, string form, params (string Name, string Value)[] values)
    {
        var content = new MultipartFormDataContent();
        var fields = FieldsOf(opened.Text, form);
        foreach (var (name, value) in values) fields[name] = value;
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return await Read(await client.PostAsync(page, content));
    }

    /// <summary>Sends a form with files beside the values.</summary>
    public async Task<Answer> Upload(string page, string form, (string Name, string Value)[] values, (string Name, string File, byte[] Content)[] files)
    {
        var content = new MultipartFormDataContent();
        var fields = FieldsOf((await Get(page)).Text, form);
        foreach (var (name, value) in values) fields[name] = value;
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, file, bytes) in files) content.Add(new ByteArrayContent(bytes), name, file);
        return await Read(await client.PostAsync(page, content));
    }

    /// <summary>The hidden fields of a form and those that have a value.</summary>
    public static Dictionary<string, string> FieldsOf(string page, string form)
    {
        foreach (Match match in Forms().Matches(page))
        {
            var fields = new Dictionary<string, string>();
            foreach (Match input in Inputs().Matches(match.Value))
            {
                if (Skipped().IsMatch(input.Value) || Name().Match(input.Value) is not { Success: true } name) continue;
                fields[WebUtility.HtmlDecode(name.Groups[1].Value)] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value);
            }
            if (fields.GetValueOrDefault("_handler") == form) return fields;
        }
        throw new InvalidOperationException($"No form \"{form}\" on this page: {page}");
    }

    private static async Task<Answer> Read(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.ToString()) : null, await response.Content.ReadAsStringAsync(), response);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)] private static partial Regex Forms();
    [GeneratedRegex("<input[^>]*>")] private static partial Regex Inputs();
    [GeneratedRegex("type=\"(checkbox|radio|file)\"")] private static partial Regex Skipped();
    [GeneratedRegex("name=\"([^\"]*)\"")] private static partial Regex Name();
    [GeneratedRegex("value=\"([^\"]*)\"")] private static partial Regex Value();
}
