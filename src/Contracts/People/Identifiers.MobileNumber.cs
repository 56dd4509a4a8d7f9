namespace Fashu.People;

/// <summary>A mainland mobile number. Prints masked; <see cref="Text"/> is the number itself.</summary>
public sealed record MobileNumber
{
    private MobileNumber(string text) => Text = text;

    public string Text { get; }

    public string Masked => Text.MaskPhone();

    /// <summary>Numbers starting with 100 are never issued; samples and drills use them, real use refuses them.</summary>
    public bool IsTest => Text.StartsWith("100", StringComparison.Ordinal);

    /// <param name="sample">In the sample city, where nobody leaves a real number: only numbers starting with 100. Elsewhere only numbers that are issued.</param>
    public static bool TryRead(string? text, bool sample, out MobileNumber value, out string error)
    {
        value = null!;
        var number = Bare((text ?? "").AsCode());
        error = Fault(number, sample);
        if (error.Length > 0) return false;
        value = new(number);
        return true;
    }

    public override string ToString() => Masked;

    private static string Bare(string number)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["+86", "0086", "86"])
            if (number.Length == prefix.Length + 11 && number.StartsWith(prefix, StringComparison.Ordinal)) return number[prefix.Length..];
        return number;
    }

    private static string Fault(string number, bool sample)
    {
        if (number.Length == 0) return "请填写手机号码。";
        if (!Typed.IsDigits(number)) return "手机号码只能是数字。";
        if (number.Length != 11) return $"手机号码应是11位，现在是{number.Length}位。";
        if (sample) return number.StartsWith("100", StringComparison.Ordinal) ? "" : "这里是演示，请用100开头的号码，例如10000001234，不要填真实号码。";
        return number[0] == '1' && number[1] is >= '3' and <= '9' ? "" : "手机号码有误，请核对开头几位。";
    }
}
