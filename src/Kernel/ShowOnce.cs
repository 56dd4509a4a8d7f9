using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Fashu;

/// <summary>Carries a secret from the act that made it to the page that shows it: sealed, for one person or one thing, for ten minutes. It is stored nowhere.</summary>
public sealed class ShowOnce(IDataProtectionProvider keys, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <returns>Fit for an address as it is.</returns>
    public string Seal(Guid of, string secret) => Keys(of).Protect(string.Create(CultureInfo.InvariantCulture, $"{(clock.Now() + Life).Ticks}|{secret}"));

    /// <returns>Null once the time is over, or if it was made for another one.</returns>
    public string? Open(Guid of, string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText)) return null;
        try
        {
            var parts = Keys(of).Unprotect(sealedText).Split('|', 2);
            return clock.Now().Ticks < long.Parse(parts[0], CultureInfo.InvariantCulture) ? parts[1] : null;
        }
        catch (CryptographicException) { return null; }
    }

    private IDataProtector Keys(Guid of) => keys.CreateProtector("show-once", of.ToString());
}
