using System.Text;

namespace Fashu.Kernel.Tests;

public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;

    private static DateOnly Day(string day) => DateOnly.Parse(day);

    [Theory]
    [InlineData("2026-01-02", false, "元旦")]
    [InlineData("2026-01-04", true, null)]   // Sunday, made up
    [InlineData("2026-02-14", true, null)]
    [InlineData("2026-02-15", false, "春节")]
    [InlineData("2026-02-23", false, "春节")]
    [InlineData("2026-02-24", true, null)]
    [InlineData("2026-03-08", false, "周日")]
    [InlineData("2026-05-04", false, "劳动节")]
    [InlineData("2026-06-01", true, null)]   // Children's Day stops no clock
    [InlineData("2026-09-20", true, null)]
    [InlineData("2026-11-21", false, "周六")]
    [InlineData("2025-01-01", false, "元旦")]
    [InlineData("2025-01-26", true, null)]
    [InlineData("2025-10-08", false, "国庆节、中秋节")]
    [InlineData("2025-10-11", true, null)]
    [InlineData("2027-01-01", false, "元旦")]
    [InlineData("2027-10-01", false, "国庆节")]
    [InlineData("2027-10-04", true, null)]   // unpublished: only the fixed days
    [InlineData("2024-05-02", true, null)]   // fixed only since 2025
    public void A_day_is_work_or_rest(string day, bool works, string? name)
    {
        Assert.Equal(works, Calendar.IsWorkday(Day(day)));
        Assert.Equal(name, Calendar.RestName(Day(day)));
    }

    [Fact]
    public void The_year_2025_has_248_working_days() =>
        Assert.Equal(248, Calendar.WorkdaysBetween(Day("2024-12-31"), Day("2025-12-31")));

    [Fact]
    public void Only_listed_years_are_published_and_fixed_days_are_always_certain()
    {
        Assert.True(Calendar.IsPublished(2026));
        Assert.False(Calendar.IsPublished(2027));
        Assert.True(Calendar.IsCertain(Day("2027-05-01")));
        Assert.False(Calendar.IsCertain(Day("2027-05-03")));
    }

    [Fact]
    public void Working_days_count_backwards_too() =>
        Assert.Equal(Day("2026-10-08"), Calendar.AddWorkdays(Day("2026-10-14"), -5));

    [Fact]
    public void Adding_working_days_is_monotone_and_counts_what_it_added() => Seeded.Each(3000, random =>
    {
        var start = random.Day(Day("2024-06-01"), Day("2028-06-01"));
        var n = random.Next(1, 120);
        var end = Calendar.AddWorkdays(start, n);
        Assert.True(Calendar.IsWorkday(end));
        Assert.Equal(n, Calendar.WorkdaysBetween(start, end));
        Assert.True(Calendar.AddWorkdays(start, n + 1) > end);
        Assert.True(Calendar.AddWorkdays(start.AddDays(1), n) >= end);
    });

    [Fact]
    public void An_announced_list_is_imported_with_days_of_the_December_before()
    {
        var sheet = Read("日期,类别,名称\n2026-12-31,休,元旦\n2027-1-1,休,元旦\n2027/1/2,休,元旦\n2026-12-27,班,\n" + Fixed);
        var year = WorkCalendar.ReadYear(sheet, 2027, "测试名单");
        Assert.Empty(sheet.Errors);
        var calendar = Calendar.With(year!);
        Assert.True(calendar.IsPublished(2027));
        Assert.False(calendar.IsWorkday(Day("2026-12-31")));
        Assert.True(calendar.IsWorkday(Day("2026-12-27")));
        Assert.True(calendar.IsWorkday(Day("2026-09-20"))); // the other years stay
    }

    [Fact]
    public void A_faulty_list_names_every_fault_and_imports_nothing()
    {
        var sheet = Read("日期,类别,名称\n2027-01-01,休,元旦\n2027-02-30,休,春节\n2027-05-01,班,\n2027-01-04,班,\n2027-01-01,休,元旦\n2028-03-01,休,\n2027-06-01,假,\n,休,\n");
        Assert.Null(WorkCalendar.ReadYear(sheet, 2027, "测试名单"));
        Assert.Equal(
        [
            "第3行“日期”：“2027-02-30”不是日期，请按 2026-11-21 的样子填写。",
            "第4行“类别”：法定节日不能安排上班。",
            "第5行“类别”：这一天本来就是工作日，调休上班日应是周六或周日。",
            "第6行“日期”：这一天重复出现。",
            "第7行“日期”：不在2027年的名单范围内。",
            "第8行“类别”：只能填“休”或“班”。",
            "第9行“日期”：必填，不能为空。",
        ], sheet.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void An_incomplete_list_is_refused()
    {
        var sheet = Read("日期,类别,名称\n2027-01-01,休,元旦\n");
        Assert.Null(WorkCalendar.ReadYear(sheet, 2027, "测试名单"));
        Assert.Contains("缺少法定节日5月1日", sheet.Errors[0].Message);
        Assert.Null(WorkCalendar.ReadYear(Read("日子,类别\n2027-01-01,休\n"), 2027, "测试名单"));
    }

    private const string Fixed = "2027-05-01,休,劳动节\n2027-05-02,休,劳动节\n2027-10-01,休,国庆节\n2027-10-02,休,国庆节\n2027-10-03,休,国庆节\n";

    private static Sheet Read(string csv) => Sheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)));
}
