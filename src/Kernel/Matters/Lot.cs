using System.Security.Cryptography;
using System.Text;

namespace Fashu;

/// <summary>
/// A draw that anybody can repeat: what is drawn from is put in the order of SHA-256 of “seed|name”, written in small hexadecimal digits, and the
/// first ones are drawn. The seed is random and is published with the draw.
/// </summary>
public static class Lot
{
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Rank(string seed, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{name}")));

    /// <summary>All of them in the order in which they are drawn.</summary>
    public static IEnumerable<T> Order<T>(string seed, IEnumerable<T> all, Func<T, string> name) => all.OrderBy(one => Rank(seed, name(one)), StringComparer.Ordinal).ThenBy(name, StringComparer.Ordinal);

    /// <summary>How many of so many are drawn at this share: at least one.</summary>
    public static int Count(int of, int percent) => of == 0 ? 0 : Math.Max(1, (of * percent + 99) / 100);
}
