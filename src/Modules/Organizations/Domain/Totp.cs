using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Fashu.Organizations;

/// <summary>Time-based one-time codes (RFC 6238, HMAC-SHA-1, 30 s, six digits), as every authenticator app makes them.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>160 random bits in base 32.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    public static long StepAt(DateTime at) => (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond / StepSeconds;

    /// <summary>The step whose code this is, one step of clock drift to either side forgiven and steps up to <paramref name="spent"/> left out; null for a wrong code.</summary>
    public static long? Match(string secret, string typed, DateTime at, long spent)
    {
        typed = string.Concat(typed.Where(char.IsAsciiDigit));
        if (typed.Length != 6) return null;
        var now = StepAt(at);
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
            if (step > spent && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step, 6)), System.Text.Encoding.ASCII.GetBytes(typed))) found = step;
        return found;
    }

    public static string Code(string secret, long step, int digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = HMACSHA1.HashData(Bytes(secret), counter);
        var at = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(at, 4)) & 0x7FFFFFFF;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(string secret, string login, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(login)}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period={StepSeconds}";

    internal static byte[] Bytes(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        int kept = 0, bits = 0, at = 0;
        foreach (var sign in secret)
        {
            kept = kept << 5 | Base32.IndexOf(sign);
            if ((bits += 5) < 8) continue;
            bytes[at++] = (byte)(kept >> (bits -= 8));
            kept &= (1 << bits) - 1;
        }
        return bytes;
    }
}
