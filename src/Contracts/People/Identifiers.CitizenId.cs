using System.Globalization;

namespace Fashu.People;

/// <summary>GB/T 2261.1.</summary>
public enum Sex { Unknown = 0, Male = 1, Female = 2, NotStated = 9 }

/// <summary>公民身份号码, GB 11643: area, birthday, sequence (odd male), check sign. Prints masked; <see cref="Text"/> is the number itself.</summary>
public sealed record CitizenId
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string CheckSigns = "10X98765432";
    private const int OldestAge = 150;

    // First two digits in use; areas that were merged or renamed stay valid for those born there, so no finer test.
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    private CitizenId(string text, DateOnly born) => (Text, Born) = (text, born);

    public string Text { get; }

    public DateOnly Born { get; }

    public string Area => Text[..6];

    public Sex Sex => (Text[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    public string Masked => Text.MaskIdNumber();

    /// <summary>Whole birthdays; who was born on 29 February has the birthday on 1 March in other years.</summary>
    public int AgeOn(DateOnly day) => AgeOn(Born, day);

    public static int AgeOn(DateOnly born, DateOnly day) =>
        day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    /// <summary>Reads a typed number; the fifteen-digit form of before 1999 is completed.</summary>
    public static bool TryRead(string? text, DateOnly today, out CitizenId value, out string error)
    {
        value = null!;
        var code = (text ?? "").AsCode();
        if (code.Length == 15 && Typed.IsDigits(code)) code = Complete(code);
        error = Fault(code, today, out var born);
        if (error.Length > 0) return false;
        value = new(code, born);
        return true;
    }

    /// <summary>The check sign of the first seventeen digits.</summary>
    public static char CheckSign(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var at = 0; at < 17; at++) sum += (seventeen[at] - '0') * Weights[at];
        return CheckSigns[sum % 11];
    }

    public override string ToString() => Masked;

    private static string Complete(string fifteen)
    {
        var seventeen = $"{fifteen[..6]}19{fifteen[6..]}";
        return seventeen + CheckSign(seventeen);
    }

    private static string Fault(string code, DateOnly today, out DateOnly born)
    {
        born = default;
        if (code.Length == 0) return "请填写身份证号码。";
        if (code.Length != 18) return $"身份证号码应是18位，现在是{code.Length}位。";
        if (!Typed.IsDigits(code.AsSpan(0, 17)) || !(char.IsAsciiDigit(code[17]) || code[17] == 'X'))
            return "身份证号码只能是数字，最后一位可以是X。";
        if (!Provinces.Contains(code[..2])) return "身份证号码前两位不是有效的地区，请核对。";
        if (!DateOnly.TryParseExact(code.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out born))
            return "身份证号码中的出生日期不存在，请核对第7至14位。";
        if (born > today) return "身份证号码中的出生日期在今天之后，请核对第7至14位。";
        if (AgeOn(born, today) > OldestAge) return "身份证号码中的出生日期太早，请核对第7至14位。";
        return CheckSign(code) == code[17] ? "" : "身份证号码有误：最后一位校验不符，请逐位核对。";
    }
}
