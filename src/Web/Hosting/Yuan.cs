using System.Globalization;

namespace Fashu.Web;

/// <summary>Amounts between what a person types and the whole fen that are kept.</summary>
internal static class Yuan
{
    public const string Suffix = "~yuan";

    /// <summary>Stands for what is no amount: it binds like any number, so that nothing else of the form is lost, and <see cref="AmountAttribute"/> refuses it.</summary>
    public static readonly string Unreadable = AmountAttribute.Unreadable.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1,200.5" or "１２００．５元" → "120050"; anything that is no amount with at most two decimals is unreadable.</summary>
    public static string ToFen(string typed) => ChineseMoney.ReadYuan(typed)?.ToString("0", CultureInfo.InvariantCulture) ?? Unreadable;

    /// <summary>Under this key a request remembers what was typed into a field.</summary>
    public static string Typed(string field) => "typed " + field;

    public static string FromFen(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);
}
