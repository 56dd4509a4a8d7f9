using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fashu.Mediation;

/// <summary>The secret of a one-time link: 128 random bits; only the hash is stored.</summary>
internal static class InvitationToken
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static string Hash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
