namespace Fashu.People;

/// <summary>The citizens of the sample city; samples of other modules give them matters. A visitor may sign in as any of them.</summary>
public static class SampleCitizens
{
    /// <summary>Verified; the one with matters of her own.</summary>
    public static readonly (Guid Id, string Name, string Phone) Applicant = (new("0193f000-0000-7000-8000-000000000001"), "欧阳小丽", "10000000001");

    /// <summary>Not verified yet; the other side.</summary>
    public static readonly (Guid Id, string Name, string Phone) Respondent = (new("0193f000-0000-7000-8000-000000000002"), "陈青山", "10000000002");

    private const string Surnames = "赵钱孙李周吴郑王冯褚卫蒋沈韩杨朱秦许何吕";
    private static readonly string[] given = ["建国", "秀英", "国强", "丽华", "志明", "桂芳", "永福", "晓燕", "海涛", "玉珍"];

    /// <summary>The rest of the town: they asked for mediation in the past eighteen months.</summary>
    public static IReadOnlyList<(Guid Id, string Name, string Phone)> Neighbours { get; } =
        [.. Enumerable.Range(0, Surnames.Length * given.Length).Select(n => (new Guid($"0193f000-0000-7000-8001-{n:x12}"), Surnames[n % Surnames.Length] + given[n / Surnames.Length], $"100001{n:00000}"))];
}
