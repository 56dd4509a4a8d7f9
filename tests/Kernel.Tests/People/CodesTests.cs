using Fashu.Divisions;
using Fashu.People;

namespace Fashu.Kernel.Tests;

public class CodesTests
{
    [Theory]
    [InlineData("91350100M000100Y4", '3')]
    [InlineData("32330100MD00000AX", 'R')]
    [InlineData("34330100MD00000B8", 'K')]
    [InlineData("11330100MB0000019", 'K')]
    public void The_check_sign_of_a_credit_code_is(string seventeen, char check) => Assert.Equal(check, CreditCode.CheckSign(seventeen));

    [Theory]
    [InlineData("M000100Y", '4')]
    [InlineData("MD00000A", 'X')]
    [InlineData("MD00000B", '8')]
    [InlineData("MB000001", '9')]
    public void The_check_sign_of_an_organization_code_is(string eight, char check) => Assert.Equal(check, CreditCode.OrganizationCheckSign(eight));

    [Theory]
    [InlineData("32330100md00000axr", "32330100MD00000AXR", "司法行政", "330100")]
    [InlineData("３４３３０１００ＭＤ０００００Ｂ８Ｋ", "34330100MD00000B8K", "司法行政", "330100")]
    [InlineData("11330100-MB000001-9K", "11330100MB0000019K", "机构编制", "330100")]
    [InlineData("91350100M000100Y43", "91350100M000100Y43", "市场监督管理", "350100")]
    public void A_typed_credit_code_is_read(string typed, string code, string registrar, string division)
    {
        Assert.True(CreditCode.TryRead(typed, out var read, out var error), error);
        Assert.Equal((code, registrar, division), (read.Text, read.Registrar, read.Division));
        Assert.Equal(9, read.OrganizationCode.Length);
    }

    [Theory]
    [InlineData("", "请填写")]
    [InlineData("91350100M000100Y4", "应是18位")]
    [InlineData("91350100M000100Y4Z", "不使用字母")]
    [InlineData("91350100M000100Y44", "最后一位校验不符")]
    [InlineData("91350100M000100Y53", "组织机构代码校验不符")]
    [InlineData("9135O100M000100Y43", "不使用字母")]
    [InlineData("9135A100M000100Y43", "行政区划数字")]
    [InlineData("91350100M00010*Y43", "只能是数字和大写字母")]
    public void A_wrong_credit_code_is_explained(string typed, string why)
    {
        Assert.False(CreditCode.TryRead(typed, out _, out var error));
        Assert.Contains(why, error);
    }

    [Fact]
    public void Any_single_wrong_sign_of_a_credit_code_is_caught() => Seeded.Each(200, random =>
    {
        const string signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var eight = string.Concat(Enumerable.Range(0, 8).Select(_ => random.Pick(signs.ToCharArray())));
        var seventeen = $"{random.Pick("1359".ToCharArray())}1330100{eight}{CreditCode.OrganizationCheckSign(eight)}";
        var code = seventeen + CreditCode.CheckSign(seventeen);
        Assert.True(CreditCode.TryRead(code, out _, out var error), error);
        for (var at = 0; at < 18; at++)
            foreach (var other in signs)
                if (other != code[at])
                    Assert.False(CreditCode.TryRead(code[..at] + other + code[(at + 1)..], out _, out _));
    });

    [Theory]
    [InlineData("10000008000", true, "10000008000")]
    [InlineData("+86 100 0000 8000", true, "10000008000")]
    [InlineData("0086-100-0000-8000", true, "10000008000")]
    [InlineData("８６１０００００００００１", true, "10000000001")]
    public void A_typed_phone_is_read(string typed, bool testRange, string number)
    {
        Assert.True(MobileNumber.TryRead(typed, testRange, out var read, out var error), error);
        Assert.Equal((number, true), (read.Text, read.IsTest));
        Assert.Equal(number.MaskPhone(), $"{read}");
    }

