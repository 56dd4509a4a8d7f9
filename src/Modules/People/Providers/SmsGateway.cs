using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Text messages through any gateway that takes a signed JSON POST; see the module's README for its settings.</summary>
internal sealed class SmsGateway(IHttpClientFactory clients, TimeProvider clock, IConfiguration configuration) : ISmsGateway
{
    private const string NormalBody = """{"phone":"{phone}","text":"{text}","sender":"{sender}","key":"{key}"}""";
    private readonly IConfigurationSection options = configuration.GetSection("Sms");

    public bool Available => PartnerCall.IsConfigured(options);

    public async Task<SmsReceipt> Send(string phone, string text, Guid key, CancellationToken cancel)
    {
        if (!Available) return new(false, null, "no gateway is configured");
        var values = new Dictionary<string, string> { ["phone"] = phone, ["text"] = text, ["sender"] = options["Sender"] ?? "", ["key"] = key.ToString() };
        var answer = await new PartnerCall(clients, clock, options, NormalBody).Post(values, key, cancel);
        if (!answer.Ok) return new(false, null, answer.Error);
        // Many gateways answer 200 and say in a field whether they took it.
        if (options["OkField"] is { Length: > 0 } field && answer.Text(field) != options["OkValue"]) return new(false, null, $"{field}={answer.Text(field)}");
        return new(true, answer.Text(options["IdField"] ?? "id"), null);
    }
}
