using System.Globalization;
using System.Text;

namespace Fashu.Web.Papers;

/// <summary>Dates and sums as official Chinese papers write them; city time wherever the server stands.</summary>
public static class PaperWords
{
    private static readonly TimeZoneInfo City = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    public static string Date(DateOnly? day) => day is { } d ? $"{d.Year}年{d.Month}月{d.Day}日" : "";

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>2026年11月21日14时05分, in city time.</summary>
    public static string Moment(DateTime utc)
    {
        var at = Local(utc);
        return string.Create(CultureInfo.InvariantCulture, $"{at.Year}年{at.Month}月{at.Day}日{at.Hour}时{at.Minute:00}分");
    }

    /// <summary>12,000.50元.</summary>
    public static string Money(long fen) =>
        (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) + "元";

    /// <summary>人民币壹万贰仟元伍角整: the form that cannot be altered with one stroke.</summary>
    public static string Capital(long fen)
    {
        if (fen < 0) throw new ArgumentOutOfRangeException(nameof(fen));
        var (yuan, jiao, cents) = (fen / 100, fen / 10 % 10, fen % 10);
        var text = new StringBuilder("人民币");
        if (yuan > 0 || fen == 0) text.Append(Whole(yuan)).Append('元');
        if (jiao > 0) text.Append(Digits[(int)jiao]).Append('角');
        else if (cents > 0 && yuan > 0) text.Append('零');
        if (cents > 0) text.Append(Digits[(int)cents]).Append('分');
        else text.Append('整');
        return text.ToString();
    }

    private static string Whole(long number)
    {
        if (number == 0) return "零";
        var text = new StringBuilder();
        var gap = false;
        for (var group = 3; group >= 0; group--)
        {
            var four = (int)(number / (long)Math.Pow(10, 4 * group) % 10_000);
            if (four == 0)
            {
                gap |= text.Length > 0;
                continue;
            }
            if (text.Length > 0 && (gap || four < 1000)) text.Append('零');
            gap = false;
            var zero = false;
            for (var place = 3; place >= 0; place--)
            {
                var digit = four / (int)Math.Pow(10, place) % 10;
                if (digit == 0)
                {
                    zero = true;
                    continue;
                }
                if (zero && four >= (int)Math.Pow(10, place + 1)) text.Append('零');
                zero = false;
                text.Append(Digits[digit]).Append(Places[place]);
            }
            text.Append(Groups[group]);
        }
        return text.ToString();
    }

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), City);
}
