namespace Fashu;

public sealed partial class WorkCalendar
{
    /// <summary>The official lists shipped with the product.</summary>
    public static WorkCalendar BuiltIn { get; } = new(
    [
        new(2025, Rest(2025, ("元旦", 1, 1, 1), ("春节", 1, 28, 8), ("清明节", 4, 4, 3), ("劳动节", 5, 1, 5),
                ("端午节", 5, 31, 3), ("国庆节、中秋节", 10, 1, 8)),
            MakeUp(2025, (1, 26), (2, 8), (4, 27), (9, 28), (10, 11)),
            true, "国务院办公厅关于2025年部分节假日安排的通知"),
        new(2026, Rest(2026, ("元旦", 1, 1, 3), ("春节", 2, 15, 9), ("清明节", 4, 4, 3), ("劳动节", 5, 1, 5),
                ("端午节", 6, 19, 3), ("中秋节", 9, 25, 3), ("国庆节", 10, 1, 7)),
            MakeUp(2026, (1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)),
            true, "国务院办公厅关于2026年部分节假日安排的通知"),
    ]);

    private static Dictionary<DateOnly, string> Rest(int year, params (string Name, int Month, int Day, int Length)[] blocks) =>
        blocks.SelectMany(block => Enumerable.Range(0, block.Length)
                .Select(at => (Day: new DateOnly(year, block.Month, block.Day).AddDays(at), block.Name)))
            .ToDictionary(rest => rest.Day, rest => rest.Name);

    private static Dictionary<DateOnly, string> MakeUp(int year, params (int Month, int Day)[] days) =>
        days.ToDictionary(day => new DateOnly(year, day.Month, day.Day), _ => "调休上班");
}
