using Fashu.Matters;
using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>The question of the home page leads to mediation, with a reason, where mediation fits.</summary>
public class GuideTests
{
    [Fact]
    public void Every_example_of_the_home_page_is_answered_with_a_reason()
    {
        foreach (var example in FindHelp.Examples)
        {
            var hint = new MediationGuide().For(example);
            Assert.Equal(("申请调解", "/file"), (hint?.Begin, hint?.Href));
        }
    }

    [Theory]
    [InlineData("邻居漏水", "邻里")]
    [InlineData("老板拖欠工资", "工钱")]
    [InlineData("田埂被移了", "土地")]
    [InlineData("身份证丢了", null)]
    public void The_reason_fits_the_words(string words, string? reason) => Assert.Equal(reason, new MediationGuide().For(words)?.Why[..2]);
}
