using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Fashu.Load;

/// <summary>What a citizen sends: a short quarrel between neighbours, each with a number of its own.</summary>
internal sealed record Filing(Guid Id, string Place, string Facts, string OtherName, string Wanted)
{
    /// <summary>The number of the filing whose rows were taken as the pattern.</summary>
    public const long Sample = 987_654_321_012;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Filing Of(long number, string place, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), place,
        $"第{number:000000000000}号：楼上邻居家卫生间漏水，把我家客厅吊顶和墙面泡坏了。五月起找过三次，物业也来看过，他说是公共管道的问题，不肯修，也不肯赔。现在雨季又到了，墙皮继续掉，家里有老人和孩子，住着不放心。",
        $"邻居{number:000000000000}", "希望他家尽快修好漏水的地方，赔偿重做吊顶和刷墙的费用，以后不再漏水。");

    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this, json);
}

/// <summary>Percentiles of what was measured.</summary>
internal static class Figures
{
    public static double Percentile(IReadOnlyList<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)];

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>95 % interval of the median by resampling with a fixed seed.</summary>
    public static (double Low, double High) Bootstrap(IReadOnlyList<double> values)
    {
        var random = new Random(1);
        double[] medians = [.. Enumerable.Range(0, 4000).Select(_ => Median(Enumerable.Range(0, values.Count).Select(_ => values[random.Next(values.Count)]))).Order()];
        return (medians[(int)(medians.Length * 0.025)], medians[(int)(medians.Length * 0.975)]);
    }
}
