namespace Fashu.Divisions;

/// <summary>A division code in its short form: 33, 3301, 330102, nine, twelve and fifteen digits; 330100 is read as 3301, a grid's two digits as three.</summary>
public sealed record DivisionCode
{
    private DivisionCode(string text, DivisionLevel level) => (Text, Level) = (text, level);

    public string Text { get; }

    public DivisionLevel Level { get; }

    /// <summary>At least six digits as GB/T 2260 prints them: 330100.</summary>
    public string Gb2260 => Text.PadRight(6, '0')[..6];

    /// <summary>Towns directly under a city bear 00 where a county would stand; their parent is the city.</summary>
    public DivisionCode? Parent =>
        Level != DivisionLevel.Province && TryRead(Text[..Width(Above)], out var parent, out _) ? parent : null;

    /// <summary>First code of the subtree, itself included; compare ordinally.</summary>
    public string From => Text;

    /// <summary>First code after the subtree.</summary>
    public string Before => Next(Text);

    public bool Contains(DivisionCode other) =>
        string.CompareOrdinal(From, other.Text) <= 0 && string.CompareOrdinal(other.Text, Before) < 0;

    public static bool TryRead(string? text, out DivisionCode value, out string error)
    {
        value = null!;
        var code = Short((text ?? "").AsCode());
        error = Fault(code, out var level);
        if (error.Length > 0) return false;
        value = new(code, level);
        return true;
    }

    public override string ToString() => Text;

    private DivisionLevel Above => Enum.GetValues<DivisionLevel>().Last(l => l < Level);

    private static int Width(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => 2,
        DivisionLevel.City => 4,
        DivisionLevel.County => 6,
        DivisionLevel.Town => 9,
        DivisionLevel.Village => 12,
        _ => 15,
    };

    // Published tables fill the levels below with zeros; no division bears a number of zeros only.
    private static string Short(string code)
    {
        if (!Typed.IsDigits(code)) return code;
        foreach (var (width, shorter) in (ReadOnlySpan<(int, int)>)[(12, 9), (9, 6), (6, 4), (4, 2)])
            if (code.Length == width && code.AsSpan(shorter).TrimStart('0').IsEmpty) code = code[..shorter];
        // Some cities number grids 01–99, others 001–999; one width makes a code the prefix of what lies below it.
        return code.Length == 14 ? $"{code[..12]}0{code[12..]}" : code;
    }

    private static string Fault(string code, out DivisionLevel level)
    {
        level = code.Length switch
        {
            2 => DivisionLevel.Province,
            4 => DivisionLevel.City,
            6 => DivisionLevel.County,
            9 => DivisionLevel.Town,
            12 => DivisionLevel.Village,
            _ => DivisionLevel.Grid,
        };
        if (code.Length == 0) return "请填写行政区划代码。";
        if (!Typed.IsDigits(code)) return "行政区划代码只能是数字。";
        if (code.Length is not (2 or 4 or 6 or 9 or 12 or 14 or 15))
            return $"行政区划代码应是2、4、6、9、12、14或15位，现在是{code.Length}位。";
        if (code[0] is '0' or '9') return "行政区划代码前两位不是有效的省级代码。";
        if (level == DivisionLevel.Grid && code.AsSpan(12).TrimStart('0').IsEmpty) return "网格序号不能全是0。";
        return "";
    }

    private static string Next(string digits)
    {
        var stem = digits.TrimEnd('9');
        return stem.Length == 0 ? ":" : stem[..^1] + (char)(stem[^1] + 1);
    }
}
