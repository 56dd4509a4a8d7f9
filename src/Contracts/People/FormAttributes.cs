using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>A typed citizen ID number with the right check sign; empty is left to [Required].</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdNumberAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext context) => value is not string { Length: > 0 } text
        || CitizenId.TryRead(text, context.GetRequiredService<TimeProvider>().Today(), out _, out var error) ? null : this.Says(error, context);
}

/// <summary>A typed mobile number; the never issued range passes in demo mode and tests alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MobileAttribute : ValidationAttribute
{
    /// <summary>Whether numbers that are never issued are taken here.</summary>
    public static bool TakesTestNumbers(IConfiguration configuration) =>
        string.Equals(configuration["Demo"], "true", StringComparison.OrdinalIgnoreCase) || string.Equals(configuration["TestNumbers"], "true", StringComparison.OrdinalIgnoreCase);

    protected override ValidationResult? IsValid(object? value, ValidationContext context) => value is not string { Length: > 0 } text
        || MobileNumber.TryRead(text, TakesTestNumbers(context.GetRequiredService<IConfiguration>()), out _, out var error) ? null : this.Says(error, context);
}

/// <summary>A typed name as documents could print it; empty is left to [Required].</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RealNameAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        value is not string { Length: > 0 } text || PersonName.TryRead(text, out _, out var error) ? null : this.Says(error, context);
}

internal static class Saying
{
    public static ValidationResult Says(this ValidationAttribute _, string error, ValidationContext context) =>
        new(error.TrimEnd('。'), context.MemberName is { } member ? [member] : null);
}
