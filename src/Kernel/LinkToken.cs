using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fashu;

/// <summary>The secret in a link: 144 random bits. Only the hash is stored.</summary>
public static class LinkToken
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));

    public static string Hash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