    [Theory]
    [InlineData("13", true)]
    [InlineData("15", true)]
    [InlineData("19", true)]
    [InlineData("10", false)]
    [InlineData("11", false)]
    [InlineData("12", false)]
    [InlineData("23", false)]
    public void Issued_ranges_begin_with_13_to_19(string start, bool valid)
    {
        Assert.Equal(valid, MobileNumber.TryRead(start + "000000000", false, out _, out _));
        Assert.Equal(start == "10", MobileNumber.TryRead(start + "000000000", true, out _, out _)); // the sample city takes no real number
    }

    [Theory]
    [InlineData(null, "请填写")]
    [InlineData("1000000800", "应是11位")]
    [InlineData("100000080a0", "只能是数字")]
    [InlineData("10000008000", "开头几位")]
    public void A_wrong_phone_is_explained(string? typed, string why)
    {
        Assert.False(MobileNumber.TryRead(typed, false, out _, out var error));
        Assert.Contains(why, error);
    }

    [Theory]
    [InlineData("33", "33", DivisionLevel.Province, null)]
    [InlineData("330000", "33", DivisionLevel.Province, null)]
    [InlineData("330100", "3301", DivisionLevel.City, "33")]
    [InlineData("330100000000", "3301", DivisionLevel.City, "33")]
    [InlineData("330102", "330102", DivisionLevel.County, "3301")]
    [InlineData("330102001", "330102001", DivisionLevel.Town, "330102")]
    [InlineData("330102001000", "330102001", DivisionLevel.Town, "330102")]
    [InlineData("330102001002", "330102001002", DivisionLevel.Village, "330102001")]
    [InlineData("33010200100203", "330102001002003", DivisionLevel.Grid, "330102001002")]
    [InlineData("330102001002003", "330102001002003", DivisionLevel.Grid, "330102001002")]
    [InlineData("330100003", "330100003", DivisionLevel.Town, "3301")] // a town directly under its city
    public void A_division_code_has_level_and_parent(string typed, string code, DivisionLevel level, string? parent)
    {
        Assert.True(DivisionCode.TryRead(typed, out var read, out var error), error);
        Assert.Equal((code, level, parent), (read.Text, read.Level, read.Parent?.Text));
    }

    [Theory]
    [InlineData("", "请填写")]
    [InlineData("330", "应是2、4、6")]
    [InlineData("33O1", "只能是数字")]
    [InlineData("003301", "前两位")]
    [InlineData("33010200100200", "网格序号")]
    public void A_wrong_division_code_is_explained(string typed, string why)
    {
        Assert.False(DivisionCode.TryRead(typed, out _, out var error));
        Assert.Contains(why, error);
    }

    [Fact]
    public void A_subtree_is_a_range_of_codes() => Seeded.Each(3000, random =>
    {
        var full = "33" + random.Digits(9) + random.Next(1, 10) + random.Next(10, 99);
        Assert.True(DivisionCode.TryRead(full, out var grid, out var error), error);
        for (var above = grid; above is not null; above = above.Parent)
        {
            Assert.True(above.Contains(grid), above.Text);
            Assert.True(DivisionCode.TryRead(random.Pick(["33", "34", "32"]) + random.Digits(9) + "199", out var other, out _));
            Assert.Equal(other.Text.StartsWith(above.Text, StringComparison.Ordinal), above.Contains(other));
        }
    });

    [Fact]
    public void A_grid_of_fourteen_digits_is_the_one_of_fifteen_with_a_zero()
    {
        Assert.True(DivisionCode.TryRead("33010200100201", out var one, out _));
        Assert.True(DivisionCode.TryRead("330102001002011", out var other, out _));
        Assert.Equal("330102001002001", one.Text);
        Assert.False(one.Contains(other));
        Assert.True(one.Contains(one));
        Assert.True(one.Parent!.Contains(other));
        Assert.Equal("330100", one.Parent!.Parent!.Parent!.Parent!.Gb2260);
    }
}
