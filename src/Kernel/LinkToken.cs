using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fashu;

/// <summary>The secret in a link: 140 random bits. Only the hash is stored.</summary>
public static class LinkToken
{
    // No sign that a telephone takes for the end of the link, none that is copied wrongly by hand.
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Signs, 28);

    public static string Hash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
