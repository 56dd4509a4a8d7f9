namespace Fashu.Kernel.Tests;

public class DatedTests
{
    private static readonly Dated<int> Days = new() { { "2011-01-01", 30 }, { "2027-01-01", 45 } };

    [Theory]
    [InlineData("2011-01-01", 30, "2011-01-01")]
    [InlineData("2026-12-31", 30, "2011-01-01")]
    [InlineData("2027-01-01", 45, "2027-01-01")]
    [InlineData("2099-01-01", 45, "2027-01-01")]
    public void The_value_in_force_on_the_day(string day, int days, string version)
    {
        Assert.Equal(days, Days.On(DateOnly.Parse(day)));
        Assert.Equal(version, Days.Version(DateOnly.Parse(day)));
    }

    [Fact]
    public void Before_the_first_date_there_is_no_rule() =>
        Assert.Equal("2010年12月31日还没有可适用的规定，最早的自2011年1月1日起施行。",
            Assert.Throws<RuleBroken>(() => Days.On(new(2010, 12, 31))).Message);

    [Fact]
    public void What_is_not_yet_in_force_can_be_shown() =>
        Assert.Equal([KeyValuePair.Create(new DateOnly(2027, 1, 1), 45)], Days.After(new(2026, 11, 21)));

    [Fact]
    public void An_empty_list_and_a_date_twice_are_mistakes()
    {
        Assert.Throws<RuleBroken>(() => new Dated<int>().On(new(2026, 1, 1)));
        Assert.Throws<ArgumentException>(() => new Dated<int> { { "2026-01-01", 1 }, { "2026-01-01", 2 } });
        Assert.Throws<FormatException>(() => new Dated<int> { { "2026-13-01", 1 } });
    }

    [Fact]
    public void The_order_of_writing_does_not_matter() =>
        Assert.Equal(1, new Dated<int> { { "2027-01-01", 2 }, { "2026-01-01", 1 } }.On(new(2026, 6, 1)));
}
