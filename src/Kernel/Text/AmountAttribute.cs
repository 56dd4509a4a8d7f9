using System.ComponentModel.DataAnnotations;

namespace Fashu;

/// <summary>An amount of money in fen: not negative, less than ten million million yuan.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AmountAttribute : ValidationAttribute
{
    /// <summary>What a form holds for a typed amount that could not be read.</summary>
    public const long Unreadable = long.MinValue;
    private const long Most = 1_000_000_000_000_000;

    public override bool IsValid(object? value) => value is null || value is long fen && Wrong(fen) is null;

    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        value is long fen && Wrong(fen) is { } wrong ? new(wrong, context.MemberName is { } name ? [name] : null) : ValidationResult.Success;

    private static string? Wrong(long fen) => fen switch
    {
        Unreadable => "金额应为数字，最多两位小数，例如 1200.50",
        < 0 => "金额不能小于0",
        >= Most => "金额太大了，请核对",
        _ => null,
    };
}
