namespace Fashu.Organizations;

/// <summary>Invented names of the sample city's staff, the same in every run.</summary>
internal sealed class SampleNames(int seed)
{
    private const string Families = "陈林黄张李王吴刘周徐朱沈杨胡何叶方俞潘蒋余金夏钱邵施章骆楼柴";
    private const string Women = "芳敏静丽娟燕玲秀兰梅英华慧巧云琴萍雪珍莲";
    private const string Men = "伟强军勇杰涛明超刚平辉鹏华飞亮斌建国志林";
    private readonly Random random = new(seed);
    private readonly HashSet<string> given = [];

    public string Next(bool woman)
    {
        var stock = woman ? Women : Men;
        while (true)
        {
            var name = $"{Sign(Families)}{Sign(stock)}{(random.Next(3) > 0 ? Sign(stock) : "")}";
            if (given.Add(name)) return name;
        }
    }

    public bool IsWoman(int percent) => random.Next(100) < percent;

    private char Sign(string stock) => stock[random.Next(stock.Length)];
}
