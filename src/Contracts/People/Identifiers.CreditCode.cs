namespace Fashu.People;

/// <summary>统一社会信用代码, GB 32100: registrar, class, division, organization code (GB 11714) and check sign.</summary>
public sealed record CreditCode
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private CreditCode(string text) => Text = text;

    public string Text { get; }

    public string Division => Text.Substring(2, 6);

    public string OrganizationCode => Text.Substring(8, 9);

    /// <summary>Who registered it, by the first sign.</summary>
    public string Registrar => Text[0] switch
    {
        '1' => "机构编制",
        '2' => "外交",
        '3' => "司法行政",
        '4' => "文化",
        '5' => "民政",
        '6' => "旅游",
        '7' => "宗教",
        '8' => "工会",
        '9' => "市场监督管理",
        'A' => "中央军委改革和编制",
        'N' => "农业农村",
        _ => "其他",
    };

    public static bool TryRead(string? text, out CreditCode value, out string error)
    {
        value = null!;
        var code = (text ?? "").AsCode();
        error = Fault(code);
        if (error.Length > 0) return false;
        value = new(code);
        return true;
    }

    /// <summary>The check sign of the first seventeen signs.</summary>
    public static char CheckSign(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var at = 0; at < 17; at++) sum += Signs.IndexOf(seventeen[at]) * Weights[at];
        return Signs[(31 - sum % 31) % 31];
    }

    /// <summary>The ninth sign of an organization code (GB 11714) from its first eight.</summary>
    public static char OrganizationCheckSign(ReadOnlySpan<char> eight)
    {
        var sum = 0;
        for (var at = 0; at < 8; at++)
            sum += (char.IsAsciiDigit(eight[at]) ? eight[at] - '0' : eight[at] - 'A' + 10) * OrganizationWeights[at];
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }

    public override string ToString() => Text;

    private static string Fault(string code)
    {
        if (code.Length == 0) return "请填写统一社会信用代码。";
        if (code.Length != 18) return $"统一社会信用代码应是18位，现在是{code.Length}位。";
        if (code.AsSpan().ContainsAny("IOZSV")) return "统一社会信用代码不使用字母I、O、Z、S、V，请核对是否与1、0、2、5混淆。";
        if (code.AsSpan().ContainsAnyExcept(Signs)) return "统一社会信用代码只能是数字和大写字母。";
        if (!Typed.IsDigits(code.AsSpan(2, 6))) return "统一社会信用代码第3至8位应是行政区划数字。";
        if (OrganizationCheckSign(code.AsSpan(8)) != code[16]) return "统一社会信用代码有误：第9至17位的组织机构代码校验不符，请逐位核对。";
        return CheckSign(code) == code[17] ? "" : "统一社会信用代码有误：最后一位校验不符，请逐位核对。";
    }
}
