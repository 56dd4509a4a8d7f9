using System.Security.Cryptography;
using System.Text;

namespace Fashu.Divisions;

/// <summary>The sample city: invented, always the same. 2 counties, 13 towns, 202 villages, 900 grids and a poster in each grid.</summary>
public static class DivisionSamples
{
    public const string City = DivisionSamplePlaces.City, CityName = "桐湾市";

    private const int Villages = 202, Grids = 900;
    private static readonly DateOnly Founded = new(2015, 1, 1);
    private static readonly (string Code, string Name, string[] Towns)[] Counties =
    [
        ("330191", "青溪县", ["云桥镇", "松源镇", "白渡镇", "竹浦镇", "望川镇", "杏坪乡", "南屏街道"]),
        ("330192", "岚江区", ["临潮街道", "双塔街道", "月港镇", "芦湾镇", "金坞镇", "枫林乡"]),
    ];
    private static readonly string[] Spots =
    [
        "村文化礼堂门口", "便民服务点", "老年活动中心", "村口公交站", "卫生室候诊区", "农贸市场入口", "村委会公告栏", "小区物业前台", "祠堂前宣传栏",
    ];

    public static async Task Load(AppDb db, DateTime now, CancellationToken cancel)
    {
        var by = Actor.System(now);
        foreach (var (code, name) in Rows()) db.Add(Division.Found(code, name, Founded, SampleId(code)));
        var random = new Random(3301);
        foreach (var (code, _) in Rows().Where(r => r.Code.Length == (int)DivisionLevel.Grid))
            db.Add(Place.Hang(code, Spots[random.Next(Spots.Length)], false, by, code == DivisionSamplePlaces.TourGrid ? DivisionSamplePlaces.TourPoster : PosterOf(code)));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Code and name of every sample division, upper levels before lower ones.</summary>
    public static IReadOnlyList<(string Code, string Name)> Rows()
    {
        List<(string, string)> rows = [("33", "东越省"), (City, CityName)];
        var names = new Queue<string>(VillageNames());
        var towns = Counties.SelectMany(c => c.Towns.Select((t, at) => (Code: c.Code + (t.EndsWith("街道", StringComparison.Ordinal) ? 1 + at : 101 + at).ToString("000"), Name: t))).ToList();
        rows.AddRange(Counties.Select(c => (c.Code, c.Name)));
        rows.AddRange(towns);
        List<(string Code, string Name)> villages = [];
        for (var at = 0; at < towns.Count; at++)
            for (var n = 0; n < Villages / towns.Count + (at < Villages % towns.Count ? 1 : 0); n++)
                villages.Add(($"{towns[at].Code}{201 + n}", names.Dequeue() + (towns[at].Name.EndsWith("街道", StringComparison.Ordinal) ? "社区" : "村")));
        rows.AddRange(villages);
        for (var at = 0; at < villages.Count; at++)
            for (var n = 1; n <= Grids / villages.Count + (at < Grids % villages.Count ? 1 : 0); n++)
                rows.Add(($"{villages[at].Code}{n:000}", $"第{"零一二三四五"[n]}网格"));
        return rows;
    }

    /// <summary>The poster's code of a sample grid; the same in every sample city.</summary>
    public static string PosterOf(string grid)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("poster:" + grid));
        return string.Concat(hash.Take(Place.Length).Select(b => Place.Signs[b % Place.Signs.Length]));
    }

    private static Guid SampleId(string code) => new(SHA256.HashData(Encoding.UTF8.GetBytes("division:" + code)).AsSpan(0, 16));

    // 石桥 comes first: it is the village of the tour.
    private static IEnumerable<string> VillageNames()
    {
        var pairs = "石柳沙桃清凤龙梅荷枫兰莲松杨樟茶稻麦芳溪".SelectMany(a => "塘桥岙埠畈坞墩渚湖岭洋坪".Select(b => $"{a}{b}")).ToArray();
        new Random(20260101).Shuffle(pairs);
        return pairs.Where(p => p != "石桥").Prepend("石桥");
    }
}
