namespace Fashu.Divisions;

/// <summary>A division under one name for a span of days. A code is never given to another area; a new name is a new row of the same code.</summary>
internal sealed class Division
{
    private Division() { }

    public Guid Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DivisionLevel Level { get; private set; }

    /// <summary>First day in force.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day in force.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Codes that took its place, parted by commas.</summary>
    public string Successors { get; private set; } = "";

    public static Division Found(string code, string name, DateOnly from, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        Code = code,
        Name = name.Trim(),
        Level = LevelOf(code),
        From = from,
    };

    /// <summary>The same area under another name from a day on.</summary>
    public Division Rename(string name, DateOnly from)
    {
        DemandStanding();
        if (name.Trim() == Name) throw new RuleBroken($"{Code}已经叫“{Name}”，不用改名。");
        if (from <= From) throw new RuleBroken($"新名称的启用日期应晚于现名称的启用日期{From.Formal()}。");
        Until = from.AddDays(-1);
        return Found(Code, name, from);
    }

    /// <summary>Corrects a slip of the pen; the old spelling never was a name.</summary>
    public void Correct(string name) => Name = name.Trim();

    /// <summary>Merged, split or dissolved: stands for the last time on the day before.</summary>
    public void End(DateOnly firstDayWithout, IEnumerable<string> successors)
    {
        DemandStanding();
        if (firstDayWithout <= From) throw new RuleBroken($"停用日期应晚于启用日期{From.Formal()}。");
        Until = firstDayWithout.AddDays(-1);
        Successors = string.Join(',', successors.Distinct().Order(StringComparer.Ordinal));
        if (Successors.Split(',').Contains(Code)) throw new RuleBroken($"{Name}不能由它自己承接。");
    }

    public DivisionCard Card() => new(Code, Name, Level, From, Until) { Successors = Successors.Length == 0 ? [] : Successors.Split(',') };

    public static DivisionLevel LevelOf(string code) => Enum.IsDefined((DivisionLevel)code.Length)
        ? (DivisionLevel)code.Length
        : throw new RuleBroken($"“{code}”不是行政区划代码：应为2、4、6、9、12或15位数字。");

    private void DemandStanding()
    {
        if (Until is { } until) throw new RuleBroken($"{Name}（{Code}）已在{until.Formal()}停用，不能再变更。");
    }
}
