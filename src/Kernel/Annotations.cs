using System.Globalization;
using System.Text.RegularExpressions;
using DA = System.ComponentModel.DataAnnotations;

#pragma warning disable RS0030 // the originals are banned everywhere but here

namespace Fashu;

// Annotations with Chinese sentences. They carry the names of the originals: code inside namespace Fashu that writes
// [Required] gets these, because an enclosing namespace beats a using. {0} is the [Display(Name)] of the property.

public sealed class RequiredAttribute : DA.RequiredAttribute
{
    public RequiredAttribute() => ErrorMessage = "请填写{0}";

    // an empty choice list, an unset day or an empty id counts as missing as well
    public override bool IsValid(object? value) => value switch
    {
        Guid id => id != Guid.Empty,
        DateOnly day => day != default,
        System.Collections.ICollection { Count: 0 } => false,
        _ => base.IsValid(value),
    };
}

/// <summary>A box that must be ticked, such as "I have read this".</summary>
public sealed class MustBeTrueAttribute : DA.ValidationAttribute
{
    public MustBeTrueAttribute() => ErrorMessage = "请先勾选“{0}”";

    public override bool IsValid(object? value) => value is true;
}

public sealed class StringLengthAttribute : DA.StringLengthAttribute
{
    public StringLengthAttribute(int maximumLength) : base(maximumLength) => ErrorMessage = "{0}最多{1}个字";

    public override string FormatErrorMessage(string name) =>
        MinimumLength > 0 ? $"{name}应为{MinimumLength}到{MaximumLength}个字" : base.FormatErrorMessage(name);
}

public sealed class MinLengthAttribute : DA.MinLengthAttribute
{
    public MinLengthAttribute(int length) : base(length) => ErrorMessage = "{0}至少{1}个字";
}

public sealed class RangeAttribute : DA.RangeAttribute
{
    private readonly decimal least;
    private readonly decimal most;

    public RangeAttribute(long minimum, long maximum) : base((double)minimum, maximum) => (least, most) = (minimum, maximum);

    public RangeAttribute(double minimum, double maximum) : base(minimum, maximum) => (least, most) = ((decimal)minimum, (decimal)maximum);

    // compared as decimal: the original converts to int or double and throws or rounds on large amounts
    public override bool IsValid(object? value) => value switch
    {
        null or "" => true,
        IConvertible number => Convert.ToDecimal(number, CultureInfo.InvariantCulture) is var n && n >= least && n <= most,
        _ => false,
    };

    public override string FormatErrorMessage(string name) => ErrorMessage is { } own
        ? string.Format(CultureInfo.InvariantCulture, own, name, least, most)
        : most >= long.MaxValue ? $"{name}不能小于{least}" : $"{name}应在{least}到{most}之间";
}

public sealed class PatternAttribute : DA.RegularExpressionAttribute
{
    public PatternAttribute(string pattern) : base(pattern)
    {
        ErrorMessage = "{0}的格式不对";
        MatchTimeoutInMilliseconds = 200;
    }
}

/// <summary>A mobile number of mainland China: eleven digits that begin with 1.</summary>
public sealed partial class PhoneAttribute : DA.DataTypeAttribute
{
    public PhoneAttribute() : base(DA.DataType.PhoneNumber) => ErrorMessage = "{0}应为11位手机号码";

    public override bool IsValid(object? value) => value is null or "" || value is string text && Mobile().IsMatch(text);

    [GeneratedRegex(@"^1\d{10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();
}

public sealed partial class EmailAddressAttribute : DA.DataTypeAttribute
{
    public EmailAddressAttribute() : base(DA.DataType.EmailAddress) => ErrorMessage = "{0}应为电子邮箱地址，例如 name@example.cn";

    public override bool IsValid(object? value) => value is null or "" || value is string text && Address().IsMatch(text);

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
