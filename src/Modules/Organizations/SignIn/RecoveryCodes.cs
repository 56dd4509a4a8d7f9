using System.Security.Cryptography;
using System.Text;

namespace Fashu.Organizations;

/// <summary>Ten codes of sixty random bits to print and lock away.</summary>
internal static class RecoveryCodes
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Count = 10;

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Signs, 4))))];

    public static byte[] HashOf(Guid staff, string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{staff}:{string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant()}"));
}
