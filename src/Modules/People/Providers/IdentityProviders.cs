using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Without an identity service an officer compares photo and document.</summary>
internal sealed class OfficerCompare : IIdentityProvider
{
    public string? Title => null;

    public Task<IdentityAnswer> Compare(IdentityQuestion question, CancellationToken cancel) => Task.FromResult(IdentityAnswer.AskOfficer);
}

/// <summary>An identity service that takes a signed JSON POST; what it does not answer clearly goes to an officer.</summary>
internal sealed class IdentityService(IHttpClientFactory clients, TimeProvider clock, IConfiguration configuration) : IIdentityProvider
{
    public const string Section = "Identity";
    private const string NormalBody = """{"name":"{name}","idNumber":"{idNumber}","face":"{face}","key":"{key}"}""";
    private readonly IConfigurationSection options = configuration.GetSection(Section);

    public string? Title => options["Title"] ?? "身份认证服务";

    public async Task<IdentityAnswer> Compare(IdentityQuestion question, CancellationToken cancel)
    {
        var values = new Dictionary<string, string>
        {
            ["name"] = question.Name,
            ["idNumber"] = question.IdNumber,
            ["key"] = question.Key.ToString(),
            ["face"] = question.Face is null ? "" : Convert.ToBase64String(question.Face),
        };
        var answer = await new PartnerCall(clients, clock, options, NormalBody).Post(values, question.Key, cancel);
        var said = answer.Ok ? answer.Text(options["ResultField"] ?? "result") : null;
        if (said is null) return IdentityAnswer.AskOfficer;
        return said == (options["SameValue"] ?? "same") ? IdentityAnswer.Same
            : said == (options["DifferentValue"] ?? "different") ? IdentityAnswer.Different
            : IdentityAnswer.AskOfficer;
    }
}
