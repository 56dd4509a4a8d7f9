namespace Fashu.Mediation.Papers;

internal static class Ordinals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>一, 十二, 二十, 三十五: numbers of clauses from 1 to 99.</summary>
    public static string Of(int number) => number switch
    {
        < 1 or > 99 => throw new ArgumentOutOfRangeException(nameof(number)),
        < 10 => $"{Digits[number]}",
        < 20 => "十" + Rest(number),
        _ => $"{Digits[number / 10]}十" + Rest(number),
    };

    private static string Rest(int number) => number % 10 == 0 ? "" : $"{Digits[number % 10]}";
}
