using System.Globalization;
using System.Text;

namespace Fashu;

/// <summary>Money is kept in fen; people read yuan, agreements carry big-capital numerals as well.</summary>
public static class ChineseMoney
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly (decimal Unit, string Name)[] Joints = [(100_000_000, "亿"), (10_000, "万"), (1000, "仟"), (100, "佰"), (10, "拾")];

    /// <summary>Whole fen of what a person typed: 1,200.5, １２００．５元. Null for anything that is no amount with at most two decimals.</summary>
    public static long? ReadYuan(string typed)
    {
        var text = typed.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).Trim().TrimEnd('元').Trim();
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan)
            && Math.Abs(yuan) < 10_000_000_000_000m && decimal.Truncate(yuan * 100) == yuan * 100
                ? (long)decimal.Truncate(yuan * 100)
                : null;
    }

    extension(long fen)
    {
        /// <summary>12,000 元, or 12,000.50 元 where there are jiao or fen.</summary>
        public string Yuan() => ((decimal)fen / 100).ToString(fen % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture) + " 元";

        /// <summary>壹万贰仟元整, as agreements and receipts write it.</summary>
        public string Capital()
        {
            var amount = Math.Abs((decimal)fen);
            var (yuan, jiao, rest) = (decimal.Truncate(amount / 100), (int)(amount / 10 % 10), (int)(amount % 10));
            var text = new StringBuilder(fen < 0 ? "负" : "");
            if (yuan > 0) text.Append(Whole(yuan)).Append('元');
            if (jiao == 0 && rest == 0) return (yuan == 0 ? text.Append("零元") : text).Append('整').ToString();
            if (jiao > 0) text.Append(Digits[jiao]).Append('角');
            else if (yuan > 0) text.Append('零');
            if (rest > 0) text.Append(Digits[rest]).Append('分');
            else text.Append('整');
            return text.ToString();
        }
    }

    // 万 and 亿 read what stands before them as a number of its own; 零 stands for zeros on either side of the joint.
    private static string Whole(decimal number)
    {
        foreach (var (unit, name) in Joints)
        {
            if (number < unit) continue;
            var (high, low) = (decimal.Truncate(number / unit), number % unit);
            var zero = low < unit / 10 || (unit >= 10_000 && high % 10 == 0) ? "零" : "";
            return Whole(high) + name + (low == 0 ? "" : zero + Whole(low));
        }
        return Digits[(int)number].ToString();
    }
}
