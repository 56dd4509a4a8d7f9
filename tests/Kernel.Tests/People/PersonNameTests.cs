using Fashu.People;

namespace Fashu.Kernel.Tests;

public class PersonNameTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData(" 张　三 ", "张三")]
    [InlineData("张 三", "张三")]
    [InlineData("𠮷田䶮", "𠮷田䶮")]
    [InlineData("〇一", "〇一")]
    [InlineData("阿依古丽•买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽・买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽．买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽.买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽 · 买买提", "阿依古丽·买买提")]
    [InlineData("John  F. Smith", "John F. Smith")]
    [InlineData("Ｊｏｈｎ Smith", "John Smith")]
    [InlineData("Jose\u0301 O'Neil", "Jos\u00E9 O'Neil")]
    [InlineData("神田", "神田")]       // U+FA19 stays what was registered
    [InlineData("𰻝𱁬", "𰻝𱁬")]       // plane 3
    [InlineData("葛\U000E0100城", "葛\U000E0100城")]
    public void A_name_is_kept_and_tidied(string typed, string name)
    {
        Assert.True(PersonName.TryRead(typed, out var read, out var error), error);
        Assert.Equal(name, read.Text);
    }

    [Theory]
    [InlineData(null, "请填写姓名")]
    [InlineData("　", "请填写姓名")]
    [InlineData("张", "至少2个字")]
    [InlineData("𠮷", "至少2个字")]
    [InlineData("葛\U000E0100", "至少2个字")]
    [InlineData("<b>张三</b>", "符号")]
    [InlineData("＜script＞", "符号")]
    [InlineData("张三1", "数字")]
    [InlineData("张\u200B三", "看不见")]
    [InlineData("张\n三", "看不见")]
    [InlineData("张\u202E三", "看不见")]
    [InlineData("张三😀", "看不见的字符或符号")]
    [InlineData("张\uE5D2", "生僻字")]
    [InlineData("张\uD842", "无法识别")]
    [InlineData("·张三", "间隔号")]
    [InlineData("阿依··古丽", "间隔号")]
    public void A_wrong_name_is_explained(string? typed, string why)
    {
        Assert.False(PersonName.TryRead(typed, out _, out var error));
        Assert.Contains(why, error);
    }

    [Fact]
    public void The_length_is_counted_in_characters_as_people_see_them()
    {
        Assert.True(PersonName.TryRead(string.Concat(Enumerable.Repeat("𠮷", 50)), out _, out _));
        Assert.False(PersonName.TryRead(string.Concat(Enumerable.Repeat("𠮷", 51)), out _, out _));
        Assert.False(PersonName.TryRead("张" + new string('\u0301', 5000), out _, out _));
    }

    [Fact]
    public void What_was_tidied_stays_as_it_is() => Seeded.Each(3000, random =>
    {
        var signs = new[] { "张", "三", "𠮷", "䶮", "·", "•", " ", "　", "a", "É", "e\u0301", ".", "-", "<", "7", "\u200B", "\uFA19" };
        var typed = string.Concat(Enumerable.Range(0, random.Next(0, 8)).Select(_ => random.Pick(signs)));
        if (!PersonName.TryRead(typed, out var name, out var error)) Assert.EndsWith("。", error);
        else
        {
            Assert.True(PersonName.TryRead(name.Text, out var again, out error), error);
            Assert.Equal(name.Text, again.Text);
        }
    });
}
