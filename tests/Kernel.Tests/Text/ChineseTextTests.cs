using System.Text.RegularExpressions;

namespace Fashu.Kernel.Tests;

public class ChineseTextTests
{
    private static DateTime At(string city) => DateTime.SpecifyKind(DateTime.Parse(city).AddHours(-8), DateTimeKind.Utc);

    [Fact]
    public void Days_are_written_and_spoken()
    {
        var day = new DateOnly(2026, 11, 21);
        Assert.Equal("2026年11月21日", day.Formal());
        Assert.Equal("2026年1月4日", new DateOnly(2026, 1, 4).Formal());
        Assert.Equal("11月21日（周六）", day.Spoken(new(2026, 1, 1)));
        Assert.Equal("2027年1月4日（周一）", new DateOnly(2027, 1, 4).Spoken(day));
        Assert.Equal("2026年11月22日2时05分", At("2026-11-22T02:05").FormalTime());
        Assert.Equal("11月22日（周日）02:05", At("2026-11-22T02:05").SpokenTime(At("2026-11-21T10:00")));
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-21T08:00", "剩3天")]
    [InlineData("2026-11-24", "2026-11-21T23:59", "剩3天")]
    [InlineData("2026-11-24", "2026-11-23T23:59", "剩1天")]
    [InlineData("2026-11-24", "2026-11-24T00:00", "今天到期")]
    [InlineData("2026-11-24", "2026-11-24T23:59", "今天到期")]
    [InlineData("2026-11-24", "2026-11-25T00:00", "已超期1天")]
    [InlineData("2026-11-24", "2026-11-26T12:00", "已超期2天")]
    public void The_time_left_is_said_in_days(string due, string now, string text) =>
        Assert.Equal(text, DateOnly.Parse(due).EndsAt().RemainingText(At(now)));

    [Theory]
    [InlineData("2026-11-21T10:00", "2026-11-20T09:00", "剩1天")]
    [InlineData("2026-11-21T10:00", "2026-11-21T04:30", "剩5小时")]
    [InlineData("2026-11-21T10:00", "2026-11-21T09:30", "剩不足1小时")]
    [InlineData("2026-11-21T10:00", "2026-11-21T10:00", "已超期不足1小时")]
    [InlineData("2026-11-21T10:00", "2026-11-21T13:00", "已超期3小时")]
    [InlineData("2026-11-21T10:00", "2026-11-23T01:00", "已超期2天")]
    public void A_clock_in_hours_is_said_in_hours(string due, string now, string text) => Assert.Equal(text, At(due).RemainingText(At(now)));

    [Theory]
    [InlineData("2026-11-21T10:00:30", "刚刚")]
    [InlineData("2026-11-21T10:05", "5分钟")]
    [InlineData("2026-11-21T13:59", "3小时")]
    [InlineData("2026-11-23T11:00", "2天")]
    public void Waiting_is_said_in_words(string now, string text) => Assert.Equal(text, At("2026-11-21T10:00").WaitedText(At(now)));

    [Theory]
    [InlineData(0, "0 元")]
    [InlineData(1, "0.01 元")]
    [InlineData(1_200_000, "12,000 元")]
    [InlineData(1_200_050, "12,000.50 元")]
    [InlineData(-50, "-0.50 元")]
    [InlineData(long.MaxValue, "92,233,720,368,547,758.07 元")]
    public void Fen_are_read_as_yuan(long fen, string text) => Assert.Equal(text, fen.Yuan());

    [Theory]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(10, "壹角整")]
    [InlineData(11, "壹角壹分")]
    [InlineData(100, "壹元整")]
    [InlineData(105, "壹元零伍分")]
    [InlineData(150, "壹元伍角整")]
    [InlineData(1000, "壹拾元整")]
    [InlineData(1_200_000, "壹万贰仟元整")]
    [InlineData(32504, "叁佰贰拾伍元零肆分")]
    [InlineData(1640902, "壹万陆仟肆佰零玖元零贰分")]
    [InlineData(600714, "陆仟零柒元壹角肆分")]
    [InlineData(140950, "壹仟肆佰零玖元伍角整")]
    [InlineData(10_700_053, "壹拾万零柒仟元伍角叁分")]
    [InlineData(1_000_000_00, "壹佰万元整")]
    [InlineData(10_001_000_00, "壹仟万零壹仟元整")]
    [InlineData(10_000_000_100, "壹亿零壹元整")]
    [InlineData(100_100_000_000, "壹拾亿零壹佰万元整")]
    [InlineData(100_010_000_000_000, "壹万零壹亿元整")]
    [InlineData(-1_200_000, "负壹万贰仟元整")]
    public void Fen_are_written_in_capital_numerals(long fen, string text) => Assert.Equal(text, fen.Capital());

    [Fact]
    public void Capital_numerals_read_back_as_the_same_amount() => Seeded.Each(20_000, random =>
    {
        var fen = random.Long((long)Math.Pow(10, random.Next(1, 19)));
        if (random.Flip()) fen -= fen % (long)Math.Pow(10, random.Next(0, 12)); // many zeros
        var text = fen.Capital();
        Assert.Equal(fen, ReadBack(text));
        Assert.DoesNotMatch("零零|零[拾佰仟万亿]|.零元|零元[^整]|元零角|角零|整.", text);
    });

    [Theory]
    [InlineData("10000008000", "100****8000")]
    [InlineData("88001234", "******34")]
    [InlineData("12", "**")]
    public void Phones_are_masked(string phone, string masked) => Assert.Equal(masked, phone.MaskPhone());

    [Theory]
    [InlineData("330100190001010019", "330100********0019")]
    [InlineData("E12345678", "*****5678")]
    [InlineData("1234", "****")]
    public void Documents_are_masked(string number, string masked) => Assert.Equal(masked, number.MaskIdNumber());

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧**")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("张", "*")]
    [InlineData("", "")]
    public void Names_are_masked(string name, string masked) => Assert.Equal(masked, name.MaskName());

    [Theory]
    [InlineData("３３０１００－ｘ", "330100X")]
    [InlineData(" 138 0000\t1234 ", "13800001234")]
    public void Codes_are_read_as_typed(string typed, string code) => Assert.Equal(code, typed.AsCode());

    // An independent reader: splits at the last 亿, then 万, then adds places.
    private static long ReadBack(string text)
    {
        if (text == "零元整") return 0;
        var match = Regex.Match(text, "^(?:(?<yuan>[^元角分]+)元)?零?(?:(?<jiao>.)角)?零?(?:(?<fen>.)分)?整?$");
        Assert.True(match.Success, text);
        return (long)(Whole(match.Groups["yuan"].Value) * 100 + Whole(match.Groups["jiao"].Value) * 10 + Whole(match.Groups["fen"].Value));
    }

    private static decimal Whole(string text)
    {
        text = text.Trim('零');
        foreach (var (name, unit) in (ReadOnlySpan<(char, decimal)>)[('亿', 100_000_000), ('万', 10_000), ('仟', 1000), ('佰', 100), ('拾', 10)])
            if (text.LastIndexOf(name) is >= 0 and var at) return Whole(text[..at]) * unit + Whole(text[(at + 1)..]);
        return text.Length == 0 ? 0 : "零壹贰叁肆伍陆柒捌玖".IndexOf(text, StringComparison.Ordinal);
    }
}
