using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Reads typed phone numbers; numbers never issued are taken in demo mode and in tests alone.</summary>
internal sealed class Phones(IConfiguration configuration)
{
    private readonly bool testRange = MobileAttribute.TakesTestNumbers(configuration);

    public bool Demo { get; } = configuration.GetValue<bool>("Demo");

    public string Read(string? typed, string field = "Phone") =>
        MobileNumber.TryRead(typed, testRange, out var number, out var error) ? number.Text : throw new RuleBroken(error) { Field = field };

    public string? TryRead(string? typed) => MobileNumber.TryRead(typed, testRange, out var number, out _) ? number.Text : null;
}
