using Fashu.People;

namespace Fashu.Kernel.Tests;

public class CitizenIdTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("33010019000101001", '9')]
    [InlineData("33010019000101002", '7')]
    [InlineData("33010019000101006", 'X')]
    [InlineData("33010019000101008", '6')]
    public void The_check_sign_is(string seventeen, char check) => Assert.Equal(check, CitizenId.CheckSign(seventeen));

    [Theory]
    [InlineData("330100190001010019", "330100190001010019", Sex.Male)]
    [InlineData("330100190001010027", "330100190001010027", Sex.Female)]
    [InlineData("33010019000101006x", "33010019000101006X", Sex.Female)]
    [InlineData("３３０１００１９０００１０１００６ｘ", "33010019000101006X", Sex.Female)]
    [InlineData(" 330100 1900 0101 0086 ", "330100190001010086", Sex.Female)]
    [InlineData("330100000101001", "330100190001010019", Sex.Male)] // fifteen digits
    public void A_typed_number_is_read(string typed, string number, Sex sex)
    {
        Assert.True(CitizenId.TryRead(typed, Today, out var id, out var error), error);
        Assert.Equal((number, sex, new DateOnly(1900, 1, 1), "330100"), (id.Text, id.Sex, id.Born, id.Area));
    }

    [Fact]
    public void It_prints_masked()
    {
        Assert.True(CitizenId.TryRead("330100190001010019", Today, out var id, out _));
        Assert.Equal("330100********0019", $"{id}");
    }

    [Theory]
    [InlineData(null, "请填写")]
    [InlineData("  ", "请填写")]
    [InlineData("33010019000101001", "应是18位，现在是17位")]
    [InlineData("33010019000101001A", "只能是数字")]
    [InlineData("33010X190001010019", "只能是数字")]
    [InlineData("990100190001010019", "前两位")]
    [InlineData("330100190002300019", "出生日期不存在")]
    [InlineData("330100202611220019", "今天之后")]
    [InlineData("330100180001010019", "太早")]
    [InlineData("330100190001010018", "校验不符")]
    [InlineData("٣٣٠١٠٠١٩٠٠٠١٠١٠٠١٩", "只能是数字")]
    public void A_wrong_number_is_explained(string? typed, string why)
    {
        Assert.False(CitizenId.TryRead(typed, Today, out _, out var error));
        Assert.Contains(why, error);
    }

    [Theory]
    [InlineData("2008-11-21", "2026-11-20", 17)]
    [InlineData("2008-11-21", "2026-11-21", 18)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    [InlineData("2026-11-21", "2026-11-21", 0)]
    public void Age_is_by_whole_birthdays(string born, string on, int age) =>
        Assert.Equal(age, CitizenId.AgeOn(DateOnly.Parse(born), DateOnly.Parse(on)));

    [Fact]
    public void Any_single_wrong_sign_is_caught() => Seeded.Each(300, random =>
    {
        var born = random.Day(new(1900, 1, 1), new(1900, 12, 31));
        var seventeen = $"330100{born:yyyyMMdd}{random.Digits(3)}";
        var number = seventeen + CitizenId.CheckSign(seventeen);
        Assert.True(CitizenId.TryRead(number, Today, out var id, out var error), error);
        Assert.Equal(born, id.Born);
        for (var at = 0; at < 18; at++)
            foreach (var other in "0123456789X")
                if (other != number[at])
                    Assert.False(CitizenId.TryRead(number[..at] + other + number[(at + 1)..], Today, out _, out _));
    });

    [Fact]
    public void Any_typing_is_answered_never_thrown() => Seeded.Each(3000, random =>
    {
        var typed = string.Concat(Enumerable.Range(0, random.Next(0, 24)).Select(_ => (char)random.Next(0, 0xFFFF)));
        Assert.Equal(CitizenId.TryRead(typed, Today, out _, out var error), error.Length == 0);
    });
}
