using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Reads typed phone numbers; numbers never issued are taken in demo mode and in tests alone.</summary>
internal sealed class Phones(IConfiguration configuration)
{
    public bool Demo { get; } = configuration["Demo"] == "true";

    private readonly bool testRange = configuration["Demo"] == "true" || configuration["TestNumbers"] == "true";

    public string Read(string? typed, string field = "Phone") =>
        MobileNumber.TryRead(typed, testRange, out var number, out var error) ? number.Text : throw new RuleBroken(error) { Field = field };

    public string? TryRead(string? typed) => MobileNumber.TryRead(typed, testRange, out var number, out _) ? number.Text : null;
}
